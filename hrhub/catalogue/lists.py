"""A filtered, paged list of events, as /events/ and the faces' own lists show it."""

from django.core.paginator import Paginator

from .cards import cards
from .filters import EventFilter
from .models import Event

PER_PAGE = 20


def paged(request, rows, per_page=PER_PAGE):
    """Return the page of `rows` that `request` asks for; where it names none or too high a one, the first or last."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def listed(request, events):
    """Return the context of `catalogue/_results.html`: the filter, a page of what it found, and its cards."""
    found = EventFilter(request.GET, events.visible_to(request.user))
    page = paged(request, found.qs.values_list("pk", flat=True))
    return {"filter": found, "page": page, "cards": cards(rows_of(page))}


def rows_of(page):
    """Return the events of a page of keys, in its order: sorted by an index alone, then twenty rows are read."""
    rows = Event.objects.for_cards().in_bulk(list(page.object_list))
    return [rows[key] for key in page.object_list if key in rows]
