"""Gathering a team: colleagues add themselves or ask to, or the coordinator writes them down; 200 at most.

Who only asked is not one of them: strangers may ask, and none of them takes a place that the coordinator could give.

Each act holds the places first, as all acts do, so that of many at once nobody is one too many.
"""

from django.db import transaction
from django.db.models import Max

from . import doubles, letters
from .changing import come_with
from .forgetting import erase_member
from .meanwhile import changes, revision_of
from .models import Member, Registration, Team
from .models.registrations import new_key
from .models.teams import MOST_MEMBERS
from .seating import locked

State = Registration.State
MOST_STRANGERS = 50  # of those who ask and have no answer: with so many no stranger more can ask
GATHERING = (State.ASKED, State.SEATED, State.WAITING, State.OFFERED)


class NobodyMoreJoins(Exception):
    """The team is closed, its event is over, or it does not come."""


class TeamIsFull(Exception):
    """There are 200 members, or there would be more."""


class TooManyAsk(Exception):
    """So many have asked already and have no answer yet that nobody more can."""


class WouldLoseItsPlace(Exception):
    """The team waits in line, and to come with more people it would have to go to the end of it."""


@transaction.atomic
def add_oneself(member, asks=False):
    """Put `member`, a new row that somebody sent, on the roster, or among those who ask; return the row that is there.

    With `asks` it is among those in any case: for strangers, who have no members' link. Nobody who asks is written to
    before the coordinator has said yes. The same submission again returns the first one's row. On the roster it takes
    the place of what the coordinator wrote of the same person (see `doubles`), and room for one more all the same: in a
    full room the answer would tell who is on the list.
    Raises NobodyMoreJoins, TeamIsFull, TooManyAsk, and TooMany where places are counted in people and are all taken;
    then nothing is kept.
    """
    registration, team = held(member.team)
    first = Member.objects.filter(submission=member.submission).with_all().first()
    if first:
        return first
    if not may_join(registration, team):
        raise NobodyMoreJoins
    heads = registration.heads
    member.team, member.added_by_oneself = team, True
    member.accepted = team.joining == Team.Joining.OPEN and not asks
    if member.accepted:
        try:
            make_room(registration, team, 1)
        except WouldLoseItsPlace:
            member.accepted = False  # the coordinator decides about the place in the line
    if not member.accepted:
        may_wait(team, MOST_STRANGERS if asks else MOST_MEMBERS)
    put(team, [member])
    if member.accepted:
        written = doubles.written_of(member)
        doubles.stand_in_for(member, written)
        if written and registration.heads > heads:
            come_with(registration, heads)  # the room that was asked for is not needed
        letters.send("on_the_list", member)
    return member


@transaction.atomic
def add(team, members):
    """Put `members` (new rows, by the coordinator's word) on the roster, all or none; return how many are new.

    Who is on it already, by address and name, stays as that row says (see `doubles`).
    Raises TeamIsFull, TooMany and WouldLoseItsPlace.
    """
    registration, team = held(team)
    known = Member.objects.filter(submission__in=[member.submission for member in members])
    known = set(known.values_list("submission", flat=True))
    new = [member for member in members if member.submission not in known]
    new = doubles.without_doubles(new, team.members.accepted())
    make_room(registration, team, len(new))
    put(team, new)
    return len(new)


@transaction.atomic
def accept_member(member):
    """Let in who asked; the same again changes nothing. Raises TeamIsFull, TooMany and WouldLoseItsPlace."""
    registration, team = held(member.team)
    waits = Member.objects.filter(pk=member.pk, accepted=False)
    if waits.exists():
        member.team = team
        written = doubles.written_of(member)
        make_room(registration, team, 0 if written else 1)
        waits.update(accepted=True)
        doubles.stand_in_for(member, written)
        letters.send("on_the_list", Member.objects.with_all().get(pk=member.pk))


def state_of(member):
    """Return (revision, details) of what the coordinator and the member can correct."""
    now = {name: getattr(member, name) for name in ("name", "organisation", "sector", "role")}
    return revision_of(now), now


@transaction.atomic
def correct(member, revision, details):
    """Save `details` of `member`, which were made when it was at `revision`. Raises ChangedMeanwhile."""
    held(member.team)
    rows = Member.objects.filter(pk=member.pk)
    saved_at, now = state_of(rows.first() or member)  # where it is deleted, nothing is written
    if new := changes(saved_at, revision, now, details):
        rows.update(**new)


@transaction.atomic
def remove(member):
    """Delete `member`: nothing is kept. For the coordinator, and for the member."""
    held(member.team)
    erase_member(member)


@transaction.atomic
def remove_double(member):
    """Delete `member`, who stands on the list in another row as well; that one takes over whether one came.

    Where there is no other (any more) nothing is changed.
    """
    _registration, team = held(member.team)
    member = Member.objects.filter(pk=member.pk, team=team).select_related("team__registration").first()
    others = member and doubles.others_of(member)
    if not others:
        return
    member.attendances.update(member=others[0])
    doubles.go_on_counting(others[0], member)
    if member.came:
        Member.objects.filter(pk=others[0].pk, came=False).update(came=True, came_noted_late=member.came_noted_late)
        member.came = False  # or one more would be counted
    erase_member(member)


@transaction.atomic
def renew_code(team):
    """Give `team` another members' link: the older one ends."""
    _registration, team = held(team)
    team.code = new_key()
    team.save(update_fields=["code"])
    return team


def held(team):
    """Return (registration, team) as they are now, held until the transaction ends."""
    _places, registration = locked(team.registration)
    return registration, registration.team


def may_join(registration, team):
    """Say whether whoever has the members' link can add oneself, or ask to."""
    event = registration.event
    is_on = event.is_published and not event.is_over and not event.is_called_off
    return is_on and registration.state in GATHERING and team.joining != Team.Joining.CLOSED


def may_wait(team, most):
    """Raise TeamIsFull where nobody could be let in, and TooManyAsk where `most` wait for an answer."""
    if team.members.accepted().count() >= MOST_MEMBERS:
        raise TeamIsFull
    if team.members.filter(accepted=False).count() >= most:
        raise TooManyAsk


def make_room(registration, team, more):
    """Let the team come with as many people as its roster will have with `more`; see the exceptions above."""
    people = team.members.accepted().count() + more
    if people > MOST_MEMBERS:
        raise TeamIsFull
    if people <= registration.heads:
        return
    grows = registration.seats and registration.places.seats_for(people) > registration.seats
    if grows and registration.state in (State.WAITING, State.OFFERED):
        raise WouldLoseItsPlace
    come_with(registration, people)


def put(team, members):
    last = team.members.aggregate(last=Max("order"))["last"] or 0
    for n, member in enumerate(members, start=1):
        member.team, member.order = team, last + n
    Member.objects.bulk_create(members)
