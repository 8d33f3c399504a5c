"""The events before and after one in its series, in the order in which the page of the series shows them."""

from collections import namedtuple
from functools import cache
from math import inf

from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import get_language

from hrhub.catalogue.models import Event
from hrhub.catalogue.prepared import ANY, Prepared
from hrhub.web.addresses import in_language

from .finding import ANY_MOMENT, VISITOR
from .texts import attributes_of

Row = namedtuple("Row", "pk number sort_on path number_words title language translated")
Neighbour = namedtuple("Neighbour", "href number title attributes")


def siblings(event, user):
    """Return a Row for each visible event of the event's series, itself among them, in order. One query."""
    if not event.series_id:
        return []
    if user.is_authenticated:
        found = [Row(*values) for values in beside(Event.objects.visible_to(user), event.series_id, get_language())]
    else:
        found = for_visitors(get_language()).of(timezone.now(), event.series_id)
    return in_order(found)


@cache
def for_visitors(language):
    def asked(moment, series):
        return beside(Event.objects.visible_to(VISITOR, moment), series, language)

    return Prepared(asked, ANY_MOMENT, ANY, row=Row._make)


def beside(events, series, language):
    """Return the columns of a Row for those of `events` that belong to the series."""
    return events.filter(series=series).order_by().values_list(*Row._fields[:-1], KT(f"card__titles__{language}"))


def neighbours(event, rows):
    """Return (previous, next) of `event` among its siblings, each a Neighbour or None; None without both."""
    if not rows:
        return None
    place = next(place for place, row in enumerate(rows) if row.pk == event.pk)
    before, after = rows[max(place - 1, 0) : place], rows[place + 1 : place + 2]
    return [shown(before), shown(after)] if before or after else None


def in_order(rows):
    """Order by number and then by date; by date alone where a number came twice."""
    numbers = [row.number for row in rows if row.number is not None]
    by_number = len(set(numbers)) == len(numbers)

    def place(row):
        number = row.number if by_number and row.number is not None else inf
        return number, row.sort_on.timestamp() if row.sort_on else inf, row.pk

    return sorted(rows, key=place)


def shown(rows):
    if not rows:
        return None
    row = rows[0]
    title, language = (row.translated, get_language()) if row.translated else (row.title, row.language)
    return Neighbour(in_language(row.path), row.number_words, title, attributes_of(language))
