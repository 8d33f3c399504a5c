"""Noticing that an event is no longer public: taken back, put off to a later day, or deleted."""

from django.utils import timezone

from .models import Event, Withdrawn


def note(events):
    """Note which of `events` are no longer public since they were last told of, and forget those that are again.

    `events` are saved, and not yet told of: `told_published_at` is still that of before. Mostly it costs nothing.
    """
    back = [event.code for event in events if event.is_published and event.published_at != event.told_published_at]
    gone = [event.code for event in events if not event.is_published and was_public(event)]
    if back:
        Withdrawn.objects.filter(code__in=back).delete()
    withdraw(gone)


def note_deleted(things):
    """Note the events among `things`, which are about to be deleted; a draft that nobody saw leaves no trace."""
    events = [thing for thing in things if isinstance(thing, Event)]
    withdraw([event.code for event in events if event.is_published or was_public(event)])


def was_public(event):
    return event.told_published_at is not None and event.told_published_at <= timezone.now()


def withdraw(codes):
    """Keep the codes with this moment; one that came back on its day, which nobody noted, is there already."""
    rows = [Withdrawn(code=code) for code in codes]
    Withdrawn.objects.bulk_create(
        rows, update_conflicts=True, update_fields=["at", "harvested_at"], unique_fields=["code"]
    )
