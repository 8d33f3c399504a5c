"""Moments and durations as reports write them. Moments are compared with each other only: no zone is needed."""

import re
from datetime import date
from functools import lru_cache

DAY = 86_400
LONGEST = 7 * DAY  # of a duration
MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
HOUR = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap])?\.?\s?m?\.?"
NUMBERS = re.compile(rf"(?:(\d{{1,4}})[./-](\d{{1,2}})[./-](\d{{1,4}})[T,\s]+)?{HOUR}\s*(?:Z|UTC)?", re.IGNORECASE)
NAMED = re.compile(rf"([a-z]{{3}})[a-z]*\.?\s+(\d{{1,2}}),?\s+(\d{{4}}),?\s+(?:at\s+)?{HOUR}", re.IGNORECASE)
CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
UNITS = re.compile(
    r"(?:(\d+)\s*(?:h|hr|hrs|hours?)\b)?\s*(?:(\d+)\s*(?:m|min|mins|minutes?)\b)?\s*(?:(\d+)\s*(?:s|sec|secs|seconds?)\b)?",
    re.IGNORECASE,
)
MINUTES = re.compile(r"\d{1,6}(?:\.\d{1,4})?")


@lru_cache(maxsize=4096)
def moment(words):
    """Return a moment in seconds, or None where `words` are none. A moment without a day is one of the first day."""
    if found := NUMBERS.fullmatch(words):
        day = day_of(*found.group(1, 2, 3)) if found[1] else 0
    elif found := NAMED.fullmatch(words):
        day = ordinal(int(found[3]), MONTHS.get(found[1].lower(), 0), int(found[2]))
    else:
        return None
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if half := found["half"]:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if day is None or hour > 23 or minute > 59 or second > 60:
        return None
    return day * DAY + hour * 3600 + minute * 60 + second


def day_of(first, second, third):
    """Return the number of a day, the month first where both could be: the two ends of a stay are read alike."""
    return next(readings(first, second, third), None)


def readings(first, second, third):
    """Give the numbers of the days that are meant, where day and month could be mixed up the one of month first."""
    a, b, c = int(first), int(second), int(third)
    year = c if c > 99 else 2000 + c
    ways = [(a, b, c)] if len(first) == 4 else [(year, a, b), (year, b, a)]
    return filter(None, (ordinal(*way) for way in ways))


@lru_cache(maxsize=4096)
def days_in(words):
    """Return the days of which the moment `words` may be, one or two; none where it has hours alone, or is none."""
    if found := NAMED.fullmatch(words):
        read = filter(None, [ordinal(int(found[3]), MONTHS.get(found[1].lower(), 0), int(found[2]))])
    elif (found := NUMBERS.fullmatch(words)) and found[1]:
        read = readings(*found.group(1, 2, 3))
    else:
        read = ()
    return frozenset(map(date.fromordinal, read))


def ordinal(year, month, day):
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def seconds(words):
    """Return a duration ("57", "1h 9m 8s", "1 hr 2 min", "01:09:08") in seconds, or None. A bare number is minutes."""
    if MINUTES.fullmatch(words):
        found = round(float(words) * 60)
    elif clock := CLOCK.fullmatch(words):
        hours, minutes, rest = (int(part or 0) for part in clock.groups())
        found = hours * 3600 + minutes * 60 + rest
    elif words and (units := UNITS.fullmatch(words)) and any(units.groups()):
        hours, minutes, rest = (int(part or 0) for part in units.groups())
        found = hours * 3600 + minutes * 60 + rest
    else:
        return None
    return found if found <= LONGEST else None


def stay(joined, left):
    """Return (from, to) in seconds, or None where the two words do not make a stay of less than a day."""
    begins, ends = moment(joined), moment(left)
    if begins is None or ends is None:
        return None
    if ends < begins < DAY:
        ends += DAY  # hours without days, over midnight
    return (begins, ends) if 0 < ends - begins < DAY else None


def merged(stays):
    """Return how many seconds somebody was there: who had two devices at once was there once."""
    total, until = 0, float("-inf")
    for begins, ends in sorted(stays):
        total += max(0, ends - max(begins, until))
        until = max(until, ends)
    return total
