"""Reminders: a day before the event and an hour before, with all that one needs to join. A job of the worker."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event
from hrhub.mail.alone import alone

from .at_once import for_each, send_batch
from .letters.joining import LEADS, Reminder, notice_of
from .models import Notice, Places, Registration

# Until so long before the event it is still sent, where the worker was away: later the next one is near.
LATEST = {Reminder.DAY: timedelta(hours=3), Reminder.HOUR: timedelta()}


@alone
def remind():
    """Remind those who have a place, once each; return whether there is more to do.

    When one is due is asked anew each time: events move. Who registers within the last day was told how to join with
    the place itself, see `letters.joining.note_told`.
    """
    return for_each([(reminder, event) for reminder in Reminder for event in events(reminder)], remind_of)


remind.does = _("Reminds those who have a place, a day and an hour before")


def events(reminder):
    """Return the events of which `reminder` is due now; an hour before only where the hour is certain."""
    now = timezone.now()
    due = Event.objects.published().filter(sort_on__gt=now + LATEST[reminder], sort_on__lte=now + LEADS[reminder])
    certain = Q(starts_at__isnull=False)
    if reminder == Reminder.DAY:
        certain |= Q(date__isnull=False, date_precision="day")
    return due.filter(certain).exclude(state__in=Event.CALLED_OFF).filter(pk__in=Places.objects.values("event"))


def remind_of(reminder, event):
    kind = notice_of(reminder, event)
    told = Notice.objects.filter(registration=OuterRef("pk"), kind=kind)
    seated = Registration.objects.filter(event=event, state=Registration.State.SEATED).exclude(email="")

    def note(batch):
        Notice.objects.bulk_create(Notice(registration=row, kind=kind) for row in batch)

    return send_batch(seated.filter(~Exists(told)), reminder, note)
