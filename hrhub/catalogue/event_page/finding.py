"""The event of a page, and those beside it: for visitors by prepared queries, which change by the moment alone."""

from datetime import UTC, datetime
from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from hrhub.catalogue.prepared import Prepared

VISITOR = AnonymousUser()
ANY_MOMENT = datetime(1, 1, 1, tzinfo=UTC)


def event_for_page(model, user, **place):
    """Return the event of the face `model` at `place`, with all that its page shows of itself; one query.

    Raises Http404 where there is none that `user` may see.
    """
    found = visible(model, user, tuple(place), *place.values())
    if not found:
        raise Http404
    return found[0]


def visible(model, user, names, *values):
    """Return the events whose fields `names` have these `values`, as `for_page` fetches them."""
    if user.is_authenticated:  # editors see more, and are few
        return list(at(model.objects.visible_to(user), names, values))
    return for_visitors(model, names).of(timezone.now(), *values)


@cache
def for_visitors(model, names):
    def asked(moment, *values):
        return at(model.objects.visible_to(VISITOR, moment), names, values)

    return Prepared(asked, ANY_MOMENT, *(f"any {name}" for name in names))


def at(events, names, values):
    return events.for_page().filter(**dict(zip(names, values, strict=True))).order_by()
