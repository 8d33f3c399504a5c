"""Places and the meeting, as tables on the page of an event."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hrhub.catalogue.admin.desk import FriendlyFields
from hrhub.participation.changing import offer_new_places
from hrhub.participation.models import Meeting, Places, Registration
from hrhub.participation.telling_new_link import how_many

WORDS = {
    "way": _("An event that is online and in a room has both: add a second row."),
    "capacity": _("Left empty: as many as come. More places are offered to those who wait as soon as you save."),
    "unit": _(
        "Online a team is one connection. In a room it needs a seat for each. This stays once people registered."
    ),
    "moderated": _("Who asks waits until you choose “Give a place” in the list of registrations."),
}


class PlacesForm(forms.ModelForm):
    """Refuses what would take a place away from somebody who has it."""

    class Meta:
        help_texts = WORDS

    def has_changed(self):
        """Take a new row for meant, though all in it is as it comes: online, as many as come."""
        return not self.instance.pk or super().has_changed()

    def clean_capacity(self):
        capacity, taken = self.cleaned_data["capacity"], self.instance.taken
        if capacity is not None and capacity < taken:
            words = ngettext(
                "%(n)s place is taken already: there cannot be fewer. Take it away first.",
                "%(n)s places are taken already: there cannot be fewer. Take some away first.",
                taken,
            )
            raise ValidationError(words % {"n": taken})
        return capacity

    def clean_unit(self):
        """Keep how places are counted once somebody registered: those who were given one place might need ten."""
        unit, places = self.cleaned_data["unit"], self.instance
        changes = places.pk and unit != self.initial["unit"]
        if changes and Registration.objects.filter(places=places).exists():
            raise ValidationError(_("People have registered already: how places are counted cannot change any more."))
        return unit


class PlacesRows(BaseInlineFormSet):
    """The places of one event, held while they are saved: nobody is given one between the check and the change."""

    def __init__(self, data=None, files=None, instance=None, **kwargs):
        if data is not None and instance is not None and instance.pk:
            for first in Places.objects.filter(event=instance.pk).order_by("pk")[:1]:
                Places.objects.lock(first.pk)
        super().__init__(data, files, instance, **kwargs)

    @classmethod
    def get_default_prefix(cls):
        return "places"

    def save(self, commit=True):
        saved = super().save(commit)
        for form in self.initial_forms if commit else []:
            if form.has_changed() and form not in self.deleted_forms:
                offer_new_places(form.instance)
        return saved


class PlacesInline(FriendlyFields, admin.StackedInline):
    model = Places
    form = PlacesForm
    formset = PlacesRows
    extra = 0
    max_num = 2
    classes = ["collapse"]
    verbose_name_plural = _("Places: who can register, and how many")
    fields = [("way", "capacity", "unit"), ("opens_at", "closes_at"), "moderated", "now_taken"]
    readonly_fields = ["now_taken"]

    @admin.display(description=_("taken"))
    def now_taken(self, places):
        return places.taken if places.pk else "–"


class MeetingRows(BaseInlineFormSet):
    @classmethod
    def get_default_prefix(cls):
        return "meeting"

    def save(self, commit=True):
        """Save, and tell the editor how many will get a mail: they were sent another link before."""
        self.emptied = []
        saved = super().save(commit)
        n = sum(how_many(meeting) for meeting in [*saved, *self.emptied])
        if n:
            words = ngettext(
                "%(n)s address was sent the old way to join. It gets the new one in two minutes.",
                "%(n)s addresses were sent the old way to join. They get the new one in two minutes.",
                n,
            )
            messages.info(self.request, words % {"n": n})
        return saved

    def delete_existing(self, obj, commit=True):
        """Empty what somebody was told, in place of deleting it: they are told that it does not hold any more."""
        emptied = Meeting(pk=obj.pk, event=obj.event)
        if how_many(emptied):
            emptied.save(force_update=True)
            self.emptied.append(emptied)
        else:
            super().delete_existing(obj, commit)


class MeetingInline(FriendlyFields, admin.StackedInline):
    model = Meeting
    formset = MeetingRows
    extra = 0
    classes = ["collapse"]
    verbose_name_plural = _("Meeting: how those who registered join, and what helps whom")
    fields = ["join_link", "dial_in", "reply_to", ("captions", "sign_language", "slides_before"), "counts_only"]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.request = request
        return formset


OF_TAKING_PART = [PlacesInline, MeetingInline]
