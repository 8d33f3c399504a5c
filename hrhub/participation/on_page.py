"""What the page of an event says of taking part: the same for all who read it."""

from dataclasses import dataclass
from datetime import UTC

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, pgettext

from hrhub.catalogue import wording
from hrhub.catalogue.prepared import ANY, Prepared

from .letters import joining
from .models import Meeting, Places, Team
from .models.registrations import KEEP_FOR

MOST_TEAMS = 100
ACCESS = ("captions", "sign_language", "slides_before")
PLACES = Prepared(lambda event: Places.objects.filter(event=event).order_by("-way"), ANY)


@dataclass(slots=True)
class TakingPart:
    """All in words; `sentences` stand in place of the doors while they are shut."""

    address: str  # of the page with the doors
    is_open: bool
    is_live: bool
    sentences: list
    free: list
    teams: list
    access: list
    cost: str = ""  # in data
    is_over: bool = False

    @property
    def can_be_joined(self):
        return any(team["is_open"] for team in self.teams)


def taking_part(event):
    """Return what the page of `event` says of taking part; None where it has no places, or nothing is kept any more.

    One query for an event without places, three for one with them, however many teams there are.
    """
    places = [] if is_history(event) else places_of(event)
    return told(event, places) if places else None


def is_history(event):
    """Say whether nothing is kept any more of who took part; what has no day at all has no end."""
    return event.is_over and (event.over_at is None or event.over_at + KEEP_FOR < timezone.now())


def told(event, places):
    """Return the TakingPart of an event that has `places`."""
    address = f"{event.get_absolute_url()}register/"
    if event.is_over:
        return TakingPart(address, False, False, [when_open(places)], [], [], [], is_over=True)
    meeting = Meeting.objects.of(event)
    is_open = any(one.are_open() for one in places)
    return TakingPart(
        address,
        is_open,
        is_open and event.is_live,
        [] if is_open else [when_open(places)],
        [free_in_words(one) for one in places if one.are_open() and one.capacity is not None],
        [] if meeting.counts_only else [team_in_words(team) for team in listed(event)[:MOST_TEAMS]],
        access_in_words(meeting),
        joining.cost(event) if any(one.are_open() and one.way == one.Way.ONLINE for one in places) else "",
    )


def places_of(event):
    """Return the places of `event`, online first; one query."""
    found = PLACES.of(event.pk)
    for one in found:
        one.event = event
    return found


def listed(event, country=""):
    """Return the teams that everybody may see, of all countries or of one; one query."""
    of_country = {"registration__country": country} if country else {}
    teams = Team.objects.listed().filter(registration__event=event, **of_country)
    return teams.select_related("registration__country")


ONE_LISTED = Prepared(lambda event, country: listed(event, country).values_list("pk")[:1], ANY, "any", row=tuple)


def is_any_listed(event, country):
    """Say whether `listed` has a team of `country`; one query, written once."""
    return bool(ONE_LISTED.of(event.pk, country))


def when_open(places):
    """Return one sentence on why one cannot register, and from when on one can."""
    event = places[0].event
    if event.is_over:
        return gettext("Registration is closed.")
    if event.is_called_off:
        return gettext("One cannot register: this event was called off.")
    if not event.is_published:
        return gettext("One can register once this event is published.")
    opens = min((one.opens_at for one in places if one.opens_at), default=None)
    if all(one.opens_at and not one.has_opened() for one in places):
        return gettext("Registration opens on %(moment)s.") % {"moment": moment(opens)}
    return gettext("Registration is closed.")


def moment(when):
    """Return a moment with its weekday, in UTC."""
    return f"{date_format(when.astimezone(UTC), pgettext('date format: a moment', 'l j F Y, H:i'))} UTC"


def free_in_words(places):
    """Return "69 of 100 connections are free", or that none is."""
    counts = {"free": wording.number(places.free), "all": wording.number(places.capacity)}
    if not places.free:
        return gettext("All places are taken. You can stand in the waiting line.")
    if places.unit == Places.Unit.HEADS:
        words = ngettext(
            "%(free)s of %(all)s place for people is free.", "%(free)s of %(all)s places for people are free.",
            places.capacity,
        )  # fmt: skip
    else:
        words = ngettext(
            "%(free)s of %(all)s connection is free.", "%(free)s of %(all)s connections are free.", places.capacity
        )
    return words % counts


def team_in_words(team):
    """Return what a list says of a team: "Lusaka: 14 expected, open to join"; never a person's name.

    City is free text, too: shown as plain text, and refused by the form where it holds an address.
    """
    registration = team.registration
    expected = ngettext("%(n)s expected", "%(n)s expected", registration.heads)
    told = [expected % {"n": wording.number(registration.heads)}]
    if team.is_open:
        told.append(gettext("open to join"))
    if registration.state != registration.State.SEATED:
        told.append(gettext("waits for a place"))
    return {
        "pk": team.pk,
        "country": registration.country,
        "city": team.city,
        "words": " · ".join(part for part in (team.name, team.words) if part) if team.words_agreed else "",
        "told": gettext(", ").join(told),
        "is_open": team.is_open,
    }


def access_in_words(meeting):
    """Return (what, answer) for what is decided, as "captions: yes"; interpretation stands with the languages."""
    found = []
    for name in ACCESS:
        if getattr(meeting, name):
            label = str(Meeting._meta.get_field(name).verbose_name)
            found.append((capfirst(label), getattr(meeting, f"get_{name}_display")()))
    return found
