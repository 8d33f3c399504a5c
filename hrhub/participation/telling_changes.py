"""What moves, or is called off, is told to those who registered. A job of the worker."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event
from hrhub.mail.alone import alone

from .at_once import for_each, send_batch
from .models import Registration

QUIET = timedelta(minutes=10)  # editors save more than once before an event is right
SOON = timedelta(hours=24)
State = Registration.State
COMING = [State.ASKED, State.SEATED, State.WAITING, State.OFFERED]
MAILS = {Event.State.CANCELLED: "called_off", Event.State.POSTPONED: "postponed"}


@alone
def tell_changes():
    """Tell what concerns calendars (`Event.sequence`), once each; return whether there is more to do.

    After ten quiet minutes; at once where the event begins within a day, or was called off.
    """
    return for_each([(event,) for event in Event.objects.filter(pk__in=untold().values("event"))], tell)


tell_changes.does = _("Tells those who registered that an event has changed")


def untold():
    """Return the registrations that were told less than what is so now, and are due."""
    now = timezone.now()
    soon = Q(event__starts_at__lte=now + SOON) | Q(event__state__in=Event.CALLED_OFF)
    due = soon | Q(event__changed_at__lte=now - QUIET)
    ahead = Q(event__over_at__gt=now) | Q(event__over_at=None)
    hopeful = Q(state__in=COMING) | Q(state=State.FOLLOWING, event__state=Event.State.CANCELLED)
    rows = Registration.objects.filter(due, ahead, hopeful, event__sequence__gt=F("told_sequence"))
    return rows.filter(event__published_at__lte=now).exclude(email="")


def tell(event):
    def note(batch):
        sequence = batch[0].event.sequence  # as the mails say it; what changes now is told next
        Registration.objects.filter(pk__in=[row.pk for row in batch]).update(told_sequence=sequence)

    rows = untold().filter(event=event, event__state=event.state)
    return send_batch(rows, MAILS.get(event.state, "changed"), note)
