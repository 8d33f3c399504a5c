from datetime import timedelta

import pytest
from django.utils import timezone

from hrhub.catalogue.models import Facet
from hrhub.participation.counting import count, count_what_is_over
from hrhub.participation.forgetting import erase, erase_member, forget
from hrhub.participation.models import Attendance, Count, Registration, Tally
from tests.make import make_event_country, make_meeting, make_places, make_registration, make_team, make_webinar
from tests.participation.test_forgetting import days_after

pytestmark = pytest.mark.django_db


def over(places):
    """Let the event of `places` be over for an hour."""
    then = timezone.now() - timedelta(hours=2)
    type(places.event).objects.filter(pk=places.event.pk).update(starts_at=then, over_at=then + timedelta(hours=1))
    places.event.refresh_from_db()
    return places.event


def came(registration):
    Registration.objects.filter(pk=registration.pk).update(came_at=timezone.now())


def told(team, heads=None, **sectors):
    """Let one member for each of `sectors` have come, by name."""
    for name, sector in sectors.items():
        team.members.create(name=name, sector=sector, came=True)
    type(team).objects.filter(pk=team.pk).update(heads_counted=heads)


def rows(event):
    """Return {(country, sector): (people, connections, teams)} of all that was counted."""
    found = {}
    for row in Tally.objects.filter(event=event).order_by("country", "sector"):
        before = found.get((row.country_id, row.sector), (0, 0, 0))
        new = (row.people, row.connections, row.teams)
        found[(row.country_id, row.sector)] = tuple(map(sum, zip(before, new, strict=True)))
    return found


def attended(event):
    return list(event.event_countries.filter(relation="attended").order_by("country").values_list("country", flat=True))


def test_who_came_alone_is_one_person_on_one_connection():
    places = make_places()
    came(make_registration(places, country="GH", sector="ngo", state="seated", holds_seats=True))
    make_registration(places, country="GH", state="seated", holds_seats=True)
    count(places.event)
    assert rows(places.event) == {("GH", "ngo"): (1, 1, 0)}


def test_a_team_of_fourteen_is_fourteen_people_on_one_connection():
    places = make_places()
    told(make_team(places), heads=14, Mutinta="government", Chanda="ngo")
    count(places.event)
    assert rows(places.event) == {("ZM", ""): (12, 1, 1), ("ZM", "government"): (1, 0, 0), ("ZM", "ngo"): (1, 0, 0)}


def test_without_a_number_a_team_counts_those_it_named():
    places = make_places()
    told(make_team(places), Mutinta="government", Chanda="government")
    count(places.event)
    assert rows(places.event) == {("ZM", ""): (0, 1, 1), ("ZM", "government"): (2, 0, 0)}


def test_a_team_that_only_connected_is_one_person_and_said_to_be_silent():
    places = make_places()
    team = make_team(places)
    Attendance.objects.create(event=places.event, registration=team.registration, minutes=60)
    count(places.event)
    assert rows(places.event) == {("ZM", ""): (1, 1, 1)}
    assert Tally.objects.get().silent == 1


def test_a_team_that_did_not_come_is_not_counted():
    places = make_places()
    make_team(places, members=["Mutinta"])
    count(places.event)
    assert rows(places.event) == {}


def test_a_member_who_connected_alone_has_a_connection_of_her_own():
    places = make_places()
    team = make_team(places, members=["Mutinta"])
    told(team, heads=3)
    Attendance.objects.create(event=places.event, member=team.members.get(), minutes=60)
    count(places.event)
    assert rows(places.event) == {("ZM", ""): (3, 2, 1)}


def test_whoever_is_known_from_the_door_and_from_the_report_counts_once():
    places = make_places()
    one = make_registration(places, state="seated", holds_seats=True)
    came(one)
    for digest in ("first", "second"):
        Attendance.objects.create(event=places.event, registration=one, minutes=60, digest=digest)
    count(places.event)
    assert rows(places.event) == {("ZM", ""): (1, 1, 0)}


def test_connections_of_nobody_who_registered_are_no_people():
    places = make_places()
    Attendance.objects.create(event=places.event, minutes=60)
    Attendance.objects.create(event=places.event, minutes=60)
    count(places.event)
    assert (rows(places.event), Tally.objects.get().unknown) == ({(None, ""): (0, 0, 0)}, 2)


def test_counted_again_it_is_the_same():
    places = make_places()
    told(make_team(places), heads=14, Mutinta="government")
    count(places.event)
    before, revision = rows(places.event), type(places.event).objects.get().revision
    count(places.event)
    assert rows(places.event) == before
    assert type(places.event).objects.get().revision == revision


def test_a_country_with_a_team_attended_and_is_found_by_it():
    places = make_places()
    told(make_team(places), heads=2)
    count(places.event)
    assert attended(places.event) == ["ZM"]
    assert Facet.objects.filter(event=places.event, kind="attended", value="zm").exists()


@pytest.mark.parametrize(("people", "named"), [(4, []), (5, ["GH"])])
def test_a_country_without_a_team_attended_with_five_people(people, named):
    places = make_places()
    for _n in range(people):
        came(make_registration(places, country="GH", state="seated", holds_seats=True))
    count(places.event)
    assert attended(places.event) == named


def test_the_country_of_a_team_that_is_not_listed_is_not_told_by_it():
    places = make_places()
    told(make_team(places, is_listed=False), heads=4)
    count(places.event)
    assert attended(places.event) == []


def test_an_event_that_shows_counts_only_names_no_country_and_takes_back_what_it_named():
    places = make_places()
    told(make_team(places), heads=14)
    count(places.event)
    make_meeting(places.event, counts_only=True)
    count(places.event)
    assert attended(places.event) == []
    assert not Facet.objects.filter(event=places.event, kind="attended").exists()


def test_a_correction_takes_a_country_back_but_not_what_a_source_says():
    places = make_places()
    make_event_country(places.event, "GH", relation="attended")
    team = make_team(places, is_listed=False)
    told(team, heads=14)
    count(places.event)
    assert attended(places.event) == ["GH", "ZM"]
    told(team, heads=2)
    count(places.event)
    assert attended(places.event) == ["GH"]


def test_ninety_days_after_only_the_numbers_stay():
    places = make_places()
    told(make_team(places), heads=14, Mutinta="government")
    came(make_registration(places, country="GH", sector="ngo", state="seated", holds_seats=True))
    Attendance.objects.create(event=places.event, minutes=60)
    over(places)
    count(places.event)
    before = rows(places.event)
    with days_after(places.event, 91):
        assert forget() == 2
        assert (Registration.objects.count(), Attendance.objects.count()) == (0, 0)
        assert rows(places.event) == before
        count(places.event)
    assert rows(places.event) == before
    assert Tally.objects.filter(event=places.event).exclude(country=None).filter(kept=False).count() == 0
    assert sum(row.unknown for row in Tally.objects.all()) == 1
    assert attended(places.event) == ["ZM"]


def test_what_was_never_counted_before_is_counted_before_it_is_forgotten(monkeypatch):
    monkeypatch.setattr("hrhub.participation.forgetting.AT_ONCE", 2)
    places = make_places()
    for _n in range(5):
        came(make_registration(places, country="GH", state="seated", holds_seats=True))
    over(places)
    with days_after(places.event, 91):
        forget()
    assert rows(places.event) == {("GH", ""): (5, 5, 0)}
    assert attended(places.event) == ["GH"]


def test_whoever_came_and_asks_to_be_forgotten_stays_a_number():
    places = make_places()
    one = make_registration(places, country="GH", state="seated", holds_seats=True)
    places.take(1)
    came(one)
    over(places)
    erase(one)
    assert rows(places.event) == {("GH", ""): (1, 1, 0)}


def test_whoever_is_forgotten_before_the_event_is_no_number():
    places = make_places()
    erase(make_registration(places))
    assert (Tally.objects.count(), Count.objects.count()) == (0, 0)


def test_a_member_who_came_and_asks_to_be_forgotten_stays_a_number():
    places = make_places()
    team = make_team(places)
    told(team, Mutinta="government", Chanda="ngo")
    erase_member(team.members.get(name="Chanda"))
    count(places.event)
    assert rows(places.event) == {("ZM", ""): (1, 1, 1), ("ZM", "government"): (1, 0, 0)}


def test_events_that_began_are_counted_until_coordinators_have_told():
    begun, coming, old = make_places(), make_places(), make_places()
    for places in (begun, coming, old):
        told(make_team(places), heads=14)
    over(begun)
    type(old.event).objects.filter(pk=old.event.pk).update(
        starts_at=timezone.now() - timedelta(days=20), over_at=timezone.now() - timedelta(days=20)
    )
    count_what_is_over()
    assert [row.event_id for row in Count.objects.all()] == [begun.event.pk]


@pytest.mark.parametrize("how_many", [1, 50])
def test_counting_costs_the_same_for_any_number_who_came(how_many, django_assert_num_queries):
    places = make_places(make_webinar(starts_in=timedelta(days=3)))
    for _n in range(how_many):
        came(make_registration(places, country="GH", state="seated", holds_seats=True))
    told(make_team(places), heads=14, **{f"M{n}": "ngo" for n in range(how_many)})
    count(places.event)
    with django_assert_num_queries(17):
        count(places.event)
