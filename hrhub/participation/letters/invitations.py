"""The calendar part of a mail (iTIP, RFC 5546): what Outlook, Google and Apple take as a meeting.

Its UID is that of the event's public file, so that nobody has the event twice.

SEQUENCE is the event's own plus how many parts this recipient was sent before: a program drops what is not newer than
what it knows, and one who cancels and comes back was told three things of an event that never changed. Both numbers
only grow, so their sum does. Who registers anew, or joins a team, goes on from what the same address was told before.
"""

from collections import Counter
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import quote

import icalendar
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from hrhub.catalogue.calendar_files import written
from hrhub.catalogue.calendars import calendar
from hrhub.catalogue.shortening import shortened
from hrhub.participation.models import Member, Registration, registration_of
from hrhub.web.identity import site
from hrhub.web.plain_text import in_one_line, plain

from . import joining
from .kinds import CANCEL, REQUEST

State = Registration.State
GONE = [State.CANCELLED, State.DECLINED, State.LAPSED]
BEFORE = timedelta(hours=-1)
DAY_BEFORE = timedelta(hours=-12)  # of a whole day: at noon before it
MAILTO = "@+-._~!$&'*="  # what an address may hold as it is (RFC 6068)


def method_of(kind, one):
    """Return the METHOD of the calendar part for this recipient: "" for who has no place, and no entry to cancel."""
    if kind.method == REQUEST and one.has_place:
        return REQUEST
    return CANCEL if kind.method == CANCEL and one.row.calendar_count else ""


def invitation(method, one, meeting=None):
    """Return the calendar file for `one`, a Recipient, or "" where the day is not known.

    With `meeting` it says how to join. In the active language.
    """
    event = one.registration.event
    whole = calendar([event], get_language())
    if not whole.events:
        return ""
    whole["method"] = icalendar.vText(method)
    (entry,) = whole.events
    put(entry, identity(one) | people(one) | status(event, method))
    if meeting and joining.is_online(one.registration):
        put(entry, ways(entry, meeting))
    if method == REQUEST and not event.is_called_off:
        entry.add_component(alarm(entry, event))
    return written(whole).decode()


def put(entry, values):
    for name, value in values.items():
        entry.pop(name, None)
        entry.add(name, value)


def identity(one):
    return {
        "sequence": one.registration.event.sequence + one.row.calendar_count,
        "dtstamp": timezone.now().replace(microsecond=0),
    }


def go_on_counting(rows):
    """Let `rows`, of one event, go on from the highest number that their address was sent: two queries.

    By another registration, which is over, or as a member of a team it got parts of the same UID.
    """
    addresses = {row.email for row in rows if row.email}
    if not addresses:
        return
    event, sent = registration_of(rows[0]).event_id, Counter()
    for found in (
        Registration.objects.filter(event=event, state__in=GONE, email__in=addresses),
        Member.objects.filter(team__registration__event=event, email__in=addresses),
    ):
        for address, count in found.filter(calendar_count__gt=0).order_by().values_list("email", "calendar_count"):
            sent[address] = max(sent[address], count)
    for row in rows:
        if row.calendar_count < sent[row.email]:
            row.calendar_count = sent[row.email]
            type(row).objects.filter(pk=row.pk).update(calendar_count=row.calendar_count)


def people(one):
    """Return who invites, which is who sends the mail, or programs would not believe it; and who is invited.

    No answer is asked for: who wants to come has said so already.
    """
    organizer = icalendar.vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["cn"] = in_one_line(site().name).replace('"', "")
    attendee = icalendar.vCalAddress(f"mailto:{quote(one.address, safe=MAILTO)}")
    attendee.params |= {"cutype": "INDIVIDUAL", "role": "REQ-PARTICIPANT", "partstat": "ACCEPTED", "rsvp": "FALSE"}
    return {"organizer": organizer, "attendee": attendee}


def status(event, method):
    """Return the STATUS: what is sent to one person is cancelled as a whole, though others come."""
    if method == CANCEL:
        return {"status": "CANCELLED"}
    return {} if event.starts_at else {"status": "TENTATIVE"}


def ways(entry, meeting):
    """Return how to join, where a telephone shows it when the alarm rings."""
    lines = [line for line in (meeting.join_link, plain(meeting.dial_in)) if line]
    where = {"location": meeting.join_link} if meeting.join_link else {}
    return {**where, "description": "\n".join([*lines, str(entry.get("description", ""))])}


def alarm(entry, event):
    found = icalendar.Alarm()
    found.add("action", "DISPLAY")
    found.add("trigger", BEFORE if event.starts_at else DAY_BEFORE)
    found.add("description", shortened(str(entry["summary"]), 60, end=" …"))
    return found
