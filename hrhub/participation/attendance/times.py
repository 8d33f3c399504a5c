"""Moments and lengths as the programs write them, in the language and the local time of whoever downloads the report.

Without a zone a moment is of use within its file alone: to tell who was there at the same time.
"""

import re
from datetime import date, datetime, timedelta

from hrhub.web.folding import fold

CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.]\d+)?\s*([ap])?"
NUMBERS = re.compile(rf"(\d{{1,4}})[./-](\d{{1,2}})[./-](\d{{1,4}})[,T\s]+{CLOCK}", re.IGNORECASE)
NAMED = re.compile(rf"([a-z]{{3}})[a-z]*\.? (\d{{1,2}}),? (\d{{4}}),? {CLOCK}", re.IGNORECASE)
HOUR = re.compile(CLOCK, re.IGNORECASE)
MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
NO_DAY = date(1, 1, 2)
MINUTE, LONGEST = timedelta(minutes=1), timedelta(days=2)

COLONS = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d]*)")
UNITS = [  # the first with which the folded word begins
    (60, ("h", "std", "godz", "ساع", "س")),
    (1, ("m", "دق", "د")),
    (1 / 60, ("s", "ثان", "ث")),
]


def day_first(cells):
    """Say whether these moments put the day before the month; where none tells, they do as in America."""
    return any(int(found[1]) > 12 for cell in cells if (found := NUMBERS.match(cell)) and len(found[1]) < 3)


def moment(cell, day_first=False):
    """Return when, in no zone and on the day NO_DAY where only an hour is told; None for no moment."""
    try:
        if found := NUMBERS.match(cell):
            return at(numbered(found, day_first), found.groups()[3:])
        if found := NAMED.match(cell):
            return at(date(int(found[3]), MONTHS[found[1].lower()], int(found[2])), found.groups()[3:])
        found = HOUR.match(cell)
        return found and at(NO_DAY, found.groups())
    except (ValueError, KeyError):
        return None


def numbered(found, day_first):
    first, second, third = (int(found[n]) for n in (1, 2, 3))
    if len(found[1]) == 4:
        return date(first, second, third)
    month, day = (second, first) if day_first else (first, second)
    return date(third + 2000 if third < 100 else third, month, day)


def at(day, clock):
    hour, minute, second, half = clock
    hour = int(hour) % 12 + (12 if half.lower() == "p" else 0) if half else int(hour)
    return datetime(day.year, day.month, day.day, hour, int(minute), int(second or 0))


def interval(joined, left):
    """Return (from, until), or None where it cannot be one."""
    if not joined or not left:
        return None
    if left < joined and joined.date() == NO_DAY:
        left += timedelta(days=1)  # past midnight
    return (joined, left) if timedelta() <= left - joined <= LONGEST else None


def length(cell):
    """Return the minutes that "78", "1h 27m 51s", "1 hr 2 min" or "00:45:10" tell; None for none."""
    if found := COLONS.fullmatch(cell):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return hours * 60 + minutes + seconds / 60
    parts = PART.findall(cell)
    if not parts or PART.sub("", cell).strip(" .,"):
        return None
    minutes = [float(number.replace(",", ".")) * unit_of(word) for number, word in parts if unit_of(word)]
    return sum(minutes) if len(minutes) == len(parts) else None


def unit_of(word):
    """Return how many minutes a unit has; a bare number is of minutes, and an unknown word None."""
    folded = fold(word)
    return 1 if not folded else next((each for each, starts in UNITS if folded.startswith(starts)), None)
