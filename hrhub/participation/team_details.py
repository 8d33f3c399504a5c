"""Changing what a team says of itself: an act of its coordinator, who may have two windows open."""

from django.db import transaction

from .seating import locked

OF_TEAM = ("name", "city", "place", "is_listed", "joining", "words", "languages")
OF_REGISTRATION = ("organisation",)


class ChangedMeanwhile(Exception):
    """Somebody, perhaps in another window, changed the team since the form was made: `revision` is what it is now."""

    def __init__(self, revision):
        super().__init__()
        self.revision = revision


def details_of(registration):
    """Return what can be changed, as it is."""
    team = {name: getattr(registration.team, name) for name in OF_TEAM}
    return team | {name: getattr(registration, name) for name in OF_REGISTRATION}


@transaction.atomic
def change_details(registration, revision, details):
    """Save `details`, which were made when the registration was at `revision`. Raises ChangedMeanwhile.

    New words about the team, its name among them, are shown to nobody until an editor has agreed.
    """
    _places, registration = locked(registration)
    if registration.revision != revision:
        raise ChangedMeanwhile(registration.revision)
    team = registration.team
    if (details["words"], details["name"]) != (team.words, team.name):
        team.words_agreed = False
    for row, names in ((team, OF_TEAM), (registration, OF_REGISTRATION)):
        for name in names:
            setattr(row, name, details[name])
    registration.revision += 1
    registration.save(update_fields=["revision", *OF_REGISTRATION])
    team.save(update_fields=["words_agreed", *OF_TEAM])
    return registration
