"""Many at once, on a real database."""

from datetime import timedelta

import pytest

from hrhub.participation.changing import TooMany
from hrhub.participation.checking_in import team_came
from hrhub.participation.gathering import TeamIsFull, add, add_oneself, renew_code
from hrhub.participation.models import Member, Team
from tests.make import make_places, make_team, make_webinar
from tests.participation.test_at_once import at_once
from tests.participation.test_gathering import joining, written

pytestmark = pytest.mark.django_db(transaction=True)


def tried(member):
    try:
        return add_oneself(member)
    except (TeamIsFull, TooMany) as refused:
        return type(refused)


def test_of_many_who_join_at_once_two_hundred_are_members():
    team = make_team(make_places())
    add(team, written(team, 190))
    answers = at_once(tried, [joining(Team.objects.get()) for _n in range(30)])
    assert (team.members.count(), answers.count(TeamIsFull)) == (200, 20)


def test_of_many_who_join_at_once_as_many_are_in_the_room_as_it_holds():
    team = make_team(make_places(capacity=12, unit="heads"), heads=2)
    answers = at_once(tried, [joining(Team.objects.get()) for _n in range(30)])
    team.registration.places.refresh_from_db()
    assert (team.members.count(), answers.count(TooMany), team.registration.places.taken) == (12, 18, 12)


def test_the_same_form_ten_times_at_once_is_one_member():
    team = make_team(make_places())
    rows = at_once(tried, [joining(Team.objects.get(), submission="same") for _n in range(10)])
    assert (len({row.pk for row in rows}), Member.objects.count()) == (1, 1)
    assert team.members.count() == 1


def test_lists_of_two_phones_at_once_are_both_kept():
    team = make_team(make_places())
    at_once(lambda rows: add(Team.objects.get(), rows), [written(team, 8) for _n in range(6)])
    orders = sorted(team.members.values_list("order", flat=True))
    assert orders == list(range(1, 49))


def test_ticks_of_many_phones_at_once_are_all_kept():
    team = make_team(make_places(make_webinar(starts_in=timedelta(minutes=-5))), members="ABCDEFGH")
    at_once(lambda member: team_came(Team.objects.get(), [member]), list(team.members.all()))
    assert team.members.filter(came=True).count() == 8


def test_a_link_that_is_renewed_while_many_join_loses_nobody():
    team = make_team(make_places())

    def act(n):
        return renew_code(Team.objects.get()) if n == 3 else tried(joining(Team.objects.get()))

    at_once(act, list(range(12)))
    assert team.members.count() == 11
