"""What those who registered change by themselves: accept, come with more or fewer, cancel, stand in line again."""

from django.db import transaction
from django.utils import timezone

from . import letters
from .models import Places, Registration
from .registering import RegistrationClosed, enter
from .seating import give_back, locked, may_take, offer_what_is_free, take

State = Registration.State


class TakenMeanwhile(Exception):
    """The offer held no seat, and somebody else was first: the place in the line stays."""


class TooMany(Exception):
    """There are not so many places free; what was stays. `free` says how many more there are."""

    def __init__(self, free):
        super().__init__()
        self.free = free


@transaction.atomic
def accept(registration):
    """Accept what was offered; the same again changes nothing. Raises TakenMeanwhile and RegistrationClosed."""
    places, registration = locked(registration)
    if registration.state == State.SEATED:
        return registration
    if registration.state != State.OFFERED:
        raise RegistrationClosed
    if not registration.holds_seats and not take(registration, places, registration.seats):
        raise TakenMeanwhile
    registration.move_to(State.SEATED, holds_seats=True, offer_ends_at=None)
    letters.answer("registered", registration)
    offer_what_is_free(places)  # in the last hours others may hold offers that fit no more
    return registration


@transaction.atomic
def cancel(registration):
    """Cancel, and offer what becomes free to those who wait; the same again changes nothing.

    Nor does it where organisers said no, or the offer has lapsed: one who cancelled may come back.
    """
    places, registration = locked(registration)
    if registration.state in (State.CANCELLED, State.DECLINED, State.LAPSED):
        return registration
    give_back(registration, places)
    was_confirmed = registration.state != State.UNCONFIRMED
    registration.move_to(State.CANCELLED, offer_ends_at=None)
    if was_confirmed:
        letters.answer("cancelled", registration)
    offer_what_is_free(places)
    return registration


@transaction.atomic
def come_with(registration, heads):
    """Come with `heads` people from now on. Raises TooMany, and then all is as before.

    A party that waits and grows goes to the end of the line: it asks for what those behind it do not.
    """
    places, registration = locked(registration)
    seats = places.seats_for(heads) if registration.seats else 0
    more = seats - registration.seats
    if registration.holds_seats and more > 0:
        if not may_take(registration, places) or not take(registration, places, more):
            raise TooMany(places.free)
    elif registration.holds_seats and more < 0:
        places.give_back(-more, without_mail=not registration.has_mail)
    elif registration.state in (State.WAITING, State.OFFERED) and more > 0:
        registration.move_to(State.WAITING, lined_up_at=timezone.now(), offer_ends_at=None)
    registration.heads, registration.seats = heads, seats
    registration.revision += 1
    registration.save(update_fields=["heads", "seats", "revision"])
    offer_what_is_free(places)
    return registration


@transaction.atomic
def stand_in_line_again(registration):
    """Come back after a cancellation, or an offer that lapsed, by the same door and the same rules as at first.

    Raises RegistrationClosed and AlreadyRegistered.
    """
    places, registration = locked(registration)
    if registration.state in (State.LAPSED, State.CANCELLED):
        enter(registration, places)
    return registration


@transaction.atomic
def decline(registration):
    """Say no to who asked, or take a place away: for organisers. What becomes free is offered."""
    places, registration = locked(registration)
    if registration.state in (State.DECLINED, State.CANCELLED):
        return registration
    give_back(registration, places)
    registration.move_to(State.DECLINED, offer_ends_at=None)
    letters.send("declined", registration)
    offer_what_is_free(places)
    return registration


@transaction.atomic
def offer_new_places(places):
    """Offer what an organiser added: call it after the number of places, or the way they are counted, changed."""
    offer_what_is_free(Places.objects.lock(places.pk))
