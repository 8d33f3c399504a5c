"""Dates, hours and seconds as the files write them."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import available_timezones

from hrhub.catalogue.models import Precision
from hrhub.catalogue.models.dating import CREDIBLE, last_day

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
CLOCK = re.compile(r"(\d\d?):(\d\d)(?::(\d\d))?")
SECOND = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d\d)(?:\.(\d{1,3}))?")
FIRST_YEAR, LAST_YEAR = (limit.limit_value.year for limit in CREDIBLE)
BIGGEST = 2_147_483_647  # of a whole number in both databases; in milliseconds some 596 hours


class OutOfRange(ValueError):
    """Well written, but beyond what can be kept; the message goes on from the value."""


def credible(year):
    """Return `year`; raises OutOfRange for one with which nothing can be computed."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutOfRange(f"must be in the years {FIRST_YEAR} to {LAST_YEAR}")
    return year


def parsed_date(text):
    """Return (first day, precision) of "2014", "2014-03" or "2014-03-18"; raises ValueError."""
    found = DATE.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    precision = Precision.DAY if found[3] else Precision.MONTH if found[2] else Precision.YEAR
    return date(credible(year), 1 if month is None else month, 1 if day is None else day), precision


def first_day(text):
    return parsed_date(text)[0] if text else None


def final_day(text):
    return last_day(*parsed_date(text)) if text else None


def clock(text):
    """Return the time of day in "9:00", "09:00" or "09:00:00", or None for no words; raises ValueError."""
    if not text:
        return None
    found = CLOCK.fullmatch(text)
    if not found:
        raise ValueError(text)
    return time(*(int(part or 0) for part in found.groups()))


def milliseconds(text):
    """Return "07:28" or "1:02:03" (or "1:02:03.500") in milliseconds, None for no words; raises ValueError."""
    if not text:
        return None
    found = SECOND.fullmatch(text)
    if not found or int(found[3]) > 59:
        raise ValueError(text)
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((found[4] or "").ljust(3, "0"))
    if total > BIGGEST:
        raise OutOfRange(f"must be at most {BIGGEST // 3_600_000} hours")
    return total


def moment(text):
    """Return an ISO moment with its zone; UTC where it says none."""
    found = datetime.fromisoformat(text)
    credible(found.year)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def is_certain_zone(text):
    """True for UTC and names of a place: "EST" and "CET" are in the zone database too, but in print not certain."""
    return text == "UTC" or ("/" in text and text in available_timezones())


def certain_zone(text):
    """Return `text` where it is a certain zone; raises ValueError."""
    if not is_certain_zone(text):
        raise ValueError(text)
    return text


def dating(record, first="date", last="date_end"):
    """Return the fields of `Dated` for a record, and sentences about what in them is odd."""
    stated, until = record.get(first), final_day(record.get(last))
    inferred, inferred_precision = parsed_date(record["date_inferred"]) if record.get("date_inferred") else (None, "")
    precision, odd = stated_precision(record, stated)
    words = record.get("date_text") or ""
    if inferred:
        odd.append(f'date not printed in full, kept as words "{words}"; inferred {record["date_inferred"]}')
    elif not stated and words:
        odd.append(f'date not known, kept as words "{words}"')
    fields = {"date": first_day(stated), "until": until, "date_precision": precision, "date_words": words}
    ground = record.get("date_basis") or ""
    return {
        **fields,
        "inferred_date": inferred,
        "inferred_precision": inferred_precision,
        "inferred_ground": ground,
    }, odd


def stated_precision(record, stated):
    """Return the precision of the printed date, which must fit it, and sentences where the record says another."""
    said = record.get("date_precision")
    if not stated:
        odd = [f'date_precision "{said}" without a date, kept as not known'] if said in ("day", "month", "year") else []
        return (Precision.PART if said in ("partial", "part") else Precision.NONE), odd
    precision = parsed_date(stated)[1]
    if precision == Precision.DAY and said in ("month", "year"):
        return said, []
    odd = (
        [f'date_precision "{said}" with the date {stated}, kept as {precision.value}']
        if said not in (None, precision)
        else []
    )
    return precision, odd
