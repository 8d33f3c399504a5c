"""A filtered, paged list of events, as /events/ and the faces' own lists show it."""

from django.core.paginator import Paginator

from .cards import cards
from .filters import EventFilter

PER_PAGE = 20


def paged(request, rows, per_page=PER_PAGE):
    """Return the page of `rows` that `request` asks for; where it names none or too high a one, the first or last."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def listed(request, events):
    """Return the context of `catalogue/_results.html`: the filter, a page of what it found, and its cards."""
    found = EventFilter(request.GET, events.visible_to(request.user))
    page = paged(request, found.qs.for_cards())
    return {"filter": found, "page": page, "cards": cards(page.object_list)}
