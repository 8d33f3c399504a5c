"""What a message says of an event: in the active language, and never more than is known."""

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, pgettext

from . import wording
from .message import LINE_LENGTH, Message, shortened, together
from .models import Precision

BRIEF_LENGTH = 30
PAGE_BYTES = 15_000  # a first visit to a page with all that the founding events have; a test measures it
# Translators: no letter outside of GSM-7 where it can be avoided ("û", "á", "’"): one of them halves an SMS.
LEADS = {
    "cancelled": gettext_lazy("Cancelled."),
    "postponed": gettext_lazy("Postponed. This day may not be valid."),
    "live": gettext_lazy("Live now."),
    "changed": gettext_lazy("Updated. These are the current details."),
    "unknown": gettext_lazy("Announced; we do not know whether it took place."),
}
BRIEF_LEADS = {
    "postponed": gettext_lazy("Postponed, day uncertain."),
    "changed": gettext_lazy("Updated."),
    "unknown": gettext_lazy("Outcome unknown."),
}
FIRST = {"cancelled", "postponed"}  # what even the subject of a mail begins with


def of_event(event, title, address, timeless=False):
    """Return the Message of `event`, which comes from `for_page()`; one that is `timeless` says nothing of when."""
    stage = stage_in_messages(event)
    message = Message(wording.numbered(event, title), address, *leads_of(event, stage), cost=cost_of_page())
    if not timeless:
        message.day = day_of(event)
        message.hours = wording.written_hours(event) or hour_gap(event)
        message.minutes = minutes_of(event)
        brief_when = together(brief_day(event), brief_hour(event) or hour_gap(event))
        message.brief_when = brief_when.replace("–", "-")  # no letter of an SMS
        message.subject_when = together(brief_day(event), brief_hour(event)) if has_a_day(event) else ""
    return message


def cost_of_page():
    # Translators: no letter outside of GSM-7, as above.
    return gettext("The page costs about %(size)s:") % {"size": wording.size_in_words(PAGE_BYTES)}


def stage_in_messages(event):
    """Return the stage as `wording.stage` names it, or "changed".

    Nobody notes what a reader has seen before. Known is that a calendar was to be told of a change (`sequence`), and
    that something changed after the event was published: one who reads "updated" is never told a falsehood.
    """
    stage, _words = wording.stage(event)
    told = event.sequence and event.is_published and event.changed_at > event.published_at
    return "changed" if stage == "coming" and told else stage


def leads_of(event, stage):
    """Return what a text begins with, the same in brief, and what even the subject of a mail begins with."""
    full = str(LEADS.get(stage, ""))
    brief = str(BRIEF_LEADS.get(stage, full))
    practice = gettext("For practising.") if event.practice else ""
    return tuple(f"{practice} {lead}".strip() for lead in (full, brief, brief if stage in FIRST else ""))


def day_of(event):
    return shortened(wording.written_date(event), LINE_LENGTH)


def brief_day(event):
    if event.date and event.date_precision == Precision.DAY and not event.until:
        return date_format(event.date, pgettext("date format: a day, short", "D j F Y"))
    written = wording.written_date(event)
    return written if event.known_date else shortened(written, BRIEF_LENGTH)


def has_a_day(event):
    return bool(event.known_date or event.date_words)


def hour_gap(event):
    return "" if event.is_over else gettext("hour not known")


def brief_hour(event):
    """Return when it begins, in its zone and in UTC, as short as it can be said; "" where that is not known."""
    if not event.start:
        return ""
    start = f"{event.start:%H:%M}"
    if event.starts_at:
        return start_in_both(event, start)
    if event.zone_words:
        return f"{start} {shortened(event.zone_words, BRIEF_LENGTH // 2)}"
    if event.zone:
        return f"{start} {wording.zone_name(event.zone)}"
    return gettext("%(hours)s, time zone not stated") % {"hours": start}


def start_in_both(event, start):
    if event.zone == "UTC":
        return f"{start} UTC"
    utc = f"{event.starts_at:%H:%M}"
    if event.starts_at.date() != event.date:
        utc = gettext("%(weekday)s %(hours)s") % {"weekday": date_format(event.starts_at, "D"), "hours": utc}
    return gettext("%(hour)s %(zone)s (%(utc)s UTC)") % {
        "hour": start,
        "zone": wording.zone_name(event.zone),
        "utc": utc,
    }


def minutes_of(event):
    """Return how long it lasts, where its hours say so: "" over several days, and without an end."""
    if not event.start or not event.end or (event.until and event.until != event.date):
        return ""
    if event.starts_at:
        minutes = int((event.ends_at - event.starts_at).total_seconds() // 60)
    else:
        minutes = (event.end.hour - event.start.hour) * 60 + event.end.minute - event.start.minute
    words = pgettext("length, after the hours", "%(minutes)s min")
    return words % {"minutes": minutes % (24 * 60)} if minutes else ""
