"""Handing a team over to another coordinator: asked by the one, done by the other; the link of the one ends then."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language

from hrhub.mail.models import Mail

from . import consent, letters
from .links import address_of
from .models import HandOver, Member, Registration
from .models.registrations import LIVE
from .models.teams import TO_TAKE_OVER
from .registering import AlreadyRegistered, other_of
from .seating import locked

State = Registration.State
SAME_FOR = timedelta(hours=1)  # so long the same name and address are a double click, and no second mail


class NothingToHandOver(Exception):
    """The team does not come (any more), or somebody else has taken it over meanwhile."""


@transaction.atomic
def ask_to_take_over(registration, name, email):
    """Write to `email`, and return the HandOver; one that was asked before ends. Raises NothingToHandOver.

    Within an hour the same again writes nothing, and returns the first one's row.
    """
    _places, registration = locked(registration)
    if registration.state not in LIVE:
        raise NothingToHandOver
    if first := asked_just_now(registration, name, email):
        return first
    HandOver.objects.filter(registration=registration).delete()
    hand_over = HandOver.objects.create(registration=registration, name=name, email=email.strip().lower())
    letters.send("take_over", registration, to=hand_over.email, link=address_of(hand_over, registration.language))
    return hand_over


def asked_just_now(registration, name, email):
    """Return the HandOver that the same form made within the last hour, or None; then no limit is in its way."""
    recent = HandOver.objects.filter(registration=registration, made_at__gt=timezone.now() - SAME_FOR)
    return recent.filter(name=name, email=email.strip().lower()).first()


@transaction.atomic
def take_back(registration):
    """Let nobody take the team over; the link in the mail ends."""
    locked(registration)
    HandOver.objects.filter(registration=registration).delete()


@transaction.atomic
def take_over(hand_over):
    """Make the one who was asked the coordinator, and return the registration.

    All older links end, and the one who asked is told. Raises NothingToHandOver, and AlreadyRegistered where the new
    address has a registration of its own.
    """
    places, registration = locked(hand_over.registration)
    if registration.state not in LIVE or not HandOver.objects.filter(pk=hand_over.pk).delete()[0]:
        raise NothingToHandOver
    before = Registration(email=registration.email, language=registration.language)
    registration.name, registration.email = hand_over.name, hand_over.email
    if known := other_of(registration):
        raise AlreadyRegistered(known)
    if registration.holds_seats and not before.has_mail:
        places.write(Q(), {"taken_without_mail": F("taken_without_mail") - registration.seats})
    registration.language, registration.consented_to = get_language(), consent.VERSION
    registration.version += 1
    registration.wants_mail = True  # the one before may have stopped reminders
    registration.save(update_fields=["name", "email", "language", "consented_to", "version", "wants_mail"])
    letters.send("taken_over", registration)
    if before.has_mail:
        letters.send("handed_over", registration, to=before.email, language=before.language)
        tell_as_member(registration, before.email)
    return registration


def tell_as_member(registration, address):
    """Let whoever coordinated, and still stands on the list, be told so: the calendar's entry has just ended.

    As long as both were one, mails went to the coordinator alone.
    """
    same = Member.objects.filter(team__registration=registration, email__iexact=address)
    same.update(told_way="", told_joining="", calendar_count=registration.calendar_count)


def wipe():
    """Delete what nobody answered within seven days, and the mails that asked; return how many. A forgetter.

    It may be a stranger's address.
    """
    old = timezone.now() - TO_TAKE_OVER
    Mail.objects.filter(kind="take_over", made_at__lte=old).delete()
    return HandOver.objects.filter(made_at__lte=old).delete()[0]
