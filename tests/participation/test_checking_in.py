from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from hrhub.participation.checking_in import CannotTellNow, FewerThanNamed, ToldMeanwhile, can_tell, team_came
from hrhub.participation.models import Member
from tests.make import make_places, make_team, make_webinar

pytestmark = pytest.mark.django_db
BEGINS = datetime(2027, 3, 11, 12, tzinfo=UTC)  # for an hour


@pytest.fixture
def team():
    with time_machine.travel(BEGINS - timedelta(days=2), tick=False):
        event = make_webinar(starts_in=timedelta(days=2))
        return make_team(make_places(event), members=["Mutinta", "Chanda", "Joseph"])


def at(moment):
    return time_machine.travel(moment, tick=False)


def came():
    return list(Member.objects.filter(came=True).in_order().values_list("name", "came_noted_late"))


def named(team, *names):
    return list(team.members.filter(name__in=names))


def test_on_the_day_the_coordinator_ticks_who_is_there(team):
    with at(BEGINS + timedelta(minutes=20)):
        team_came(team, named(team, "Mutinta", "Joseph"))
    team.refresh_from_db()
    assert came() == [("Mutinta", False), ("Joseph", False)]
    assert (team.heads_counted, team.counted_at) == (None, BEGINS + timedelta(minutes=20))


def test_a_number_of_people_can_be_told_without_names(team):
    with at(BEGINS):
        team_came(team, heads=17)
    team.refresh_from_db()
    assert (came(), team.heads_counted) == ([], 17)


def test_fewer_people_than_names_is_a_mistake_and_changes_nothing(team):
    with at(BEGINS):
        with pytest.raises(FewerThanNamed) as wrong:
            team_came(team, named(team, "Mutinta", "Chanda"), heads=1)
        assert wrong.value.named == 2
    team.refresh_from_db()
    assert (came(), team.counted_at) == ([], None)


def test_what_is_told_after_the_day_is_marked_and_what_was_told_on_it_is_not(team):
    with at(BEGINS + timedelta(minutes=30)):
        team_came(team, named(team, "Mutinta"))
    with at(BEGINS + timedelta(days=3)):
        team_came(team, named(team, "Mutinta", "Chanda"))
    assert came() == [("Mutinta", False), ("Chanda", True)]


def test_the_evening_of_the_day_is_still_the_day(team):
    with at(BEGINS + timedelta(hours=10)):
        team_came(team, named(team, "Mutinta"))
    assert came() == [("Mutinta", False)]


def test_a_tick_that_was_a_mistake_can_be_taken_back(team):
    with at(BEGINS + timedelta(days=2)):
        team_came(team, named(team, "Mutinta"))
        team_came(team, named(team, "Chanda"), named(team, "Mutinta"))
    assert came() == [("Chanda", True)]
    assert Member.objects.get(name="Mutinta").came_noted_late is False


def test_what_a_phone_did_not_change_stays_as_another_told_it(team):
    with at(BEGINS):
        team_came(team, named(team, "Mutinta"), heads=17)
        team_came(team, named(team, "Chanda"))
    team.refresh_from_db()
    assert (came(), team.heads_counted) == ([("Mutinta", False), ("Chanda", False)], 17)


def test_of_two_numbers_the_later_is_refused_with_its_ticks_and_the_same_one_is_not(team):
    with at(BEGINS):
        team_came(team, heads=17)
        team_came(team, heads=17)
        with pytest.raises(ToldMeanwhile):
            team_came(team, named(team, "Mutinta"), heads=20)
        assert came() == []
        team_came(team, named(team, "Mutinta"), heads=20, heads_before=17)
    team.refresh_from_db()
    assert (came(), team.heads_counted) == ([("Mutinta", False)], 20)


def test_names_of_one_phone_and_a_smaller_number_of_another_are_a_mistake(team):
    with at(BEGINS):
        team_came(team, heads=1)
        team_came(team, named(team, "Mutinta"))
        with pytest.raises(FewerThanNamed):
            team_came(team, named(team, "Chanda"))
    assert came() == [("Mutinta", False)]


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        (BEGINS - timedelta(hours=1, minutes=1), False),
        (BEGINS - timedelta(hours=1), True),
        (BEGINS + timedelta(hours=1, days=7, minutes=-1), True),
        (BEGINS + timedelta(hours=1, days=7), False),
    ],
)
def test_it_can_be_told_from_an_hour_before_until_a_week_after(team, moment, may):
    with at(moment):
        assert can_tell(team.registration) is may
        if not may:
            with pytest.raises(CannotTellNow):
                team_came(team, heads=5)


def test_a_team_without_a_place_did_not_come():
    with at(BEGINS - timedelta(days=2)):
        places = make_places(make_webinar(starts_in=timedelta(days=2)), capacity=1)
        make_team(places)
        waits = make_team(places, members=["Mutinta"])
    with at(BEGINS), pytest.raises(CannotTellNow):
        team_came(waits, list(waits.members.all()))


def test_neither_a_member_of_another_team_nor_one_who_only_asked_is_ticked(team):
    with at(BEGINS - timedelta(days=1)):
        other = make_team(team.registration.places, members=["Stranger"])
        asks = Member.objects.create(team=team, name="Asks", accepted=False)
    with at(BEGINS):
        team_came(team, [*other.members.all(), asks])
    assert came() == []


@pytest.mark.parametrize(("hour", "late"), [(4, False), (6, True)])
def test_the_day_is_that_of_the_zone_of_the_event(hour, late):
    with at(datetime(2027, 3, 9, tzinfo=UTC)):
        event = make_webinar(starts_in=timedelta(days=2, hours=20))
        event.zone = "America/Lima"  # from 20:00 to 21:00 there, which is the next day in UTC
        event.save()
        team = make_team(make_places(event), members=["Mutinta"])
    with at(datetime(2027, 3, 12, hour, tzinfo=UTC)):  # 23:00 there, and 01:00 of the next day
        team_came(team, list(team.members.all()))
    assert came() == [("Mutinta", late)]
