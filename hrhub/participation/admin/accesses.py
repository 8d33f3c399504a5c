"""Who of the staff looked at who registered, or was written to."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.admin.desk import LookOnly
from hrhub.catalogue.admin.related import LONGEST_NAME
from hrhub.catalogue.models import Event
from hrhub.participation.models import Registration, RosterAccess
from hrhub.web.desk import Guarded

What = RosterAccess.What


@admin.register(RosterAccess)
class RosterAccessAdmin(LookOnly, Guarded, admin.ModelAdmin):
    """To look at only: what is noted here nobody takes back."""

    actions = None
    list_display = ["made_at", "name", "what", "rows", "about"]
    list_filter = ["what"]
    date_hierarchy = "made_at"
    fields = ["made_at", "name", "what", "rows", "about"]
    readonly_fields = ["about"]
    list_per_page = 100

    def get_changelist_instance(self, request):
        page = super().get_changelist_instance(request)
        titled(page.result_list)
        return page

    def get_object(self, request, object_id, from_field=None):
        look = super().get_object(request, object_id, from_field)
        return look and titled([look])[0]

    @admin.display(description=_("events"))
    def about(self, look):
        return format_html_join("", "<div dir='auto'>{}</div>", ([title] for title in look.titles)) or None


def titled(looks):
    """Give `looks` the titles of their events, all in one query; one that is not there any more keeps its address."""
    paths = {path for look in looks for path in look.events.split()}
    found = Event.objects.filter(path__in=paths).only("face", "path", "number_words", "title")
    titles = {event.path: Truncator(str(event)).chars(LONGEST_NAME) for event in found}
    for look in looks:
        look.titles = [titles.get(path, path) for path in look.events.split()]
    return looks


def note_rows(request, rows):
    """Note that the user of `request` saw `rows`: registrations, or mails. See `hrhub.web.looks`."""
    if rows:
        note(
            request, what_of(request, rows[0]), rows, {row.event.path for row in rows if isinstance(row, Registration)}
        )


def what_of(request, row):
    """Return what is done with rows like `row`: an export says it of itself."""
    if not isinstance(row, Registration):
        return What.MAIL
    if "object_id" in request.resolver_match.kwargs:
        return What.ONE
    return getattr(request, "taken_away_as", What.ACT if request.method == "POST" else What.LIST)


def note(request, what, rows, events):
    RosterAccess.objects.create(
        who=request.user,
        name=request.user.get_username(),
        what=what,
        rows=len(rows),
        events=" ".join(sorted(events))[:300],
    )
