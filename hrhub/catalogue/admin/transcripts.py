"""Transcripts: their versions and which is published. Their cues are counted here, not edited."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Transcript

from .desk import Desk


@admin.register(Transcript)
class TranscriptDesk(Desk):
    search_fields = ["event__folded__contains"]
    list_display = ["event", "language", "version", "origin", "published", "how_many"]
    ordering = ["-id"]
    list_select_related = ["event"]
    list_filter = ["published", "language", "origin"]
    autocomplete_fields = ["event"]
    fields = ["event", ("language", "version"), ("origin", "published"), "licence", "how_many"]
    readonly_fields = ["how_many"]
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(cue_count=Count("cues"))

    @admin.display(description=_("cues"), ordering="cue_count")
    def how_many(self, transcript):
        return getattr(transcript, "cue_count", 0)
