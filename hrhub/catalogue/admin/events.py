"""An event on the editors' desk: what both faces share."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import connection
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hrhub.catalogue.models import Event
from hrhub.catalogue.publishing import publish, unpublish
from hrhub.catalogue.vocabulary import form_label, language_name
from hrhub.web.desk import A_KEY

from . import inlines
from .desk import Desk, LookOnly
from .forms import EventForm
from .wording import SeenBy, seen_by, when

WHAT = {
    "fields": [
        "title",
        "title_is_ours",
        ("number_words", "number"),
        ("form", "state"),
        ("language", "languages_offered", "interpretation"),
        "title_variants",
        "opened_with",
    ]
}
WHEN = {
    "fields": [
        ("date", "until", "date_precision"),
        ("start", "end"),
        ("zone", "zone_words"),
        ("date_words", "duration_words"),
    ],
    "description": _("Fill in what is certain, and leave the rest empty: the page says what is not known."),
}
INFERRED = {
    "classes": ["collapse"],
    "fields": [("inferred_date", "inferred_precision"), "inferred_ground"],
    "description": _("Only where the source gives no date of its own."),
}
WHERE = {"fields": ["format", ("venue", "venue_state"), "room", ("city", "country"), "platform"]}
PART_OF = {"fields": ["series", "conference", "parent_words"]}
PUBLISH = {
    "fields": ["published_at", "slug", "old_addresses", "licence", "practice"],
    "description": _("Empty is a draft. When the address changes, the old one leads to the new one."),
}


class FormFilter(admin.AllValuesFieldListFilter):
    """The forms of events by their names."""

    @staticmethod
    def named(value):
        return form_label(str(value))

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield {**choice, "display": self.named(choice["display"])}


class LanguageFilter(FormFilter):
    @staticmethod
    def named(value):
        return language_name(str(value))


class Cards(ChangeList):
    """A list that leaves in the database what it does not show: the long texts."""

    def get_queryset(self, *args, **kwargs):
        return super().get_queryset(*args, **kwargs).for_cards()


class EventDesk(Desk):
    """The page of a webinar or a session; each face registers its own."""

    form = EventForm
    date_hierarchy = "sort_on"
    list_display = ["__str__", when, "state", seen_by]
    list_filter = [
        SeenBy,
        "state",
        ("form", FormFilter),
        ("language", LanguageFilter),
        ("series", admin.RelatedOnlyFieldListFilter),
    ]
    autocomplete_fields = ["series", "conference", "country"]
    actions = ["publish_these", "unpublish_these"]
    fieldsets = [
        (_("What"), WHAT),
        (_("When"), WHEN),
        (_("A date that we infer"), INFERRED),
        (_("Where"), WHERE),
        (_("Part of"), PART_OF),
        (_("Publish"), PUBLISH),
    ]
    inlines = [
        inlines.TextInline,
        inlines.KeyQuestionInline,
        inlines.ObjectiveInline,
        inlines.PresentationInline,
        inlines.AppearanceInline,
        inlines.QuotationInline,
        inlines.InvolvementInline,
        inlines.CountryInline,
        inlines.TopicInline,
        inlines.RecordingInline,
        inlines.ChapterInline,
        inlines.ResourceInline,
        inlines.ClaimInline,
        inlines.SourceInline,
        inlines.StatedTimeInline,
        inlines.FurtherPointInline,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def get_object(self, request, object_id, from_field=None):
        """Lock the event while it is saved: of two editors in the same second, the later is told of the earlier."""
        if request.method == "POST" and connection.in_atomic_block and A_KEY.fullmatch(object_id):
            list(Event.objects.select_for_update().filter(pk=object_id).order_by().values_list("pk"))
        return super().get_object(request, object_id, from_field)

    def get_changelist(self, request, **kwargs):
        return Cards

    @admin.action(description=_("Publish the chosen %(verbose_name_plural)s"), permissions=["change"])
    def publish_these(self, request, queryset):
        count = publish(queryset)
        self.message_user(request, ngettext("%d is published now.", "%d are published now.", count) % count)

    @admin.action(description=_("Make drafts of the chosen %(verbose_name_plural)s"), permissions=["change"])
    def unpublish_these(self, request, queryset):
        count = unpublish(queryset)
        self.message_user(request, ngettext("%d is a draft now.", "%d are drafts now.", count) % count)


@admin.register(Event)
class AnyEvent(LookOnly, Desk):
    """Both faces at once: not on the desk, only in boxes that search for an event."""

    fields = ["title", "state", "date", "series", "conference"]

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).for_cards()

    def has_module_permission(self, request):
        return False
