"""Mails as tests read them: as they arrive, and the calendar in them by a library and by the rules of iTIP."""

from email import message_from_bytes, policy

from icalendar import Calendar

from hrhub.mail.models import Mail
from hrhub.mail.sender import message

# What RFC 5546 (3.2.2, 3.2.5) asks of an event in each method, and what it forbids.
NEEDED = {
    "REQUEST": {"ATTENDEE", "DTSTAMP", "DTSTART", "ORGANIZER", "SEQUENCE", "SUMMARY", "UID"},
    "CANCEL": {"ATTENDEE", "DTSTAMP", "ORGANIZER", "SEQUENCE", "UID"},
}


def arrived(mail):
    """Return `mail` as a program for mail reads it."""
    found = message_from_bytes(message(mail).message().as_bytes(linesep="\r\n"), policy=policy.default)
    assert [part.defects for part in found.walk() if part.defects] == []
    return found


def last(kind=None, **values):
    mails = Mail.objects.filter(**({"kind": kind} if kind else {}), **values)
    return mails.order_by("-id").first()


def calendar_of(mail):
    """Return (method, event) of the calendar part of `mail`, after what the rules ask of it; None without one."""
    parts = [part for part in arrived(mail).walk() if part.get_content_type() == "text/calendar"]
    if not parts:
        return None
    (part,) = parts
    return checked(mail.calendar, part.get_param("method"))


def checked(text, method):
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert [line for line in lines if b"\r" in line or b"\n" in line or len(line) > 75] == []
    whole = Calendar.from_ical(text)
    assert whole.errors == []
    assert whole["METHOD"] == method
    (event,) = whole.events
    assert NEEDED[method] - set(event) == set()
    assert event["STATUS"] in {"REQUEST": ("CONFIRMED", "TENTATIVE"), "CANCEL": ("CANCELLED",)}[method]
    assert method == "REQUEST" or not event.walk("VALARM")
    zones = {zone["TZID"] for zone in whole.timezones}
    assert {event[name].params["TZID"] for name in ("DTSTART", "DTEND") if "TZID" in event[name].params} <= zones
    return method, event
