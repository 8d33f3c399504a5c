"""Correcting what is kept of somebody who comes alone: by that person, who may have two windows open."""

from django.db import transaction

from hrhub.countries.models import Country

from . import counting
from .meanwhile import changes
from .seating import locked

OF_PERSON = ("name", "organisation", "sector")


def details_of(registration):
    """Return what can be corrected, as it is."""
    return {name: getattr(registration, name) for name in OF_PERSON} | {"country": registration.country_id}


def state_of(registration):
    """Return (revision, details)."""
    return registration.revision, details_of(registration)


@transaction.atomic
def change_details(registration, revision, details):
    """Save `details`, which were made when the registration was at `revision`. Raises ChangedMeanwhile.

    Where the event has begun its figures follow: they are by country and sector.
    """
    _places, registration = locked(registration)
    new = changes(registration.revision, revision, details_of(registration), details)
    if not new:
        return registration
    for name in OF_PERSON:
        setattr(registration, name, details[name])
    registration.country = Country(code=details["country"])  # there are all of them
    registration.revision += 1
    registration.save(update_fields=["revision", "country", *OF_PERSON])
    if {"country", "sector"} & set(new) and counting.has_begun(registration.event):
        counting.count(registration.event)
    return registration
