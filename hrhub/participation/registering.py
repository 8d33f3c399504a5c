"""Registering: alone, for a team, or to be told afterwards; with an address that is confirmed by mail, or without."""

from hashlib import blake2b

from django.db import IntegrityError, transaction
from django.utils import timezone

from hrhub.mail.outbox import put_draft

from . import letters
from .models import Registration
from .seating import locked, seat_or_line_up

Door, State = Registration.Door, Registration.State


class RegistrationClosed(Exception):
    """Registration is not open, or not any more."""


class AlreadyRegistered(Exception):
    """This address has a registration for this event already: `registration`."""

    def __init__(self, registration):
        super().__init__()
        self.registration = registration


class NoMoreWithoutAddress(Exception):
    """All seats that are given without an address are taken: one with an address can still be had, or waited for."""


def submission_of(key, values):
    """Return by what the same form, sent again, is known: corrected and sent again, it is another one."""
    told = repr(sorted((name, str(value)) for name, value in values.items()))
    return blake2b(f"{key} {told}".encode(), digest_size=20).hexdigest()


def is_registered(submission):
    """Say whether the same form was taken before: then no limit is in its way, and who sent it is answered again."""
    return Registration.objects.filter(submission=submission).exists()


def register(registration, team=None, *, writes=True):
    """Note `registration` (a new row, its `team` with it) and return the row that is there now.

    The same submission again returns the first one's row, and nothing happens twice. With an address it holds no seat
    until it is confirmed; whether the address is registered already is told by mail alone. Without an address it is
    confirmed at once. Where it does not write, as the address was given too often, the mail is held back.
    Raises RegistrationClosed and NoMoreWithoutAddress, and then nothing is kept.
    """
    places = registration.places
    if not places.are_open():
        raise RegistrationClosed
    registration.event, registration.seats = places.event, seats_of(registration)
    registration.told_sequence = places.event.sequence
    try:
        return note_down(registration, team, writes)
    except IntegrityError:
        first = Registration.objects.with_all().filter(submission=registration.submission).first()
        if first is None:
            raise
        return first


@transaction.atomic
def note_down(registration, team, writes):
    registration.save(force_insert=True)
    if team:
        team.registration = registration
        team.save(force_insert=True)
    if registration.has_mail:
        ask_to_confirm(registration, held=not writes)
    else:
        confirm_without_mail(registration)
    return registration


def seats_of(registration):
    """Return how many places a party needs: none to be told afterwards."""
    return 0 if registration.door == Door.AFTERWARDS else registration.places.seats_for(registration.heads)


def ask_to_confirm(registration, *, held=False):
    """Have the one mail written that follows; nobody asks here whose address it is, so no answer can tell."""
    put_draft("confirm", registration.email, registration.pk, letters.scope_of(registration), held=held)


def letter_to_confirm(key):
    """Return the Letter to confirm, or, to who takes part already, what there is; None where that is over or hidden.

    Neither says how one stands in line, nor how to join. The row of who takes part already lapses by itself.
    """
    registration = Registration.objects.with_all().filter(pk=key, state=State.UNCONFIRMED).first()
    if registration is None or registration.event.is_over or not registration.event.is_published:
        return None
    known = other_of(registration)
    return letters.one_to("already", known) if known else letters.one_to("confirm", registration)


def other_of(registration):
    """Return the live registration of the same address for the same event, through the same kind of door, or None."""
    others = Registration.objects.with_all().live().exclude(pk=registration.pk)
    others = others.filter(event=registration.event_id, email=registration.email)
    if registration.door != Door.AFTERWARDS:
        others = others.exclude(door=Door.AFTERWARDS)
    return others.first()


def confirm_without_mail(registration):
    """Confirm at once what has no address. Raises NoMoreWithoutAddress where only seats with one are left."""
    confirm(registration)
    places = registration.places
    if registration.state == State.WAITING and places.fits(registration.seats) and not registration.fits(places):
        raise NoMoreWithoutAddress


@transaction.atomic
def confirm(registration):
    """Give `registration` its seats, or a place in the waiting line; the same again changes nothing.

    Raises RegistrationClosed and AlreadyRegistered.
    """
    places, registration = locked(registration)
    if registration.state == State.UNCONFIRMED:
        enter(registration, places)
    return registration


def enter(registration, places):
    """Let in who confirmed, or comes back: by the door that was chosen, and the rules of these places.

    Called with the places held. Raises RegistrationClosed and AlreadyRegistered.
    """
    if not places.are_open():
        raise RegistrationClosed
    if registration.has_mail and (known := other_of(registration)):
        raise AlreadyRegistered(known)
    if registration.door == Door.AFTERWARDS:
        registration.move_to(State.FOLLOWING, confirmed_at=timezone.now())
        letters.answer("following", registration)
    elif places.moderated:
        registration.move_to(State.ASKED, confirmed_at=timezone.now())
        letters.answer("asked", registration)
    else:
        seat_or_line_up(registration, places)


@transaction.atomic
def approve(registration):
    """Give who asked a place, or one in the line; the same again changes nothing."""
    places, registration = locked(registration)
    if registration.state == State.ASKED:
        seat_or_line_up(registration, places)
    return registration
