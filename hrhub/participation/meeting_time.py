"""When those who have a place are shown how to join: from a day before, until it is over."""

from datetime import timedelta

from django.utils import timezone

SHOWN_BEFORE = timedelta(hours=24)


def is_time(registration):
    """Say whether `registration` is shown the link of the meeting and the telephone numbers now."""
    event = registration.event
    begins = event.starts_at or event.sort_on
    has_place = registration.state == registration.State.SEATED
    called_off = event.state in (event.State.POSTPONED, event.State.CANCELLED)
    if not has_place or called_off or not begins or event.is_over:
        return False
    return begins - SHOWN_BEFORE <= timezone.now()
