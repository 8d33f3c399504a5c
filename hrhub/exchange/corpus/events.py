"""Webinars and sessions: their own fields, by the name in the file and the name here."""

from datetime import timedelta

from django.utils import timezone

from hrhub.catalogue.models import Event

from .addresses import odd_addresses
from .conferences import publishing, venue_state
from .dates import clock, dating, is_certain_zone
from .event_lists import event_lists
from .hanging import copies_at_odds
from .wanted import Wanted
from .words import LANGUAGES, STATES, spaced

WORDS = {  # ours: theirs, where a missing word is an empty one
    "title": "title",
    "duration_words": "duration_text",
    "parent_words": "parent_event",
    "format": "format",
    "venue": "venue",
    "room": "room",
    "city": "city",
    "platform": "platform",
    "licence": "licence",
}
LISTS = ("title_variants", "languages_offered", "interpretation")


def event(record, found, conference=None):
    """Return what a webinar, or a session of `conference` (its row), is to be; `found` finds rows by their names."""
    lists, odd_lists = event_lists(record, found)
    dates, odd_dates = ({}, []) if record.get("practice") else dating(record)
    venue, odd_venue = venue_state(record)
    fields = {
        **own_fields(record),
        **hours(record),
        **parents(record, found, conference),
        **dates,
        "form": spaced(record.get("kind")) or ("session" if conference else "webinar"),
        "state": state_of(record, dates, conference),
        "venue_state": venue,
    }
    first = practice_day(record) if record.get("practice") else {}
    publishing(record, fields, first)
    odd = [*odd_dates, *odd_venue, *odd_lists, *odd_words(record, fields["zone_words"])]
    odd += [*copies_at_odds(record), *odd_addresses(record)]
    return Wanted(record["id"], fields, lists, first, found.by_code.get(record.get("code")), odd)


def own_fields(record):
    """Return the fields that the record says as they are."""
    fields = {
        **{ours: record.get(theirs) or "" for ours, theirs in WORDS.items()},
        **{name: record.get(name) or [] for name in LISTS},
        "title_is_ours": bool(record.get("title_is_descriptive")),
        "language": record.get("language") or "en",
        "number": either(record, "series_number", "number"),
        "number_words": either(record, "series_number_text", "number_text") or "",
        "country_id": record.get("country"),
        "practice": bool(record.get("practice")),
    }
    return fields | ({"code": record["code"]} if record.get("code") else {})


def hours(record):
    zone, zone_words = zone_of(record)
    start, end = clock(either(record, "start_time", "start")), clock(either(record, "end_time", "end"))
    return {"start": start, "end": end, "zone": zone, "zone_words": zone_words}


def parents(record, found, conference):
    """Return the face and what it is part of: a session of `conference`, a webinar of one that it names, or of none."""
    return {
        "face": Event.Face.SESSION if conference else Event.Face.WEBINAR,
        "series_id": series_of(record, found.series),
        "conference_id": conference.pk if conference else found.conferences.get(record.get("conference")),
    }


def series_of(record, series):
    if record.get("series_id"):
        return series.by_corpus_id[record["series_id"]]
    return series.one(record["series"]) if record.get("series") else None


def either(record, *keys):
    return next((record[key] for key in keys if record.get(key) is not None), None)


def zone_of(record):
    """Return (zone, its words): told apart, or one of them, for an abbreviation is never certain."""
    if record.get("zone") or record.get("zone_words"):
        return record.get("zone") or "", record.get("zone_words") or ""
    said = record.get("time_zone") or ""
    return (said, "") if is_certain_zone(said) else ("", said)


def state_of(record, dates, conference):
    """Return the state as it is told, or as of today: only what is still to come is announced."""
    if record.get("state"):
        return record["state"]
    if record.get("practice"):
        return Event.State.ANNOUNCED
    said = STATES.get(record.get("status"))
    day = (
        dates["until"]
        or dates["date"]
        or dates["inferred_date"]
        or (conference and (conference.until or conference.known_date))
    )
    to_come = bool(day) and day >= timezone.now().date()
    if said == Event.State.ANNOUNCED:
        return said if to_come else Event.State.UNKNOWN
    return said or (Event.State.ANNOUNCED if to_come else Event.State.HELD)


def practice_day(record):
    """Return the day of a practice event, so many days ahead of the day of loading."""
    return {"date": timezone.now().date() + timedelta(days=record["in_days"]), "date_precision": "day"}


def odd_words(record, zone_words):
    odd = [f'zone "{zone_words}" kept as words, no hour computed from it'] if zone_words else []
    if not record.get("language"):
        odd.append('language not stated, taken as "en"')
    languages = [
        record.get("language"),
        *(record.get("languages_offered") or []),
        *(record.get("interpretation") or []),
    ]
    return odd + [
        f'language "{code}" is no code of ISO 639-1, kept as printed'
        for code in languages
        if code and code not in LANGUAGES
    ]
