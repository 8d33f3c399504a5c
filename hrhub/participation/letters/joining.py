"""How one joins: told to those who have a place, and not before the last 24 hours."""

from datetime import timedelta
from hashlib import blake2b

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext

from hrhub.catalogue import wording
from hrhub.participation.models import Notice, Places

SOUND_AN_HOUR, VIDEO_AN_HOUR = 30_000_000, 800_000_000  # what Zoom and its like take, about
TELL = {"registered", "link_again", "taken_over", "on_the_list", "remind_day", "remind_hour", "new_link", "changed"}


class Reminder(TextChoices):
    """The reminders, by the mail that each is."""

    DAY = "remind_day"
    HOUR = "remind_hour"


LEADS = {Reminder.DAY: timedelta(hours=24), Reminder.HOUR: timedelta(hours=1)}


def begins(event):
    """Return when it begins, or its day does where the hour is not certain; None without a day."""
    return event.starts_at or (event.sort_on if event.date and event.date_precision == "day" else None)


def is_near(event, lead=LEADS[Reminder.DAY]):
    begin = begins(event)
    return bool(begin) and begin - lead <= timezone.now() and not event.is_over


def is_told(kind, one):
    """Say whether the mail `kind` to `one` says how to join."""
    event = one.registration.event
    return kind in TELL and one.has_place and is_near(event) and not event.is_called_off


def is_online(registration):
    return registration.places.way == Places.Way.ONLINE


def digest(meeting):
    """Return by what it is known which ways to join a mail told: another link is another one."""
    return blake2b(f"{meeting.join_link}\n{meeting.dial_in}".encode(), digest_size=8).hexdigest()


def notice_of(reminder, event):
    """Return by what it is known that a reminder was sent: one of another hour is another reminder."""
    return f"{reminder} {begins(event):%Y%m%dT%H%MZ}"


def note_told(registrations, event):
    """Note that `registrations` know how to join: the reminders that are due by now would say the same again."""
    due = [reminder for reminder, lead in LEADS.items() if is_near(event, lead)]
    rows = [Notice(registration=row, kind=notice_of(reminder, event)) for row in registrations for reminder in due]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)


def cost(event):
    """Return what joining costs in data, in words: with sound alone, and with the picture."""
    seconds = (event.ends_at - event.starts_at).total_seconds() if event.starts_at and event.ends_at else 3600
    hours = min(seconds / 3600, 10)
    return gettext("Joining online costs about %(sound)s of data with sound alone, and %(video)s with video.") % {
        "sound": rounded(SOUND_AN_HOUR * hours),
        "video": rounded(VIDEO_AN_HOUR * hours),
    }


def rounded(size):
    """Return a size to the next ten megabytes: it depends on program and line, and none of them says."""
    return gettext("%(size)s MB") % {"size": wording.number(max(10, round(size / 10_000_000) * 10))}
