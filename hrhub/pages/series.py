"""Series: events in their order, with the numbers that are missing."""

from bisect import bisect_left

from django.db.models import Count, F, Max, Min
from django.shortcuts import get_object_or_404, render
from django.utils.translation import pgettext

from hrhub.catalogue import visible
from hrhub.catalogue.lists import paged
from hrhub.catalogue.models import Event, Involvement
from hrhub.participation import figures
from hrhub.people.models import Organisation

from . import in_short
from .lines import UNSHOWN, event_line, span
from .lists import listed, titled

EVENTS_PER_PAGE = 100
LONGEST_GAP = 20  # more numbers than that are not missing: the numbers are years, or begin elsewhere
HOSTS = [Involvement.Relation.HOST, Involvement.Relation.CO_HOST, Involvement.Relation.ORGANISER]


def all_series(request):
    shown = listed(request, pgettext("several series", "Series"), visible.series(request.user))
    rows = list(shown["page"])
    events = Event.objects.visible_to(request.user).filter(series__in=rows).order_by().values("series")
    figures = events.annotate(n=Count("id"), first=Min("sort_on"), last=Max("sort_on"))
    by_series = {found["series"]: found for found in figures}
    for row in rows:
        row.figures = by_series.get(row.pk)
        row.years = years(row.figures)
    return render(request, "pages/all_series.html", {**shown, "rows": rows})


def years(figures):
    """Return the years of the first and last event with a date, or ""."""
    return span([figures["first"].year, figures["last"].year]) if figures and figures["first"] else ""


def series(request, slug):
    found = get_object_or_404(visible.series(request.user), slug=slug)
    events = Event.objects.visible_to(request.user).filter(series=found)
    numbers = sorted(events.exclude(number=None).order_by().values_list("number", flat=True))
    page = paged(request, in_order(events, numbers), EVENTS_PER_PAGE)
    context = {
        "series": found,
        "title": titled(found.label, page),
        "page": page,
        "events": [(gap_before(event, numbers), line_of(event)) for event in page],
        "hosts": hosts(events),
        "counted": figures.of_events(events),
        "in_short": in_short.of_series(page),
    }
    return render(request, "pages/series.html", context)


def line_of(event):
    """Return the line of `event` without the name of the series, which stands above the list."""
    line = event_line(event)
    line.above = line.above[:1]
    return line


def in_order(events, numbers):
    """Order by number, and those without one by date after them; by date alone where a number came twice."""
    by_date = [F("sort_on").asc(nulls_last=True), "id"]
    by_number = [F("number").asc(nulls_last=True), *by_date]
    events = events.select_related("series", "conference").defer(*UNSHOWN)
    return events.order_by(*(by_number if is_unique(numbers) else by_date))


def is_unique(numbers):
    return len(set(numbers)) == len(numbers)


def gap_before(event, numbers):
    """Return the first and last number that is missing before `event`, or None.

    In a series whose numbers begin again nobody can say what is missing.
    """
    if event.number is None or not is_unique(numbers):
        return None
    place = bisect_left(numbers, event.number)
    first = numbers[place - 1] + 1 if place else 1
    return (first, event.number - 1) if 0 < event.number - first <= LONGEST_GAP else None


def hosts(events):
    """Return the organisations that hosted the events of the series, most of them first, with how many."""
    rows = Involvement.objects.filter(event__in=events, relation__in=HOSTS)
    counts = visible.events_by(rows, "organisation")
    named = Organisation.objects.in_bulk(counts)
    return [(named[pk], n) for pk, n in sorted(counts.items(), key=lambda item: (-item[1], named[item[0]].sort_key))]
