"""Finding events by what they are: one filter for every list, with its facets and their counts."""

from dataclasses import dataclass
from urllib.parse import quote_plus, urlencode

import django_filters
from django import forms
from django.db.models import Count, F
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hrhub.web.folding import with_words_of

from .facets import FACETS, FacetShown, Labels, Value, most
from .models import Event, Facet

MOST_VALUES = 20  # of one parameter; whoever sends more is no visitor
SHOWN = ["form", "country", "topic", "year", "language", "has"]  # the rest stands under "more"
COUNTRY_AS = [
    ("", _("in any way")),
    ("about", _("about it")),
    ("from", _("a presenter from there")),
    ("attended", _("people attended from there")),
]
SORTS = [
    ("", _("coming, then newest")),
    ("newest", _("newest first")),
    ("oldest", _("oldest first")),
    ("title", _("by title")),
]


class ManyValues(forms.Field):
    """The values of a parameter that may be repeated; unknown ones find nothing, and too many are left out."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        return list(dict.fromkeys(item for item in value or [] if item))[:MOST_VALUES]


class FacetFilter(django_filters.Filter):
    field_class = ManyValues

    def __init__(self, **values):
        super().__init__(label="", **values)  # never shown; without one it would be made anew for each list

    def filter(self, events, values):
        if not values:
            return events
        rows = Facet.objects.filter(kind=self.parent.kind_of(self.field_name), value__in=values)
        return events.filter(pk__in=rows.values("event"))


class WordsFilter(django_filters.CharFilter):
    def filter(self, events, query):
        return with_words_of(query or "", events)


class SortFilter(django_filters.ChoiceFilter):
    def filter(self, events, order):
        by_date = F("sort_on")
        orders = {
            "newest": [by_date.desc(nulls_last=True), "-id"],
            "oldest": [by_date.asc(nulls_last=True), "id"],
            "title": ["title_key", "id"],
        }
        return events.order_by(*orders[order]) if order in orders else events.upcoming_first()


@dataclass
class Chip:
    label: str
    address: str


class EventFilter(django_filters.FilterSet):
    """Filter `queryset` by the parameters of /events/: one repeated is OR, different ones are AND; values are slugs.

    Bad values are ignored or find nothing; they never raise. Facets cost one query, one more for each facet in use,
    and one for the names of topics, series, conferences and people.
    """

    q = WordsFilter(label=_("Find"))
    sort = SortFilter(label=_("Order"), choices=SORTS[1:], empty_label=SORTS[0][1])
    country_as = django_filters.ChoiceFilter(
        label=_("Country"), choices=COUNTRY_AS[1:], empty_label=COUNTRY_AS[0][1], method="no_filter_of_its_own"
    )
    form = FacetFilter()
    country = FacetFilter()
    topic = FacetFilter()
    year = FacetFilter()
    language = FacetFilter()
    has = FacetFilter()
    face = FacetFilter()
    series = FacetFilter()
    conference = FacetFilter()
    person = FacetFilter()

    class Meta:
        model = Event
        fields = []

    def no_filter_of_its_own(self, events, name, value):
        """Keep all: it only says what `country` means."""
        return events

    def kind_of(self, name):
        """Return the kind of Facet row that the parameter `name` asks for."""
        return (name == "country" and self.chosen("country_as")) or name

    @cached_property
    def cleaned(self):
        """The parameters that could be understood; the others count as absent."""
        self.form.is_valid()
        return self.form.cleaned_data

    def chosen(self, name):
        """Return what the visitor chose for the parameter `name`: for a facet a list of its values."""
        return self.cleaned.get(name)

    def filter_queryset(self, events, without=None):
        """Apply every filter but `without`; invalid parameters count as absent."""
        for name, own in self.filters.items():
            if name != without:
                events = own.filter(events, self.chosen(name))
        return events

    @property
    def orders(self):
        """The orders to choose from, as (value, words, is chosen); a widget takes half a millisecond to draw them."""
        return [(value, words, value == (self.chosen("sort") or "")) for value, words in SORTS]

    @property
    def chips(self):
        """What is chosen, each with the address that drops it: the words first, then the facets' values."""
        words, chips = self.chosen("q"), []
        if words:
            chips.append(Chip(gettext("“%(words)s”") % {"words": words}, self.without("q")))
        return chips + [Chip(value.label, value.address) for facet in self.facets for value in facet.selected]

    # Facets

    @cached_property
    def facets(self):
        """Return the facets that help to choose: none with a single value, unless it is chosen."""
        counts = self.counts()
        labels = Labels(counts, lambda name: self.told(name, counts))
        shown = [self.facet(name, counts.get(name, {}), labels) for name in FACETS]
        return [facet for facet in shown if len(facet.values) > 1 or facet.selected]

    def told(self, name, counts):
        """Return the chosen values of a facet whose names may be told: of others only drafts may know.

        One query where a value has no event among those that were found.
        """
        chosen, counted = self.chosen(name), counts.get(name, {})
        unsure = [value for value in chosen if value not in counted]
        if not unsure:
            return chosen
        rows = Facet.objects.filter(kind=name, value__in=unsure, event__in=self.queryset.order_by().values("pk"))
        known = set(rows.values_list("value", flat=True))
        return [value for value in chosen if value in counted or value in known]

    @property
    def facets_shown(self):
        return [facet for facet in self.facets if facet.name in SHOWN or facet.selected]

    @property
    def facets_more(self):
        return [facet for facet in self.facets if facet not in self.facets_shown]

    def counts(self):
        """Return {facet: {value: events}}: each facet counted as if nothing of itself were chosen."""
        found = self.counted(self.qs, [name for name in FACETS if not self.chosen(name) and self.is_offered(name)])
        for name in FACETS:
            if self.chosen(name):
                found |= self.counted(self.filter_queryset(self.queryset.all(), without=name), [name])
        return found

    def is_offered(self, name):
        """False for people before anything is chosen: nearly all have one event, and are half of the cost."""
        return name != "person" or bool(self.parameters)

    def counted(self, events, names):
        kinds = {self.kind_of(name): name for name in names}
        rows = Facet.objects.filter(kind__in=kinds, event__in=events.order_by().values("pk"))
        found = {}
        for kind, value, how_many in rows.values_list("kind", "value").order_by().annotate(n=Count("*")):
            found.setdefault(kinds[kind], {})[value] = how_many
        return found

    def facet(self, name, counts, labels):
        chosen = self.chosen(name)
        values = [
            Value(value, labels.of(name, value), how_many, value in chosen, self.toggled(name, value))
            for value, how_many in [
                *((value, counts.get(value, 0)) for value in chosen),
                *most(name, counts, without=chosen),
            ]
        ]
        return FacetShown(name, str(FACETS[name]), values)

    # Addresses

    @cached_property
    def parameters(self):
        """Return the parameters in force as a list of (name, value), without the page."""
        single = [(name, self.chosen(name)) for name in ("q", "country_as", "sort") if self.chosen(name)]
        return single + [(name, value) for name in FACETS for value in self.chosen(name)]

    def toggled(self, name, value):
        """Return the query string that chooses `value`, or drops it where it is chosen."""
        if (name, value) in self.parameters:
            return "?" + urlencode([pair for pair in self.parameters if pair != (name, value)])
        return f"?{self.query}{name}={quote_plus(value)}"

    def without(self, name):
        return "?" + urlencode([pair for pair in self.parameters if pair[0] != name])

    @cached_property
    def query(self):
        """The parameters for links to other pages of the same list: "a=b&", or ""."""
        return urlencode(self.parameters) + "&" if self.parameters else ""

    @property
    def followed(self):
        """The parameters for feeds of what was found, as "a=b"; None with words, which no feed looks for."""
        if not self.chosen("q"):
            return urlencode([pair for pair in self.parameters if pair[0] != "sort"])

    @property
    def kept(self):
        """The parameters that a form of the page sends along, as hidden fields."""
        return [pair for pair in self.parameters if pair[0] not in ("q", "sort", "country_as")]
