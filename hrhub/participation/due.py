"""What becomes due by itself: offers that lapse, addresses that nobody confirmed."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import letters
from .forgetting import delete_uncounted
from .models import Registration
from .seating import give_back, locked, offer_what_is_free

State = Registration.State
TO_CONFIRM = timedelta(hours=48)
AT_ONCE = 200


def lapse_offers():
    """Take back offers whose time is over, and offer the seats to the next; return whether there is more to do."""
    due = Registration.objects.filter(state=State.OFFERED, holds_seats=True, offer_ends_at__lte=timezone.now())
    for registration in due.order_by("offer_ends_at")[:AT_ONCE]:
        lapse(registration)
    return due.exists()


lapse_offers.does = _("Takes back places that were offered and not accepted in time")


@transaction.atomic
def lapse(registration):
    places, registration = locked(registration)
    ended = registration.offer_ends_at and registration.offer_ends_at <= timezone.now()
    if registration.state != State.OFFERED or not registration.holds_seats or not ended:
        return  # accepted in the last moment
    give_back(registration, places)
    registration.move_to(State.LAPSED, offer_ends_at=None)
    letters.send("lapsed", registration)
    offer_what_is_free(places)


def drop_unconfirmed():
    """Delete what nobody confirmed within 48 hours; return how many there were. A forgetter.

    It held no seat, and may be a stranger's address: the mail that asked is forgotten, too.
    """
    due = Registration.objects.filter(state=State.UNCONFIRMED, made_at__lte=timezone.now() - TO_CONFIRM)
    dropped = 0
    while keys := list(due.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            held = due.filter(pk__in=keys).select_for_update(of=("self",))
            dropped += delete_uncounted(Registration.objects.filter(pk__in=[row.pk for row in held]))
    return dropped
