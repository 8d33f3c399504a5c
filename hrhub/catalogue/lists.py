"""A filtered, paged list of events, as /events/ and the faces' own lists show it."""

from django.core.paginator import Paginator

from .cards import cards
from .filters import EventFilter
from .models import Event
from .prepared import ANY, Prepared

PER_PAGE = 20
BY_KEYS = Prepared(lambda *keys: Event.objects.for_cards().filter(pk__in=keys).order_by(), *range(-PER_PAGE, 0))


def paged(request, rows, per_page=PER_PAGE):
    """Return the page of `rows` that `request` asks for; where it names none or too high a one, the first or last."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))


def listed(request, events):
    """Return the context of `catalogue/_results.html`: the filter, a page of what it found, and its cards."""
    found = EventFilter(request.GET, events.visible_to(request.user))
    page = paged(request, found.qs.values_list("pk", flat=True))
    return {"filter": found, "page": page, "cards": cards(rows_of(list(page.object_list)))}


def rows_of(keys):
    """Return the events of a page's `keys`, in that order: sorted by an index alone, then twenty rows are read."""
    rows = {event.pk: event for event in BY_KEYS.of(*keys, *[ANY] * (PER_PAGE - len(keys)))} if keys else {}
    return [rows[key] for key in keys if key in rows]
