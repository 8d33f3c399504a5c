"""Reports of meetings on the desk: a file, what it would do, and a button."""

import base64
import binascii
import zlib

from django import forms
from django.contrib import admin, messages
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from hrhub.catalogue.models import Event, Precision
from hrhub.catalogue.wording import date_in_words, written_date, written_hours
from hrhub.participation.attendance.importing import ImportedAlready, is_imported, read, take_in
from hrhub.participation.attendance.reading import LARGEST, BadReport
from hrhub.participation.models import Attendance, Places, RosterAccess
from hrhub.web.desk import Guarded

from .accesses import note

MOST_EVENTS = 200
MOST_SHOWN = 200  # names of each kind in the preview
LONGEST_PACKED = 1_500_000  # letters: Django takes 2.5 million in a form
AN_HOUR = 3600
SIGNER = TimestampSigner(salt="hrhub.participation.attendance")


class ReportForm(forms.Form):
    event = forms.ModelChoiceField(
        queryset=Event.objects.none(),
        label=_("Event"),
        help_text=_("An event with places is listed here once it has begun."),
    )
    file = forms.FileField(
        label=_("Report of the meeting"),
        help_text=_(
            "The CSV file of Zoom, Teams, Google Meet or BigBlueButton in English, as it was downloaded. That of a "
            "meeting in Zoom may also be in French, Spanish or Portuguese, and that of Teams in Portuguese."
        ),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = events_of(user)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(gettext("This file is larger than 4 MB. Is it the report of one meeting?"))
        return file.read()


def events_of(user):
    """Return the events that had places and have begun, the newest first."""
    begun = Event.objects.visible_to(user).filter(sort_on__lte=timezone.now())
    chosen = begun.filter(pk__in=Places.objects.order_by().values("event")).order_by("-sort_on", "-pk")[:MOST_EVENTS]
    return Event.objects.filter(pk__in=list(chosen.values_list("pk", flat=True))).order_by("-sort_on", "-pk")


@admin.register(Attendance)
class AttendanceAdmin(Guarded, admin.ModelAdmin):
    """One page: there is nothing to look at in the rows themselves."""

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def add_view(self, request, form_url="", extra_context=None):
        return HttpResponseRedirect(reverse("admin:participation_attendance_changelist"))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self.add_view(request)

    @sensitive_variables()
    def changelist_view(self, request, extra_context=None):
        if not self.has_add_permission(request):
            return super().changelist_view(request, extra_context)
        if "packed" in request.POST:
            return self.taken(request)
        form = ReportForm(request.POST or None, request.FILES or None, user=request.user, initial=request.GET.dict())
        sentences, report = [], None
        if form.is_valid():
            event, content = form.cleaned_data["event"], form.cleaned_data["file"]
            try:
                return self.preview(request, event, content, read(event, content))
            except BadReport as bad:
                sentences = bad.sentences
        return self.page(request, form=form, sentences=sentences, report=report)

    def preview(self, request, event, content, report):
        """Show what the file would do. It travels with the page: nothing is kept here until the button is pressed."""
        packed = pack(event, request.user, content)
        if len(packed) > LONGEST_PACKED:
            raise BadReport(gettext("This file is too large. Is it the report of one meeting?"))
        if report.known:
            note(request, RosterAccess.What.FILE, report.known, {event.path})
        return self.page(
            request,
            report=report,
            event=event,
            warning=report.other_day and of_another_day(event, report.other_day),
            packed=packed,
            known=sorted(((one, row, told(row)) for one, row in report.known), key=by_name)[:MOST_SHOWN],
            unknown=sorted(report.unknown, key=lambda one: one.name.casefold())[:MOST_SHOWN],
            is_imported=is_imported(event, report.digest),
            before=Attendance.objects.filter(event=event).count(),
        )

    def taken(self, request):
        event, content = unpack(request.POST["packed"], request.user)
        if event is None:
            return self.page(
                request,
                form=ReportForm(user=request.user),
                sentences=[gettext("That page was too old. Nothing was changed: please choose the file again.")],
            )
        try:
            report = take_in(event, content, instead="instead" in request.POST)
        except ImportedAlready:
            messages.warning(request, gettext("This file was taken in before. It counts once: nothing was changed."))
        else:
            messages.success(request, done(report))
        return HttpResponseRedirect(f"{reverse('admin:participation_attendance_changelist')}?event={event.pk}")

    def page(self, request, **more):
        context = {**self.admin_site.each_context(request), "title": gettext("Who came: the meeting's report"), **more}
        response = TemplateResponse(request, "admin/participation/report.html", context)
        response.headers["Cache-Control"] = "private, no-store"
        return response


def by_name(known):
    return known[0].name.casefold()


def of_another_day(event, day):
    words = gettext(
        "This file is of another day: it tells of %(told)s, and the event was on %(held)s. Is it the right file? "
        "Platforms write the hours of whoever downloads the report: from far away it may be a day before or after."
    )
    told = date_in_words(get_language(), day, None, Precision.DAY)
    return words % {"told": told, "held": ", ".join(filter(None, [written_date(event), written_hours(event)]))}


def told(row):
    """Return as what a row is known."""
    if hasattr(row, "team_id"):
        return gettext("member of %(team)s") % {"team": row.team}
    return row.get_door_display()


def done(report):
    words = ngettext("%(n)s person or team was found.", "%(n)s people or teams were found.", len(report.known))
    rest = ngettext(
        "%(n)s connection was of nobody who registered.",
        "%(n)s connections were of nobody who registered.",
        len(report.unknown),
    )
    return f"{words % {'n': len(report.known)}} {rest % {'n': len(report.unknown)}}"


def pack(event, user, content):
    """Return `content` signed for this event and editor: the page carries it, and nobody else can send it."""
    words = base64.urlsafe_b64encode(zlib.compress(content, 9)).decode()
    return SIGNER.sign(f"{event.pk}.{user.pk}.{words}")


def unpack(packed, user):
    """Return (event, content) of what `pack` returned within the hour, else (None, None)."""
    try:
        event, whose, words = SIGNER.unsign(packed, max_age=AN_HOUR).split(".")
        content = zlib.decompress(base64.urlsafe_b64decode(words))
    except (BadSignature, ValueError, binascii.Error, zlib.error):
        return None, None
    found = events_of(user).filter(pk=event).first() if whose == str(user.pk) else None
    return found, content
