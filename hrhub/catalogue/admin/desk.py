"""What all pages of the editors' desk share."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminSplitDateTime
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.changes import changed, hub_changed
from hrhub.catalogue.models import Event
from hrhub.catalogue.renaming import lead_on, stored_path
from hrhub.catalogue.showing import events_showing
from hrhub.catalogue.withdrawing import note_deleted
from hrhub.web.desk import Guarded
from hrhub.web.folding import fold

from .lists import list_field
from .old_addresses import lead_here

LONGEST_SEARCH = 200
PUBLISHING = {"published_at", "published"}  # fields by which something is shown, or taken back
LARGEST = {models.PositiveSmallIntegerField: 32_767, models.PositiveIntegerField: 2_147_483_647}  # on both databases


class FriendlyFields:
    """Form fields in an editor's words, for pages and for the tables within them."""

    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 4, "cols": 60})}}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.JSONField):
            return list_field(db_field)
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        if type(db_field) in LARGEST:
            kwargs["max_value"] = LARGEST[type(db_field)]
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return field and befriended(field, db_field)


def befriended(field, db_field):
    if isinstance(field.widget, (forms.TextInput, forms.Textarea)):
        field.widget.attrs.setdefault("dir", "auto")
    if isinstance(field.widget, AdminSplitDateTime):
        for part, words in zip(field.widget.widgets, [gettext("Date:"), gettext("Time:")], strict=True):
            part.attrs["aria-label"] = f"{field.label}, {words.rstrip(' :')}"  # what stands beside the box is no label
    if hasattr(field.widget, "can_delete_related"):
        field.widget.can_delete_related = False  # a series is not deleted in passing, on the page of an event
    return field


class LookOnly:
    """A page of things to look at and to choose, not to change here: not even for a superuser."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class Desk(FriendlyFields, Guarded, admin.ModelAdmin):
    """A page where editors change one kind of thing; whoever shows that thing is told."""

    search_fields = ["folded__contains"]
    save_on_top = True
    list_per_page = 50

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term[:LONGEST_SEARCH]))

    def view_on_site(self, thing):
        return thing.get_absolute_url()

    def get_changeform_initial_data(self, request):
        """Begin with an empty page, whatever its address says: Django's own page breaks on odd values in it."""
        return {}

    def get_inline_formsets(self, request, formsets, inline_instances, obj=None):
        """Say in each heading how many rows there are: most tables are folded."""
        for inline, formset in zip(inline_instances, formsets, strict=False):
            if count := formset.initial_form_count():
                words = {"what": inline.verbose_name_plural, "count": count}
                inline.verbose_name_plural = _("%(what)s (%(count)d)") % words
        return super().get_inline_formsets(request, formsets, inline_instances, obj)

    def save_model(self, request, thing, form, change):
        before = stored_path(thing) if hasattr(thing, "path") else None
        super().save_model(request, thing, form, change)
        if before:
            lead_on(thing, before)
        lead_here(form.cleaned_data.get("old_addresses") or [], thing)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed(events_showing(form.instance))
        if change and not isinstance(form.instance, Event):  # of a conference without sessions, no event tells
            hub_changed(was_seen=is_public(form.instance) or bool(PUBLISHING & set(form.changed_data)))

    @transaction.atomic
    def delete_model(self, request, thing):
        told = events_showing(thing)
        note_deleted([thing])
        super().delete_model(request, thing)
        changed(told)
        hub_changed(was_seen=is_public(thing))

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        things = list(queryset)
        told = [event for thing in things for event in events_showing(thing)]
        note_deleted(things)
        super().delete_queryset(request, queryset)
        changed(told)
        hub_changed(was_seen=any(map(is_public, things)))


def is_public(thing):
    """True where everybody may see `thing`, or where nothing says that they may not: a person, a topic."""
    return getattr(thing, "is_published", getattr(thing, "published", True))
