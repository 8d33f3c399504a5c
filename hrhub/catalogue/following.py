"""What the events of a conference take from it: their path, and their time where they have none of their own."""

from .models import Event

TAKEN = ["path", "starts_at", "ends_at", "sort_on", "over_at"]


def follow(conference):
    """Derive the events of `conference` again, and return (old path, new path) of those that moved.

    Whoever calls it ends with `changed`: what was derived is shown in lists.
    """
    events, moved = list(conference.events.all()), []
    for event in events:
        before, event.conference = event.path, conference
        event.derive()
        if event.path != before:
            moved.append((before, event.path))
    Event.objects.bulk_update(events, TAKEN, batch_size=100)
    return moved
