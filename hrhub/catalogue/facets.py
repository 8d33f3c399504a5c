"""The facets of a list of events as it shows them: their names, and the words for their values."""

import re
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hrhub.countries.models import Country
from hrhub.people.models import Person

from . import wording
from .cards import HAS
from .models import Conference, Event, Series, Topic
from .models.programme import InLanguages

ISO_CODE = re.compile("[a-z]{2}")
VALUES_SHOWN = 8  # of a facet, before "more"
VALUES_LISTED = 24
FACETS = {
    "form": _("Kind"),
    "country": _("Country"),
    "topic": _("Topic"),
    "year": _("Year"),
    "language": _("Language"),
    "has": pgettext_lazy("facet: what an event has", "With"),
    "face": _("Webinar or session"),
    "series": _("Series"),
    "conference": _("Conference"),
    "person": _("Person"),
}


@dataclass
class Value:
    value: str
    label: str
    count: int
    selected: bool
    address: str


@dataclass
class FacetShown:
    """A facet with its values, most events first (years: newest first)."""

    name: str
    label: str
    values: list

    @property
    def first(self):
        return self.values[:VALUES_SHOWN]

    @property
    def more(self):
        return self.values[VALUES_SHOWN:VALUES_LISTED]

    @property
    def selected(self):
        return [value for value in self.values if value.selected]


def most(name, counts, without=()):
    """Return the (value, count) of a facet to list: the most frequent, or the latest years; without the chosen."""
    order = (lambda item: (-int(item[0]),)) if name == "year" else (lambda item: (-item[1], item[0]))
    return sorted(((value, n) for value, n in counts.items() if value not in without), key=order)[:VALUES_LISTED]


class Labels:
    """The words for values of facets, in the active language."""

    MODELS = {"topic": Topic, "series": Series, "conference": Conference, "person": Person}

    def __init__(self, counts, chosen):
        language = get_language()
        self.named = {}
        for name, model in self.MODELS.items():
            slugs = [*chosen(name), *(value for value, _n in most(name, counts.get(name, {})))]
            columns = ["slug", "name", *(["names"] if issubclass(model, InLanguages) else [])]
            rows = model.objects.filter(slug__in=slugs).order_by().values_list(*columns) if slugs else ()
            self.named[name] = {slug: (names[0].get(language) if names else None) or own for slug, own, *names in rows}

    def of(self, name, value):
        if name in self.named:
            return self.named[name].get(value, value)
        if name == "country":
            return (ISO_CODE.fullmatch(value) and Country(code=value.upper()).name) or value
        tables = {"form": wording.form_label, "language": wording.language_name}
        if name in tables:
            return capfirst(tables[name](value))
        if name == "has":
            return str(HAS.get(value, value))
        return str(dict(Event.Face.choices).get(value, value)) if name == "face" else value
