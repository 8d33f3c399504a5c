"""An event as calendars take it (RFC 5545): at its hour where that is certain, else on its day, else not at all."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext, override

from hrhub.countries.models import Country
from hrhub.web.addresses import DEFAULT, absolute
from hrhub.web.plain_text import in_one_line, language_tag, plain

from . import wording
from .cards import in_best_language, title_in
from .event_page import standing, when_and_where
from .models import Event, Precision

# All that a calendar shows of an event, so that a file of three hundred needs one query.
SHOWN = """
face form state title language path code number_words practice published_at teaser card sequence changed_at
date until date_precision date_words inferred_date inferred_precision inferred_ground
start end zone zone_words starts_at ends_at over_at
format venue venue_state room city country
""".split()
PRODUCT = "-//HRHub//Calendar//EN"
STATUS = {
    Event.State.CANCELLED: "CANCELLED",
    Event.State.POSTPONED: "TENTATIVE",
    Event.State.UNKNOWN: "TENTATIVE",  # announced, and no word of whether it took place
}


def for_calendars(events):
    """Fetch of `events` (a query set) all that a calendar shows, in one query."""
    return events.only(*SHOWN)


def with_a_day(events):
    """Keep those of `events` that a calendar can show."""
    day = Precision.DAY
    inferred = Q(date__isnull=True, inferred_date__isnull=False, inferred_precision=day)
    return events.filter(Q(date__isnull=False, date_precision=day) | inferred)


def has_day(event):
    return bool(event.known_date) and event.known_precision == Precision.DAY


def calendar_event(event, language):
    """Return `event` as an `icalendar.Event` with its words in `language`, or None where its day is not known.

    A day that we only infer is there as tentative, and its words say so. No zone is ever guessed: without a certain
    one the event takes its day, and its hours stand in the description as they were printed.
    """
    if not has_day(event):
        return None
    entry = icalendar.Event()
    with override(language):
        for name, value in {**identity(event), **times(event), **words(event, language)}.items():
            entry.add(name, value)
        title, title_language = titled(event, language)
        entry.add("summary", title, parameters={"language": title_language} if title_language else None)
    return entry


def identity(event):
    """Return by what calendars know an event again, and that it changed.

    Neither the site's address nor the event's is in the UID: both may change, and it would stand there twice.
    """
    return {
        "uid": f"{event.code}@hrhub",
        "sequence": event.sequence,
        "dtstamp": event.changed_at.astimezone(UTC).replace(microsecond=0),
        "last-modified": event.changed_at.astimezone(UTC).replace(microsecond=0),
        "status": STATUS.get(event.state, "CONFIRMED" if event.date else "TENTATIVE"),
    }


def times(event):
    """Return the hours on the wall clock of the event's zone, or else the whole days.

    Without a stated end there is none here either: RFC 5545 then lets it end when it begins, and a length that nobody
    announced would block somebody's afternoon. A whole day blocks nothing.
    """
    if event.starts_at:
        zone = UTC if event.zone == "UTC" else ZoneInfo(event.zone)
        start = datetime.combine(event.date, event.start, zone)
        return {"dtstart": start, "dtend": ends(event, zone)} if event.end else {"dtstart": start}
    day_after = (event.until or event.known_date) + timedelta(days=1)
    return {"dtstart": event.known_date, "dtend": day_after, "transp": "TRANSPARENT"}


def ends(event, zone):
    """Return the end on the wall clock; one that is not after the start is on the next day."""
    end = datetime.combine(event.until or event.date, event.end, zone)
    return end if end.astimezone(UTC) > event.starts_at else end + timedelta(days=1)


def words(event, language):
    """Return what stands beside the title, in the active language, which is `language`."""
    found = {
        "url": absolute(event.path, language),
        "categories": [in_one_line(wording.form_label(event.form))],
        "description": description(event, language),
    }
    if where := place(event):
        found["location"] = where
    return found


def titled(event, language):
    """Return the title in `language` or its own, and its language ("" where it is `language`).

    What was called off says so here too: many programs show no status.
    """
    title, title_language = title_in(event, language)
    if event.is_called_off:
        title = gettext("%(state)s: %(title)s") % {"state": capfirst(event.get_state_display()), "title": title}
    return in_one_line(title), language_tag(title_language)


def place(event):
    country = Country(code=event.country_id).name if event.country_id else ""
    parts = [part for part in (event.venue, event.room, event.city, country) if part]
    if parts:
        return in_one_line(gettext(", ").join(parts))
    return capfirst(event.get_format_display()) if event.format == Event.Format.ONLINE else ""


def description(event, language):
    """Return what one must know first, what it is about, when and where in words, and the short address."""
    now = standing.of(event)
    teaser, _language = in_best_language(event.card.get("teasers", {}), event.teaser, "en", language)
    lines = [
        *(sentence for _kind, sentence in now.notices),
        teaser,
        gettext(", ").join(part for part in (wording.written_date(event), wording.written_hours(event)) if part),
        ground(event),
        " · ".join(when_and_where.where(event, now)),
        absolute(f"/e/{event.code}", DEFAULT) + ("" if language == DEFAULT else f"?{language}"),
    ]
    return "\n".join(plain(line) for line in lines if line)


def ground(event):
    """Return why we think that it was that day, where no source says it."""
    if event.date or not event.inferred_ground:
        return ""
    return gettext("Why we think so: %(ground)s") % {"ground": event.inferred_ground}


def calendar(events, language):
    """Return an `icalendar.Calendar` of `events` in `language`; those without a day are not in it."""
    whole = icalendar.Calendar()
    for name, value in {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}.items():
        whole.add(name, value)
    for entry in (calendar_event(event, language) for event in events):
        if entry:
            whole.add_component(entry)
    return whole
