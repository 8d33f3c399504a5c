"""Seats and the waiting line: never above capacity, no party that fits is left waiting, and nobody overtakes.

Every other function here is called with the places held by `locked`, inside the transaction of an act.
"""

from datetime import timedelta

from django.utils import timezone

from . import letters
from .models import Places, Registration

State = Registration.State
LONGEST_OFFER = timedelta(hours=48)
LAST_HOURS = timedelta(hours=3)  # before the event: an offer holds no seat then, and who accepts first gets it


def locked(registration):
    """Return (places, registration) as they are now, held until the transaction ends."""
    places = Places.objects.lock(registration.places_id)
    registration.refresh_from_db()
    registration.places, registration.event = places, places.event
    return places, registration


def seat_or_line_up(registration, places):
    """Give `registration` its seats, or a place at the end of the line.

    A party fits as a whole or waits; whoever comes now does not overtake a waiting party that would fit.
    """
    if may_take(registration, places) and take(registration, places, registration.seats):
        registration.move_to(State.SEATED, holds_seats=True, confirmed_at=confirmed(registration))
        letters.answer("registered", registration)
        return
    registration.move_to(State.WAITING, lined_up_at=timezone.now(), confirmed_at=confirmed(registration))
    letters.answer("waiting", registration)
    offer_what_is_free(places)
    registration.refresh_from_db(fields=["state", "holds_seats", "offer_ends_at"])


def confirmed(registration):
    return registration.confirmed_at or timezone.now()


def may_take(registration, places):
    """Say whether nobody in the line before `registration` (everybody, for one who is not in it) would fit."""
    ahead = line(places)
    if registration.lined_up_at and registration.state in (State.WAITING, State.OFFERED):
        ahead = [one for one in ahead if is_ahead(one, registration)]
    return not any(one.fits(places) for one in ahead)


def is_ahead(one, other):
    return (one.lined_up_at, one.pk) < (other.lined_up_at, other.pk)


def line(places):
    """Return those who wait for `places`, first come first, with what a mail says of them.

    One query, without their event: it came with the places, and is wide.
    """
    found = list(Registration.objects.filter(places=places).in_line().select_related("country", "team"))
    for one in found:
        one.places, one.event = places, places.event
    return found


def take(registration, places, seats):
    return places.take(seats, without_mail=not registration.has_mail)


def give_back(registration, places):
    """Give back what `registration` holds; the caller moves it to its new state and calls `offer_what_is_free`."""
    if registration.holds_seats:
        places.give_back(registration.seats, without_mail=not registration.has_mail)


def offer_what_is_free(places):
    """Offer what is free to those who wait, along the line: to each party that fits as a whole.

    Whoever is passed over keeps the place. In the last three hours an offer holds no seat, so all who fit get one.
    """
    if places.event.is_over or places.event.is_called_off:
        return
    holds = not is_in_last_hours(places.event)
    for waiting in line(places):
        fits = waiting.fits(places)
        if waiting.state == State.OFFERED and not fits:
            waiting.move_to(State.WAITING, offer_ends_at=None)  # somebody else was first
        elif waiting.state == State.WAITING and fits:
            offer(waiting, places, holds)


def offer(registration, places, holds):
    """Offer `registration` its seats, which are free; where the offer holds them they are taken now."""
    if holds:
        take(registration, places, registration.seats)
    registration.move_to(State.OFFERED, holds_seats=holds, offer_ends_at=end_of_offer(places.event, holds))
    letters.send("offered", registration)


def end_of_offer(event, holds):
    """Return until when an offer can be accepted: 48 hours, or half of the time left; until the end, if it holds none.

    The time left is that until the event begins, or is over where its hour is not known; None where nothing is.
    """
    now, begins = timezone.now(), event.starts_at or event.over_at
    if not holds:
        return event.over_at
    return min(now + LONGEST_OFFER, now + max(timedelta(), (begins - now) / 2)) if begins else now + LONGEST_OFFER


def is_in_last_hours(event):
    return bool(event.starts_at) and event.starts_at - timezone.now() <= LAST_HOURS
