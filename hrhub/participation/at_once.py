"""Mails to many who registered for one event: in batches, so that ten thousand are neither read nor held at once."""

import logging

from django.db import transaction

from . import letters
from .models import Places, registration_of

logger = logging.getLogger(__name__)
AT_ONCE = 50  # acts on this event wait for one batch, about half a second


def for_each(found, act):
    """Call `act(*one)` for each of `found`, of one event each, and return whether there is more to do for any.

    One that fails keeps no other from it: the log says which, and the last failure is raised in the end.
    """
    more, failure = [], None
    for one in found:
        try:
            more.append(act(*one))
        except Exception as error:
            logger.exception("%s failed for %s", act.__qualname__, one)
            failure = error
    if failure:
        raise failure
    return any(more)


def send_batch(rows, name, done):
    """Write the mail `name` to the first of `rows`, a query of Registrations or Members of one event.

    Return whether there are more. With the places held, as in every act: who cancels in this moment gets both mails in
    the order in which they are true. `done(batch)` notes in the same transaction that they need it no more.
    """
    first = rows.with_all().first()
    if first is None:
        return False
    with transaction.atomic():
        Places.objects.lock(registration_of(first).places_id)
        batch = list(rows.with_all().order_by("pk")[:AT_ONCE])
        if batch:
            done(batch)
            letters.send_all(name, batch)
    return len(batch) == AT_ONCE
