"""Who came: told by those who were there, on the day and for a week after it, and by the report of the meeting."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from .models import Member, Registration
from .seating import locked

BEFORE = timedelta(hours=1)  # a room fills before an event begins
AFTER = timedelta(days=7)  # the sheet of paper is typed in later, where the line was down


class CannotTellNow(Exception):
    """The event has not begun, or more than a week has passed, or there was no place."""


class FewerThanNamed(Exception):
    """Fewer people were counted than names are ticked: `named`."""

    def __init__(self, named):
        super().__init__()
        self.named = named


class ToldMeanwhile(Exception):
    """Another number was told after the page was made."""


def opens_at(event):
    """Return from when one can tell who came, or None where no day is known."""
    begins = event.starts_at or event.sort_on
    return begins and begins - BEFORE


def closes_at(event):
    return event.over_at and event.over_at + AFTER


def can_tell(registration):
    event = registration.event
    if registration.state != Registration.State.SEATED or not opens_at(event) or not closes_at(event):
        return False
    return opens_at(event) <= timezone.now() < closes_at(event)


def is_late(event):
    """Say whether the day of the event has passed where it is held: what is told now is marked."""
    zone = ZoneInfo(event.zone) if event.starts_at and event.zone else UTC
    now = timezone.now()
    return now >= event.over_at and now.astimezone(zone).date() > event.over_at.astimezone(zone).date()


@transaction.atomic
def came(registration):
    """Note that somebody who comes alone went to the meeting; the first time holds.

    Raises CannotTellNow for who has no place, before the last hour, and once it is over.
    """
    _places, registration = locked(registration)
    if not can_tell(registration) or registration.event.is_over:
        raise CannotTellNow
    if registration.came_at is None:
        registration.came_at = timezone.now()
        registration.save(update_fields=["came_at"])
    return registration


@transaction.atomic
def team_came(team, came=(), not_came=(), heads=None, heads_before=None):
    """Note that of `team` the members `came` came, and that `not_came`, who had been ticked, did not after all.

    Of all others stays what was told: several phones tell at once, each what was changed on it. `heads` is how many
    people were in the room (None: as many as are named); where it is `heads_before`, which the page showed, the number
    stays as well. Who is noted after the day is marked. Raises CannotTellNow, ToldMeanwhile and FewerThanNamed, and
    then nothing is changed.
    """
    _places, registration = locked(team.registration)
    team = registration.team
    if not can_tell(registration):
        raise CannotTellNow
    if heads == heads_before:
        heads = team.heads_counted
    elif team.heads_counted not in (heads, heads_before):
        raise ToldMeanwhile
    roster = Member.objects.filter(team=team).accepted()
    roster.filter(pk__in=[member.pk for member in not_came]).update(came=False, came_noted_late=False)
    new = roster.filter(pk__in=[member.pk for member in came], came=False)
    new.update(came=True, came_noted_late=is_late(registration.event))
    named = roster.filter(came=True).count()
    if heads is not None and heads < named:
        raise FewerThanNamed(named)
    team.heads_counted, team.counted_at = heads, timezone.now()
    team.save(update_fields=["heads_counted", "counted_at"])


def reported(attendances):
    """Note that those came of whom `attendances` (rows not saved yet) tell, and mark the rows that say it first.

    Called within the act that takes a report in.
    """
    alone = Registration.objects.filter(pk__in={row.registration_id for row in attendances}, came_at=None)
    alone = alone.exclude(door=Registration.Door.TOGETHER)
    members = Member.objects.filter(pk__in={row.member_id for row in attendances}, came=False)
    new, new_members = (set(rows.values_list("pk", flat=True)) for rows in (alone, members))
    for row in attendances:
        row.noted = row.registration_id in new or row.member_id in new_members
    alone.update(came_at=timezone.now())
    members.update(came=True)


def taken_back(attendances):
    """Take back what `attendances` (a query set, deleted next) said first; what a coordinator told since stays."""
    noted = attendances.filter(noted=True)
    alone = noted.exclude(registration=None).order_by().values("registration")
    Registration.objects.filter(pk__in=alone).update(came_at=None)
    told_since = Q(member__team__counted_at__gte=F("made_at"))
    members = noted.exclude(member=None).exclude(told_since).order_by().values("member")
    Member.objects.filter(pk__in=members).update(came=False)
