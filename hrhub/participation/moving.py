"""Moving somebody to other places of the same event, online or in the room: for organisers."""

from django.db import transaction
from django.utils import timezone

from . import letters
from .models import Places, Registration
from .seating import give_back, locked, may_take, offer_what_is_free, seat_or_line_up, take

State = Registration.State


class NoRoomThere(Exception):
    """They do not fit there now: they stay where they are, with the place that they have."""


@transaction.atomic
def move(registration, places):
    """Move `registration` to `places` of its event; the same again changes nothing.

    Whoever has a place has one there as well, or stays: then it raises NoRoomThere. Whoever waits gets a place there or
    goes to the end of that line. What becomes free is offered to those who wait for it.
    """
    left, registration = locked(registration)
    if left.pk == places.pk:
        return registration
    if places.event_id != registration.event_id:
        raise ValueError("places of another event")
    entered = Places.objects.lock(places.pk)
    give_back(registration, left)
    registration.places = entered
    registration.seats = entered.seats_for(registration.heads) if registration.seats else 0
    registration.lined_up_at = timezone.now()
    registration.save(update_fields=["places", "seats", "lined_up_at"])
    if registration.state == State.SEATED:
        take_seats(registration, entered)
    elif registration.state in (State.WAITING, State.OFFERED):
        seat_or_line_up(registration, entered)
    offer_what_is_free(Places.objects.select_related("event").get(pk=left.pk))
    return registration


def take_seats(registration, places):
    if not may_take(registration, places) or not take(registration, places, registration.seats):
        raise NoRoomThere
    registration.move_to(State.SEATED, holds_seats=True, lined_up_at=None)
    letters.send("registered", registration)
