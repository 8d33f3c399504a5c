"""Time zones as calendar files carry them (VTIMEZONE), so that a program without zone data finds the hour, too.

Not the library's own (icalendar 7.3): looking in steps of weeks, it misses Morocco's clock in some Ramadans, and it
puts a leap forward to the hour on the new clock, where RFC 5545 (3.6.5) counts by the old one.
"""

from bisect import bisect_left
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = timedelta(days=1)
Clock = namedtuple("Clock", "offset is_summer name")


def zones(whole):
    """Return the components of the zones that the calendar `whole` needs, for the years of its events and no more."""
    years = [event["dtstart"].dt.year for event in whole.events]
    return [zone(name, min(years), max(years)) for name in sorted(whole.get_missing_tzids())]


@lru_cache(maxsize=512)
def zone(name, first_year, last_year):
    """Return the component of the zone `name`, right from the year before to the one after; made in some 10 ms."""
    first, last = datetime(first_year - 1, 1, 1, tzinfo=UTC), datetime(last_year + 2, 1, 1, tzinfo=UTC)
    found = Timezone()
    found.add("tzid", name)
    for moment, before, after in changes(ZoneInfo(name), first, last):
        found.add_component(observance(moment, before, after))
    return found


def observance(moment, before, after):
    """Return one change of the clock. Each is a part of its own: ical.js reads but one date of an RDATE."""
    part = TimezoneDaylight() if after.is_summer else TimezoneStandard()
    part.DTSTART = (moment + before.offset).replace(tzinfo=None)
    part.TZOFFSETFROM, part.TZOFFSETTO = before.offset, after.offset
    part.add("tzname", after.name)
    return part


def changes(zone, first, last):
    """Yield (moment, Clock before, Clock after): of `first`, then of each change of the clock until `last`."""
    before = clock(zone, first)
    yield first, before, before
    for number in range((last - first).days):
        day = first + number * DAY
        after = clock(zone, day + DAY)
        if after != before:
            yield moment_of_change(zone, day, before), before, after
        before = after


def moment_of_change(zone, day, before):
    """Return the second of `day` from which on the clock is no longer as `before`."""
    seconds = bisect_left(range(86_400), True, key=lambda second: clock(zone, day + timedelta(0, second)) != before)
    return day + timedelta(seconds=seconds)


def clock(zone, moment):
    local = moment.astimezone(zone)
    return Clock(local.utcoffset(), bool(local.dst()), local.tzname())
