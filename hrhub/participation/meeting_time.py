"""When those who have a place are shown how to join: on their page as in their mails, from a day before."""

from .letters import joining


def is_time(registration):
    """Say whether `registration` is shown the link of the meeting and the telephone numbers now."""
    event = registration.event
    has_place = registration.state == registration.State.SEATED
    return has_place and joining.is_near(event) and not event.is_called_off
