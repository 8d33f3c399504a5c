"""Of which day a report is: the one of last week is chosen by a slip of the hand."""

from collections import Counter
from zoneinfo import ZoneInfo

from hrhub.catalogue.models.dating import last_day

from .times import days_in


def other_day(event, rows):
    """Return the day on which most of `rows` joined if the event was not held on it; None if it was, or nobody knows.

    Days are those of the event's zone, and a meeting that crosses midnight has two. Where a report may have the day
    or the month first, it is believed if one reading is right.
    """
    told = Counter(read for row in rows if (read := days_in(row.joined)))
    held = days_of(event)
    if not told or not held:
        return None
    first, last = held
    read, _count = told.most_common(1)[0]
    if any(first <= day <= last for day in read):
        return None
    return min(read, key=lambda day: abs(day - first))


def days_of(event):
    """Return the first and the last day of an event, where it is held; None where nothing is known."""
    if event.starts_at:
        zone = ZoneInfo(event.zone)
        return event.starts_at.astimezone(zone).date(), event.last_moment().astimezone(zone).date()
    if event.known_date:
        return event.known_date, event.until or last_day(event.known_date, event.known_precision)
    return None
