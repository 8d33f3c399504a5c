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

STEP = timedelta(days=3)  # no clock goes and comes back in less: Freetown's took four days in 1939, Gaza's takes a week
Clock = namedtuple("Clock", "offset is_summer name")


def zones(whole):
    """Return the components of the zones that the calendar `whole` needs, each for the years of its own events."""
    years = {name: set() for name in whole.get_missing_tzids()}
    for event in whole.events:
        for part in (event[name] for name in ("dtstart", "dtend") if name in event):
            years.get(part.params.get("tzid"), set()).add(part.dt.year)
    return [zone(name, found) for name, found in sorted(years.items())]


def zone(name, years):
    """Return the component of the zone `name`, right from the year before to the one after each of `years`.

    What lies between is left out: for an event of 1800 beside one of 2020, that would be most of the file.
    """
    found = Timezone()
    found.add("tzid", name)
    told = {near for year in years for near in (year - 1, year, year + 1)}
    for year in sorted(told):
        begins, *changes = observances(name, year)
        found.subcomponents += changes if year - 1 in told else [begins, *changes]
    return found


@lru_cache(maxsize=4096)
def observances(name, year):
    """Return the clock with which `year` begins, and each change in it, as parts of the zone `name`; made in 1 ms.

    Each change is a part of its own: ical.js reads but one date of an RDATE.
    """
    first, last = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return [observance(*change) for change in changes(ZoneInfo(name), first, last)]


def observance(moment, before, after):
    part = TimezoneDaylight() if after.is_summer else TimezoneStandard()
    part.DTSTART = (moment + before.offset).replace(tzinfo=None)
    part.TZOFFSETFROM, part.TZOFFSETTO = before.offset, after.offset
    part.add("tzname", after.name)
    return part


def changes(zone, first, last):
    """Yield (moment, Clock before, Clock after): of `first`, then of each change of the clock until `last`."""
    before = clock(zone, first)
    yield first, before, before
    while first < last:
        then = min(first + STEP, last)
        if clock(zone, then) != before:
            then = moment_of_change(zone, first, then, before)
            yield then, before, clock(zone, then)
            before = clock(zone, then)
        first = then


def moment_of_change(zone, first, last, before):
    """Return the second after `first` and until `last` from which on the clock is no longer as `before`."""
    seconds = range(round((last - first).total_seconds()) + 1)
    found = bisect_left(seconds, True, key=lambda second: clock(zone, first + timedelta(0, second)) != before)
    return first + timedelta(0, found)


def clock(zone, moment):
    local = moment.astimezone(zone)
    return Clock(local.utcoffset(), bool(local.dst()), local.tzname())
