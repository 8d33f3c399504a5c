"""Show events to everybody, and take them back."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .changes import changed, hub_changed
from .models import Conference, Event


@transaction.atomic
def publish(events):
    """Let everybody see `events` (a query set) from now on; return how many were not seen before.

    What was meant for later is shown now; what is published already keeps the moment at which it was.
    """
    now = timezone.now()
    hidden = list(events.filter(Q(published_at=None) | Q(published_at__gt=now)))
    return published_at(now, hidden)


@transaction.atomic
def unpublish(events):
    """Make drafts of `events` (a query set), seen by editors alone; return how many were not drafts before."""
    return published_at(None, list(events.exclude(published_at=None)))


def published_at(moment, events):
    Event.objects.filter(pk__in=[event.pk for event in events]).update(published_at=moment)
    if events:
        changed(events)
    return len(events)


@transaction.atomic
def publish_conferences(conferences):
    """Show the pages of `conferences`; their sessions are published one by one."""
    now = timezone.now()
    hidden = conferences.filter(Q(published_at=None) | Q(published_at__gt=now)).values_list("pk", flat=True)
    return conference_published_at(now, list(hidden))


@transaction.atomic
def unpublish_conferences(conferences):
    return conference_published_at(None, list(conferences.exclude(published_at=None).values_list("pk", flat=True)))


def conference_published_at(moment, ids):
    Conference.objects.filter(pk__in=ids).update(published_at=moment)
    if ids:
        changed(Event.objects.filter(conference__in=ids).only("pk"))  # their pages lead to it, or no longer
        hub_changed(was_seen=moment is None)
    return len(ids)
