"""Counting who came: people, connections, teams, by country and sector. What is counted stays; who it was does not.

People are those who came alone, and the heads in the teams. A team of fourteen behind one screen is fourteen people on
one connection. Whoever is known from the meeting's report and from the door counts once.
"""

from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event, EventCountry
from hrhub.countries.models import Country

from .models import Attendance, Count, Meeting, Member, Places, Registration, Tally

COUNTED = ("people", "connections", "teams", "listed", "silent", "unknown")
SHOWN_FROM = 5  # people of a country without a team; fewer could be told who they are
SETTLED_AFTER = timedelta(days=8)  # until then coordinators say how many came


@transaction.atomic
def count(event):
    """Count who came to `event`, from what is known now; the same again changes nothing.

    What was counted of people who were forgotten since stays in it.
    """
    lock(event)
    live = Registration.objects.filter(event=event)
    replace(event, tallied(live, Attendance.objects.filter(event=event)), kept=False)
    Count.objects.update_or_create(event=event, defaults={"made_at": timezone.now()})
    write_countries(event)


@transaction.atomic
def keep(registrations):
    """Keep the numbers of `registrations` (a query set of all that are deleted next): counted anew they stay.

    Call it before they are deleted, in the same transaction, and `count` their events after that.
    """
    for event in Event.objects.filter(pk__in=registrations.order_by().values("event")).order_by("pk"):
        lock(event)
        own = registrations.filter(event=event)
        add_kept(event, tallied(own, of_known(own)))


@transaction.atomic
def keep_the_rest(event):
    """Keep the number of the connections to `event` of nobody who registered, and nothing else of them."""
    lock(event)
    rest = Attendance.objects.filter(event=event)
    add_kept(event, tallied(Registration.objects.none(), rest))
    rest.delete()
    count(event)


def has_begun(event):
    begins = event.starts_at or event.sort_on
    return bool(begins) and begins <= timezone.now()


def lock(event):
    """Hold the count of `event` until the transaction ends: two at once would write its rows twice."""
    list(Event.objects.select_for_update(no_key=True).filter(pk=event.pk).order_by().values_list("pk"))


def of_known(registrations):
    """Return the attendances of `registrations` and of the members of their teams."""
    own = Attendance.objects.filter(registration__in=registrations.order_by().values("pk"))
    return own | Attendance.objects.filter(member__team__registration__in=registrations.order_by().values("pk"))


def tallied(registrations, attendances):
    """Return {(country, sector): Counter} of who came, in three queries."""
    came, there, found = set(), set(), {}
    for one in attendances.values("registration", "member", "country"):
        if one["registration"]:
            came.add(one["registration"])
        elif one["member"]:
            there.add(one["member"])
        else:
            add(found, one["country"], "", unknown=1)
    rosters = members_of(registrations, there)
    for one in registrations.exclude(state=Registration.State.UNCONFIRMED).select_related("team").order_by("pk"):
        has_come = bool(one.came_at) or one.pk in came
        if one.is_team and hasattr(one, "team"):
            add_team(found, one, rosters.get(one.pk, []), has_come)
        elif has_come:
            add(found, one.country_id, one.sector, people=1, connections=1)
    return found


def members_of(registrations, there):
    """Return {registration: [(sector, connected on one's own)]} of the members who came."""
    found = {}
    rows = Member.objects.filter(team__registration__in=registrations.order_by().values("pk")).accepted()
    for pk, registration, sector, came in rows.values_list("pk", "team__registration", "sector", "came"):
        if came or pk in there:
            found.setdefault(registration, []).append((sector, pk in there))
    return found


def add_team(found, registration, members, has_come):
    """Add a team that came: its heads as counted in the room, or as many as are named; at least one who connected."""
    told = registration.team.heads_counted
    people = max(told or 0, len(members), int(has_come))
    if not people:
        return
    apart = sum(alone for _sector, alone in members)
    for sector, _alone in members:
        add(found, registration.country_id, sector, people=1)
    own = {
        "people": people - len(members),
        "connections": apart + (has_come or people > apart),
        "teams": 1,
        "listed": int(registration.team.is_listed),
        "silent": int(told is None and not members),
    }
    add(found, registration.country_id, "", **own)


def add(found, country, sector, **numbers):
    found.setdefault((country, sector), Counter()).update(numbers)


def replace(event, found, kept):
    """Write `found` in place of the tallies that are there."""
    Tally.objects.filter(event=event, kept=kept).delete()
    rows = [Tally(event=event, country_id=c, sector=s, kept=kept, **numbers) for (c, s), numbers in found.items()]
    Tally.objects.bulk_create(rows)


def add_kept(event, found):
    """Add `found` to what is kept of people who were forgotten."""
    for row in Tally.objects.filter(event=event, kept=True):
        add(found, row.country_id, row.sector, **{name: getattr(row, name) for name in COUNTED})
    replace(event, found, kept=True)


def write_countries(event):
    """Write the countries that attended where pages and filters find them: with a team that is listed, or five people.

    Only those that were written here are taken back; what editors and sources say stays.
    """
    (noted,) = Count.objects.filter(event=event)
    shown = [] if Meeting.objects.is_counts_only(event) else countries_shown(list(Tally.objects.filter(event=event)))
    attended = EventCountry.objects.filter(event=event, relation=EventCountry.Relation.ATTENDED)
    there = set(attended.values_list("country_id", flat=True))
    gone, new = set(noted.attended) - set(shown), set(shown) - there
    attended.filter(country__in=gone).delete()
    for country in Country.objects.filter(pk__in=new):
        EventCountry.objects.create(event=event, country=country, relation=EventCountry.Relation.ATTENDED)
    noted.attended = sorted((set(noted.attended) & set(shown)) | new)
    noted.save(update_fields=["attended"])
    if new or gone & there:
        changed([event])


def countries_shown(tallies):
    """Return the countries of `tallies` that may be named: nobody can be told from them."""
    people, listed = Counter(), Counter()
    for row in tallies:
        people[row.country_id] += row.people
        listed[row.country_id] += row.listed
    return sorted(country for country in people if country and (people[country] >= SHOWN_FROM or listed[country]))


def count_what_is_over():
    """Count the events that began, until coordinators have said how many came. A job of the worker."""
    now = timezone.now()
    events = Event.objects.filter(pk__in=Places.objects.order_by().values("event"), starts_at__lte=now)
    for event in events.filter(over_at__gte=now - SETTLED_AFTER).order_by("pk"):
        count(event)


count_what_is_over.does = _("Counts who came to the events that have begun")
