"""The tables on an event's or a conference's page, each for one kind of thing that hangs on it."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import (
    Appearance,
    Chapter,
    Claim,
    EventCountry,
    EventText,
    EventTopic,
    Involvement,
    KeyQuestion,
    Objective,
    Point,
    Presentation,
    Quotation,
    Recording,
    Resource,
    Source,
    StatedTime,
)

from .desk import FriendlyFields
from .forms import TextForm
from .related import KnownNames, KnownSelect, of_this_page


class Hanging(FriendlyFields):
    """Rows that hang on the page's event or conference. What they point to is chosen among what hangs there too."""

    extra = 0
    classes = ["collapse"]
    chosen_here = []
    formset = KnownNames

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related(*self.autocomplete_fields) if self.autocomplete_fields else rows

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        return of_this_page(field, self, request) if db_field.name in self.chosen_here else field

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Leave out the ways to see and change what is chosen: a page of fifty rows would carry two hundred of them."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return of_this_page(db_field.formfield(widget=forms.CheckboxSelectMultiple), self, request)


class Stacked(Hanging, admin.StackedInline):
    pass


class Tabular(Hanging, admin.TabularInline):
    pass


class TextInline(Stacked):
    model = EventText
    form = TextForm
    verbose_name_plural = _("Texts: titles, teasers, abstracts and summaries, by language")
    fields = [("language", "part", "order", "origin"), ("presentation", "key_question"), "body"]
    chosen_here = ["presentation", "key_question"]


class ConferenceTextInline(TextInline):
    fields = [("language", "part", "order", "origin"), "body"]


class SentenceInline(Tabular):
    """Points of one kind."""

    fields = ["order", "language", "words", "detail"]


class KeyQuestionInline(SentenceInline):
    model = KeyQuestion
    fields = ["order", "language", "words"]


class ObjectiveInline(SentenceInline):
    model = Objective
    verbose_name_plural = _("Objectives, and under “detail” what came of each")


class QuotationInline(SentenceInline):
    model = Quotation
    verbose_name_plural = _("Quotations, and under “detail” by whom")


class FurtherPointInline(SentenceInline):
    model = Point
    fields = ["kind", "order", "language", "words", "detail"]
    verbose_name_plural = _("Figures that were named, access, notes on the sources")
    KINDS = [Point.Kind.FIGURE, Point.Kind.ACCESS, Point.Kind.NOTE]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(kind__in=self.KINDS)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "kind":
            kwargs["choices"] = [(kind.value, kind.label) for kind in self.KINDS]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


class AppearanceInline(Stacked):
    model = Appearance
    verbose_name_plural = _("People: who was in it, and as what")
    fields = [
        ("person", "role", "order"),
        ("title", "affiliation"),
        ("organisation", "country"),
        ("presentation", "name_as_written", "note"),
    ]
    autocomplete_fields = ["person", "organisation", "country"]
    chosen_here = ["presentation"]


class PresentationInline(Stacked):
    model = Presentation
    verbose_name_plural = _("Presentations, in the order of the programme")
    fields = [("order", "title"), "key_questions"]
    chosen_here = ["key_questions"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("key_questions")


class InvolvementInline(Tabular):
    model = Involvement
    fields = ["organisation", "relation", "name_as_written", "line", "order"]
    autocomplete_fields = ["organisation"]


class ClaimInline(Tabular):
    model = Claim
    verbose_name_plural = _("Reported figures: one number a row, in the words of its source")
    fields = ["measure", "qualifier", "number", "unit", "words", "source", "order"]
    chosen_here = ["source"]


class SourceInline(Tabular):
    model = Source
    verbose_name_plural = _("Sources: where all this comes from")
    fields = ["address", "kind", "adds", "is_main", "read_whole", "order"]


class ResourceInline(Stacked):
    model = Resource
    verbose_name_plural = _("Resources: slides, reports, guidance, links")
    fields = [("label", "kind"), ("address", "lost"), ("language", "publisher", "size_bytes", "order"), "note"]


class RecordingInline(Stacked):
    model = Recording
    verbose_name_plural = _("Recordings: here, promised or lost")
    fields = [
        ("state", "form", "language", "order"),
        ("address", "provider"),
        ("duration_s", "size_bytes"),
        ("licence", "consent", "words"),
    ]


class ChapterInline(Tabular):
    model = Chapter
    fields = ["start_ms", "end_ms", "label", "recording"]
    chosen_here = ["recording"]


class CountriesOnce(KnownNames):
    """Refuses a country that the page names twice: the constraint compares with what is stored already."""

    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            country, relation = form.cleaned_data.get("country"), form.cleaned_data.get("relation")
            if not country or self._should_delete_form(form):
                continue
            if (country, relation) in seen:
                form.add_error("country", _("This country is in the list already."))
            seen.add((country, relation))


class CountryInline(Tabular):
    model = EventCountry
    formset = CountriesOnce
    verbose_name_plural = _("Countries it is about, or from which people attended")
    fields = ["country", "relation", "words"]
    autocomplete_fields = ["country"]


class TopicInline(Tabular):
    model = EventTopic
    fields = ["topic"]
    autocomplete_fields = ["topic"]


class StatedTimeInline(Tabular):
    model = StatedTime
    verbose_name_plural = _("Stated times: other days or hours that a source gives")
    fields = ["date", "until", "start", "end", "zone_words", "place", "words", "source_address", "order"]
