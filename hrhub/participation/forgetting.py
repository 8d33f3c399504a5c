"""Forgetting people: ninety days after the event, or at once when they ask for it."""

from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.mail.models import Mail

from . import counting
from .letters import scope_of
from .models import Attendance, Meeting, Registration, RosterAccess
from .models.registrations import KEEP_FOR
from .retention import KEEP_LOOKS, KEEP_WHERE_COUNTED
from .seating import give_back, locked, offer_what_is_free

AT_ONCE = 200


def forget():
    """Delete what is kept of registrations whose time is over; return how many there were. A forgetter.

    How many came stays. Seats are not given back: these events are over.
    """
    deleted = 0
    while keys := list(due().values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            deleted += delete(Registration.objects.select_for_update(of=("self",)).filter(pk__in=keys))
    old = Attendance.objects.filter(event__over_at__lte=timezone.now() - KEEP_FOR, registration=None, member=None)
    for event in Event.objects.filter(pk__in=old.values("event")).order_by("pk"):
        counting.keep_the_rest(event)
    return deleted


def due():
    """Return the registrations of which nothing is kept any more, as `retention.deleted_at` says it of one."""
    now = timezone.now()
    over = Q(event__over_at=None) | Q(event__over_at__lte=now - KEEP_FOR)
    counted = Q(event__in=Meeting.objects.filter(counts_only=True).values("event"))
    counted &= Q(event__over_at__lte=now - KEEP_WHERE_COUNTED) & ~Q(door=Registration.Door.AFTERWARDS)
    return Registration.objects.filter(over & Q(made_at__lte=now - KEEP_FOR) | counted).order_by("pk")


def forget_looks():
    """Delete the notes of who of the staff looked at a list, after a year; return how many. A forgetter."""
    return RosterAccess.objects.filter(made_at__lte=timezone.now() - KEEP_LOOKS).delete()[0]


@transaction.atomic
def erase(registration):
    """Delete all that is kept of `registration` and its team, at once; its seats are offered to those who wait.

    What is printed in mails that were sent lies with those who got them.
    """
    places, registration = locked(registration)
    give_back(registration, places)
    delete(Registration.objects.filter(pk=registration.pk))
    offer_what_is_free(places)


@transaction.atomic
def erase_member(member):
    """Delete all that is kept of `member`, but for the number of those who came."""
    team = member.team
    named = team.members.accepted().filter(came=True).count()
    if member.came and (team.heads_counted or 0) < named:
        team.heads_counted = named
        team.save(update_fields=["heads_counted"])
    forget_address(member)
    logged("member", [member.pk]).delete()
    member.delete()


def forget_address(member):
    """Delete the mails to the address of `member`, unless somebody else of the team has it, too."""
    if member.has_own_address():
        Mail.objects.filter(scope=scope_of(member.team.registration), recipient=member.email).delete()


def delete(registrations):
    """Delete `registrations` with all that is kept of them; how many came is counted before, and stays."""
    rows = list(registrations)
    counting.keep(Registration.objects.filter(pk__in=[row.pk for row in rows]))
    delete_uncounted(registrations)
    for event in Event.objects.filter(pk__in={row.event_id for row in rows}).order_by("pk"):
        if counting.has_begun(event):
            counting.count(event)
    return len(rows)


def delete_uncounted(registrations):
    """Delete `registrations` with all that hangs on them, their mails, and what the desk's history says of them."""
    rows = list(registrations)
    Mail.objects.filter(scope__in=[scope_of(row) for row in rows]).delete()
    keys = [row.pk for row in rows]
    members = list(registrations.filter(team__members__isnull=False).values_list("team__members", flat=True))
    teams = list(registrations.filter(team__isnull=False).values_list("team", flat=True))
    for model, ids in [("registration", keys), ("team", teams), ("member", members)]:
        logged(model, ids).delete()
    Registration.objects.filter(pk__in=keys).delete()
    return len(rows)


def logged(model, keys):
    """Return what the desk's history says of rows of `model`: it names them."""
    of_model = Q(content_type__app_label="participation", content_type__model=model)
    return LogEntry.objects.filter(of_model, object_id__in=[str(key) for key in keys])
