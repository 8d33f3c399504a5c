"""How long what people write is kept; `forgetting` deletes it then, and `consent` names the day."""

from datetime import timedelta

from .models import Meeting, Registration
from .models.registrations import KEEP_FOR

KEEP_WHERE_COUNTED = timedelta(days=1)  # of an event that shows counts only: having been there is sensitive
KEEP_LOOKS = timedelta(days=365)  # who of the staff looked at a list


def kept_for(event, door=""):
    """Return for how long after `event` is kept what somebody wrote at `door`. One query.

    Who only wants to be told afterwards was not there, and is told later than a day after.
    """
    was_there = door != Registration.Door.AFTERWARDS
    return KEEP_WHERE_COUNTED if Meeting.objects.is_counts_only(event) and was_there else KEEP_FOR


def deleted_at(registration):
    """Return the moment at which nothing is kept of `registration` and its team any more."""
    event = registration.event
    return registration.kept_until - KEEP_FOR + (kept_for(event, registration.door) if event.over_at else KEEP_FOR)
