"""New addresses for what has one: the old ones lead on, for ever."""

from django.db import transaction

from hrhub.web.models import Moved

from .changes import changed
from .following import follow
from .models import Conference, Event
from .showing import events_showing
from .withdrawing import was_public


@transaction.atomic
def rename(thing, slug):
    """Give `thing` (an event, person, series, …) the address that ends in `slug`; `""` makes it from the name again.

    The old address leads to the new one, for a conference those of all its sessions too. Ends with `changed`.
    """
    before = stored_path(thing)
    thing.slug = slug
    thing.save()
    lead_on(thing, before)
    changed(events_showing(thing))


def lead_on(thing, before):
    """After `thing` was saved, lead the path `before` to its new one; a conference takes its sessions along."""
    if before != thing.path and not is_unseen(thing):
        Moved.objects.move(before, thing.path)
    if isinstance(thing, Conference):
        for old, new in follow(thing):
            Moved.objects.move(old, new)


def is_unseen(thing):
    """True for an event that nobody but editors ever saw: its first address may tell what they thought of it."""
    return isinstance(thing, Event) and not was_public(thing)


def stored_path(thing):
    """Return the path under which `thing` was last saved, or None where it never was."""
    stored = type(thing)._base_manager.filter(pk=thing.pk).first() if thing.pk else None
    return stored and stored.path
