from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from hrhub.participation.models import Member
from tests.make import make_places, make_team, make_webinar
from tests.participation.team_pages.opened import notices, opened, send, words

pytestmark = pytest.mark.django_db
BEGINS = datetime(2027, 3, 11, 12, tzinfo=UTC)
CAME = "/my/team/came/"


@pytest.fixture
def team():
    with time_machine.travel(BEGINS - timedelta(days=2), tick=False):
        places = make_places(make_webinar(starts_in=timedelta(days=2)))
        return make_team(places, members=["Mutinta", "Chanda", "Joseph"])


def key(name):
    return Member.objects.get(name=name).key


def test_names_are_ticked_on_a_phone_and_stay_ticked(team):
    client = opened(team.registration)
    with time_machine.travel(BEGINS, tick=False):
        assert send(client, CAME, came=[key("Mutinta"), key("Joseph")], heads="5").url == "/my/team/?done=came"
        page = client.get(CAME).content.decode()
    assert [f'value="{key(name)}" checked' in page for name in ("Mutinta", "Chanda", "Joseph")] == [True, False, True]
    assert ('value="5"' in page, Member.objects.filter(came=True).count()) == (True, 2)


def test_a_number_that_is_too_small_keeps_the_ticks(team):
    with time_machine.travel(BEGINS, tick=False):
        answer = send(opened(team.registration), CAME, came=[key("Mutinta"), key("Chanda")], heads="1")
    assert notices(answer) == ["How many people were in the room? You ticked 2 names: the number is too small."]
    assert f'value="{key("Chanda")}" checked' in answer.content.decode()
    assert Member.objects.filter(came=True).count() == 0


@pytest.mark.parametrize("heads", ["-1", "many", "99999999999999999999", "1001"])
def test_odd_numbers_are_a_sentence(team, heads):
    with time_machine.travel(BEGINS, tick=False):
        answer = send(opened(team.registration), CAME, heads=heads)
    team.refresh_from_db()
    assert (answer.status_code, len(notices(answer)), team.heads_counted) == (200, 1, None)


def test_names_of_another_team_are_not_ticked(team):
    with time_machine.travel(BEGINS - timedelta(days=1), tick=False):
        other = make_team(team.registration.places, members=["Stranger"])
    with time_machine.travel(BEGINS, tick=False):
        send(opened(team.registration), CAME, came=[other.members.get().key, "nothing"])
    assert Member.objects.filter(came=True).count() == 0


def test_before_and_after_a_sentence_stands_in_place_of_the_form(team):
    said = []
    for moment in (BEGINS - timedelta(days=1), BEGINS + timedelta(days=8)):
        with time_machine.travel(moment, tick=False):
            said.append(notices(opened(team.registration).get(CAME)))
            send(opened(team.registration), CAME, came=[key("Mutinta")])
    assert said == [
        ["You can tell who came from Thursday 11 March 2027, 11:00 UTC on."],
        ["The week in which you could tell who came is over. The organisers can still be told."],
    ]
    assert Member.objects.filter(came=True).count() == 0


def test_a_team_without_members_tells_a_number(team):
    Member.objects.all().delete()
    with time_machine.travel(BEGINS, tick=False):
        client = opened(team.registration)
        assert "Tick who is here" not in words(client.get(CAME))
        send(client, CAME, heads="17")
    team.refresh_from_db()
    assert team.heads_counted == 17


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_page_costs_the_same_for_any_number_of_members(team, django_assert_num_queries, how_many):
    Member.objects.bulk_create(Member(team=team, name=f"Member {n}") for n in range(how_many))
    with time_machine.travel(BEGINS, tick=False), django_assert_num_queries(2):
        opened(team.registration).get(CAME)
