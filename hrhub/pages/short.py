"""Short addresses of events: for a message, a poster, a voice on the telephone. They stay when a page moves."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from hrhub.catalogue.models import Event
from hrhub.catalogue.seconds import second_in
from hrhub.web.addresses import CODES, DEFAULT, in_language

KEPT_S = 24 * 60 * 60


@require_safe
def by_code(request, code):
    """Lead from /e/7kq2mx, in any case, to the event."""
    return lead_on(request, get_object_or_404(visible(request), code=code.lower()))


@require_safe
def by_number(request, letter, number):
    """Lead from /w24 to the event of that number, where the series with that letter has just one."""
    found = list(visible(request).filter(series__letter=letter.lower(), number=number))
    found = [event for event in found if event.is_published] or found
    if len(found) != 1:
        raise Http404
    return lead_on(request, found[0])


def visible(request):
    return Event.objects.visible_to(request.user).only("path", "published_at").order_by()


def lead_on(request, event):
    """Answer with a 301 that is forgotten after a day.

    For ever, as a 301 is kept by default, a phone would go on to the page of an event that has another address by then,
    or of another event with that number; a 302 would cost each visit on a slow line a second question, and searchers
    would not know that the long address is meant. The language is the one that the address says (/w24?fr), else the
    default: never the browser's.
    """
    language = next((code for code in CODES if code in request.GET), DEFAULT)
    response = HttpResponsePermanentRedirect(in_language(event.path + part(second_in(request.GET.get("t"))), language))
    response.headers["Cache-Control"] = f"max-age={KEPT_S}"
    return response


def part(second):
    """Return what follows the event's path: the line of its transcript at that second, or nothing."""
    return "" if second is None else f"transcript/?t={second}#t{second}"
