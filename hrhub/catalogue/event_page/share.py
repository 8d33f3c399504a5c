"""What a message says of an event beside its title and hours: where it is, or what there is to read, hear and watch."""

from django.utils.translation import gettext

from hrhub.catalogue import announcing, sharing

from .media import minutes_to_read
from .standing import is_guide

LINES = 3


def links(event, title, standing, where, things, recordings, summary, numbers):
    """Return the links of the block "Share"; `numbers` are those of the visible events in the event's series."""
    ahead = standing.is_coming or standing.stage in announcing.FIRST
    lines = [gettext(", ").join(where)] if ahead else to_open(things, recordings, summary)
    address = sharing.short_address(event, numbers)
    return sharing.links(announcing.of_event(event, title, address, lines, timeless=is_guide(event)))


def to_open(things, recordings, summary):
    """Return the first few of `things` as lines, with what each costs; something to read, and all that can be heard."""
    if not things and summary:
        return [f"{gettext('Read the summary')} ({minutes_to_read(summary)})"]
    heard = [thing for thing in things if thing in recordings][: LINES - 1]
    read = [thing for thing in things if thing not in recordings][: LINES - len(heard)]
    return [line_of(thing) for thing in [*read, *heard]]


def line_of(thing):
    """Return a thing with its first two details: of what was recorded, length and size."""
    details = gettext(", ").join(thing.details[:2])
    return f"{thing.verb} ({details})" if details else thing.verb
