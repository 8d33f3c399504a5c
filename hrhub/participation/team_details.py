"""Changing what a team says of itself: an act of its coordinator, who may have two windows open."""

from django.db import transaction

from .meanwhile import changes
from .seating import locked

OF_TEAM = ("name", "city", "place", "is_listed", "joining", "words", "languages")
OF_REGISTRATION = ("organisation",)


def details_of(registration):
    """Return what can be changed, as it is."""
    team = {name: getattr(registration.team, name) for name in OF_TEAM}
    return team | {name: getattr(registration, name) for name in OF_REGISTRATION}


def state_of(registration):
    """Return (revision, details)."""
    return registration.revision, details_of(registration)


@transaction.atomic
def change_details(registration, revision, details):
    """Save `details`, which were made when the registration was at `revision`. Raises ChangedMeanwhile.

    New words about the team, its name among them, are shown to nobody until an editor has agreed.
    """
    _places, registration = locked(registration)
    new = changes(registration.revision, revision, details_of(registration), details)
    if not new:
        return registration
    team = registration.team
    if {"words", "name"} & set(new):
        team.words_agreed = False
    for name, value in new.items():
        setattr(team if name in OF_TEAM else registration, name, value)
    registration.revision += 1
    registration.save(update_fields=["revision", *OF_REGISTRATION])
    team.save(update_fields=["words_agreed", *OF_TEAM])
    return registration
