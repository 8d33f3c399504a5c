"""A link to the meeting that changes after it was told: whoever was told the old one is told the new one.

Nobody else notices a dead room before the event begins. A job of the worker.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event
from hrhub.mail.alone import alone

from .at_once import for_each, send_batch
from .letters import joining
from .models import Meeting, Member, Places, Registration

QUIET = timedelta(minutes=2)  # editors save twice; more is too long where the event begins soon


@alone
def tell_new_links():
    """Tell what is new in how to join, the link or the telephone numbers, once each; return whether there is more."""
    return for_each([(meeting, rows) for meeting in meetings() for rows in told_another(meeting)], tell)


tell_new_links.does = _("Tells those who know how to join that it has changed")


def meetings():
    """Return the meetings that were not saved within two minutes, of events of which mails say how to join."""
    now = timezone.now()
    ahead = Event.objects.filter(over_at__gt=now, sort_on__lte=now + joining.LEADS[joining.Reminder.DAY])
    found = Meeting.objects.filter(event__in=ahead, saved_at__lte=now - QUIET).select_related("event")
    return [meeting for meeting in found if says_how(meeting.event)]


def says_how(event):
    """Say whether mails about `event` tell how to join, now."""
    return event.is_published and joining.is_near(event) and not event.is_called_off


def how_many(meeting):
    """Return how many addresses will be told what was just saved."""
    if not says_how(meeting.event):
        return 0
    return len({email.lower() for rows in told_another(meeting) for email in rows.values_list("email", flat=True)})


def told_another(meeting):
    """Return (the registrations, the members) that have a place online, and were told other ways to join."""
    seated = Registration.objects.filter(
        event=meeting.event, state=Registration.State.SEATED, places__way=Places.Way.ONLINE
    )
    members = Member.objects.accepted().filter(team__registration__in=seated)
    now = ["", joining.digest(meeting)]
    return [rows.exclude(told_joining__in=now).exclude(email="") for rows in (seated, members)]


def tell(meeting, rows):
    def note(batch):
        rows.model.objects.filter(pk__in=[row.pk for row in batch]).update(told_joining=joining.digest(meeting))

    return send_batch(rows, "new_link", note)
