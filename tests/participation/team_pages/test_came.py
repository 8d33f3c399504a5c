import re
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


def test_an_organisation_is_set_apart_from_the_name(team):
    Member.objects.filter(name="Chanda").update(organisation="Ministry of Health")
    with time_machine.travel(BEGINS, tick=False):
        assert "Mutinta Chanda · Ministry of Health Joseph" in words(opened(team.registration).get(CAME))


def test_a_number_that_is_too_small_keeps_the_ticks(team):
    with time_machine.travel(BEGINS, tick=False):
        answer = send(opened(team.registration), CAME, came=[key("Mutinta"), key("Chanda")], heads="1")
    assert notices(answer) == ["How many people were in the room? 2 names are ticked: the number is too small."]
    assert f'value="{key("Chanda")}" checked' in answer.content.decode()
    assert Member.objects.filter(came=True).count() == 0


def test_who_says_nothing_is_asked_again_and_nothing_is_noted(team):
    with time_machine.travel(BEGINS, tick=False):
        client = opened(team.registration)
        answer = send(client, CAME, **filled(client))
        assert "Tick who is here, or write how many people were in the room." in notices(answer)[0]
        assert send(client, CAME, **filled(client, heads="0")).url == "/my/team/?done=came"


def filled(client, *names, heads=None):
    """Return what the form carries as the page shows it now, with `names` ticked and `heads` typed."""
    page = client.get(CAME).content.decode()
    carried = {name: re.findall(rf'name="{name}" value="([^"]*)"', page) for name in ("before", "heads_before")}
    ticked = re.findall(r'name="came" value="([^"]+)" checked', page)
    typed = re.search(r'name="heads" (?:value="(\d+)")?', page)[1] or ""
    return {**carried, "came": [*ticked, *map(key, names)], "heads": typed if heads is None else heads}


def ticked():
    return list(Member.objects.filter(came=True).in_order().values_list("name", flat=True))


def test_of_two_phones_that_tick_at_once_both_are_kept(team):
    with time_machine.travel(BEGINS, tick=False):
        one, other = opened(team.registration), opened(team.registration)
        said = [filled(one, "Mutinta", heads="17"), filled(other, "Joseph")]
        assert [send(one, CAME, **said[0]).status_code, send(other, CAME, **said[1]).status_code] == [302, 302]
    team.refresh_from_db()
    assert (ticked(), team.heads_counted) == (["Mutinta", "Joseph"], 17)


def test_a_name_is_unticked_by_the_phone_on_which_it_was_ticked_before(team):
    with time_machine.travel(BEGINS, tick=False):
        client = opened(team.registration)
        send(client, CAME, **filled(client, "Mutinta", "Chanda"))
        late = filled(client, "Joseph")
        send(client, CAME, **filled(client) | {"came": [key("Chanda")]})
        assert ticked() == ["Chanda"]
        send(client, CAME, **late)  # it still showed Mutinta as ticked, and changed nothing about that
    assert ticked() == ["Chanda", "Joseph"]


def test_of_two_numbers_the_later_is_shown_what_was_saved_and_keeps_ticks_and_number(team):
    with time_machine.travel(BEGINS, tick=False):
        client = opened(team.registration)
        late = filled(client, "Mutinta", heads="20")
        send(client, CAME, **filled(client, "Joseph", heads="17"))
        answer = send(client, CAME, **late)
        page = answer.content.decode()
        assert (
            answer.status_code,
            "Nothing is saved yet. Saved now, and different from yours: 17" in words(answer),
        ) == (
            409,
            True,
        )
        assert [f'value="{key(name)}" checked' in page for name in ("Mutinta", "Chanda", "Joseph")] == [
            True,
            False,
            True,
        ]
        assert ('name="heads" value="20"' in page, ticked()) == (True, ["Joseph"])
        again = dict(re.findall(r'name="(heads_before|before)" value="([^"]*)"', page))
        assert send(client, CAME, **again, came=[key("Mutinta"), key("Joseph")], heads="20").status_code == 302
    team.refresh_from_db()
    assert (ticked(), team.heads_counted) == (["Mutinta", "Joseph"], 20)


def test_a_double_click_is_answered_as_saved_both_times(team):
    with time_machine.travel(BEGINS, tick=False):
        client = opened(team.registration)
        said = filled(client, "Mutinta", heads="20")
        assert [send(client, CAME, **said).status_code for _click in range(2)] == [302, 302]


def test_a_number_of_another_phone_that_is_too_small_for_the_ticks_of_this_one_is_shown(team):
    with time_machine.travel(BEGINS, tick=False):
        client = opened(team.registration)
        late = filled(client, "Mutinta", "Chanda")
        send(client, CAME, **filled(client, heads="1"))
        answer = send(client, CAME, **late)
    page = answer.content.decode()
    assert "2 names are ticked: the number is too small." in words(answer)
    assert ('name="heads" value="1"' in page, f'value="{key("Chanda")}" checked' in page) == (True, True)


@pytest.mark.parametrize("before", ["x", "9" * 5000, "\x00"])
def test_what_no_page_showed_is_taken_as_nothing(team, before):
    with time_machine.travel(BEGINS, tick=False):
        said = {"heads_before": before, "before": [before], "came": [before, key("Mutinta")], "heads": "5"}
        assert send(opened(team.registration), CAME, **said).status_code == 302
    assert ticked() == ["Mutinta"]


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
        ["From Thursday 11 March 2027, 11:00 UTC on you can tell who came."],
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
