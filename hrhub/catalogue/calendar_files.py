"""Calendars as files, and the file of one event as both faces answer with it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from .calendar_zones import zone, zones
from .calendars import calendar, has_day


def event_file(request, event):
    """Answer with the calendar file of `event`, which is published; one without a day has none, and a page says so."""
    if not has_day(event):
        return render(request, "catalogue/no_calendar_file.html", {"event": event}, status=404)
    return answer(calendar([event], get_language()), event.path.strip("/").rpartition("/")[2])


def answer(whole, name):
    """Answer with the calendar `whole` as a file.

    Inline, since a telephone by Apple then offers to add the event, and would only keep an attachment as a file; other
    browsers save it in either case, and need its name.
    """
    response = HttpResponse(written(whole), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def written(whole):
    """Return the bytes of a calendar: time zones come last into it, when it is known which it needs.

    One without events has a zone, too: RFC 5545 wants a calendar to hold something.
    """
    whole.subcomponents[:0] = zones(whole) if whole.events else [zone("UTC", [2000])]
    return whole.to_ical()
