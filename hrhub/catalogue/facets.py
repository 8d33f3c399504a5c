"""The facets of a list of events as it shows them: their names, and the words for their values."""

import json
import re
from dataclasses import dataclass

from django.db import connection
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


@dataclass(slots=True)
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


def names_of(slugs):
    """Return {(model, slug): name in the active language, or its own} for {model: slugs}; one query for all models.

    By hand, since Django takes longer to write the four queries than the databases to answer them.
    """
    if not slugs:
        return {}
    models, language = list(slugs), get_language()
    parts = [
        f"SELECT {index}, slug, name, {'CAST(names AS TEXT)' if issubclass(model, InLanguages) else 'NULL'} "
        f"FROM {model._meta.db_table} WHERE slug IN ({', '.join(['%s'] * len(slugs[model]))})"
        for index, model in enumerate(models)
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [slug for model in models for slug in slugs[model]])
        rows = cursor.fetchall()
    return {
        (models[index], slug): (json.loads(names).get(language) if names else None) or own
        for index, slug, own, names in rows
    }


class Labels:
    """The words for values of facets, in the active language."""

    MODELS = {"topic": Topic, "series": Series, "conference": Conference, "person": Person}

    def __init__(self, counts, chosen):
        slugs = {
            name: [*chosen(name), *(value for value, _n in most(name, counts.get(name, {})))] for name in self.MODELS
        }
        self.named = names_of({self.MODELS[name]: found for name, found in slugs.items() if found})

    def of(self, name, value):
        if name in self.MODELS:
            return self.named.get((self.MODELS[name], value), value)
        if name == "country":
            return (ISO_CODE.fullmatch(value) and Country(code=value.upper()).name) or value
        tables = {"form": wording.form_label, "language": wording.language_name}
        if name in tables:
            return capfirst(tables[name](value))
        if name == "has":
            return str(HAS.get(value, value))
        return str(dict(Event.Face.choices).get(value, value)) if name == "face" else value
