"""Series, conferences, topics: what events are part of."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hrhub.catalogue.models import Conference, Series, Topic
from hrhub.catalogue.publishing import publish_conferences, unpublish_conferences

from . import inlines
from .desk import Desk
from .forms import PublishedForm
from .old_addresses import OldAddressesForm
from .wording import SeenBy, seen_by, when


class WithEvents(Desk):
    """A thing that events are counted for."""

    counted = "events"
    ordering = ["sort_key", "id"]  # said here too: counting drops the model's own

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(event_count=Count(self.counted)).defer("folded", "loaded")

    @admin.display(description=_("events"), ordering="event_count")
    def how_many(self, thing):
        return thing.event_count


@admin.register(Series)
class SeriesDesk(WithEvents):
    form = OldAddressesForm
    list_display = ["name", "letter", "how_many"]
    fields = ["name", "names", "letter", "description", "funder_line", "slug", "old_addresses"]


@admin.register(Topic)
class TopicDesk(WithEvents):
    counted = "event_topics"
    list_display = ["name", "how_many"]
    form = OldAddressesForm
    fields = ["name", "names", "slug", "old_addresses"]


@admin.register(Conference)
class ConferenceDesk(WithEvents):
    form = PublishedForm
    date_hierarchy = "sort_on"
    list_display = ["name", when, "city", "country", "how_many", seen_by]
    list_select_related = ["country"]
    list_filter = [SeenBy, "language", ("country", admin.RelatedOnlyFieldListFilter)]
    autocomplete_fields = ["country", "topics"]
    actions = ["publish_these", "unpublish_these"]
    fieldsets = [
        (
            _("What"),
            {"fields": ["name", ("short_name", "edition"), "name_variants", "theme", ("language", "format"), "topics"]},
        ),
        (
            _("When"),
            {
                "fields": [("date", "until", "date_precision"), "date_words"],
                "description": _("Sessions without a day of their own take their place in lists from these days."),
            },
        ),
        (
            _("A date that we infer"),
            {"classes": ["collapse"], "fields": [("inferred_date", "inferred_precision"), "inferred_ground"]},
        ),
        (_("Where"), {"fields": [("venue", "venue_state"), ("city", "country")]}),
        (
            _("Publish"),
            {
                "fields": ["published_at", "slug", "old_addresses", "licence"],
                "description": _("When the address changes, the old ones of the conference and its sessions lead on."),
            },
        ),
    ]
    inlines = [
        inlines.ConferenceTextInline,
        inlines.InvolvementInline,
        inlines.ClaimInline,
        inlines.SourceInline,
        inlines.StatedTimeInline,
        inlines.ResourceInline,
        inlines.FurtherPointInline,
    ]

    @admin.action(description=_("Publish the chosen %(verbose_name_plural)s"), permissions=["change"])
    def publish_these(self, request, queryset):
        count = publish_conferences(queryset)
        self.message_user(request, ngettext("%d is published now.", "%d are published now.", count) % count)

    @admin.action(description=_("Make drafts of the chosen %(verbose_name_plural)s"), permissions=["change"])
    def unpublish_these(self, request, queryset):
        count = unpublish_conferences(queryset)
        self.message_user(request, ngettext("%d is a draft now.", "%d are drafts now.", count) % count)
