"""The programme of a conference: its sessions by day and hour, those whose day is not known at the end."""

import re
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import get_language, gettext

from hrhub.catalogue import wording
from hrhub.catalogue.cards import people, title_in
from hrhub.catalogue.event_page.texts import attributes_of
from hrhub.catalogue.models import Event, Precision
from hrhub.web.addresses import in_language

SHOWN = """
conference path title language form state number number_words card room venue published_at practice over_at
date until date_precision date_words inferred_date inferred_precision start end zone zone_words starts_at ends_at
""".split()
LATEST = (date.max, time.max, float("inf"))


@dataclass(slots=True)
class Day:
    words: str
    machine_date: str
    sessions: list

    @property
    def has_hours(self):
        return any(session.hours for session in self.sessions)


@dataclass(slots=True)
class Session:
    """A line of the programme: all in words, since a programme may have hundreds."""

    href: str
    title: str
    attributes: str
    hours: str
    label: str
    people: str
    room: str
    badge: str
    badge_words: str


def by_day(events):
    """Return the Days of the programme in order, and last the sessions of which no day is known; one query."""
    language = get_language()
    days = {}
    for event in sorted(events.only(*SHOWN).order_by(), key=in_time):
        key = (event.known_date, event.known_precision, event.date is None)
        if key not in days:
            days[key] = day_of(event)
        days[key].sessions.append(session(event, language))
    return list(days.values())


def in_time(event):
    return (
        event.known_date or LATEST[0],
        event.start or LATEST[1],
        LATEST[2] if event.number is None else event.number,
        natural(event.number_words),
        event.pk,
    )


def natural(words):
    """Return a key that orders "PS2.7" before "PS10.1"."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", words)]


def day_of(event):
    if not event.known_date:
        return Day(gettext("The day is not known"), "", [])
    words = wording.date_in_words(get_language(), event.known_date, None, event.known_precision)
    if not event.date:
        words = gettext("probably %(date)s") % {"date": words}
    machine_date = event.known_date.isoformat() if event.known_precision == Precision.DAY else ""
    return Day(words, machine_date, [])


def session(event, language):
    title, title_language = title_in(event, language)
    badge, badge_words = badge_of(event)
    return Session(
        href=in_language(event.path, language),
        title=title,
        attributes=attributes_of(title_language or language),
        hours=hours(event),
        label=event.number_words or wording.form_label(event.form),
        people=people(event),
        room=event.room or event.venue,
        badge=badge,
        badge_words=badge_words,
    )


def hours(event):
    """Return the hours as printed, and the last day of a session that takes several."""
    own = wording.hours(event.start, event.end) if event.start else ""
    zone = event.zone_words or (wording.zone_name(event.zone) if event.zone else "")
    return f"{own} {zone}".strip() if own else ""


def badge_of(event):
    """Return what must be said of a session at once: that it is a draft, live, or was called off."""
    if not event.is_published:
        return "draft", gettext("draft")
    stage, words = wording.stage(event)
    return (stage, words) if stage in ("live", *Event.CALLED_OFF) else ("", "")
