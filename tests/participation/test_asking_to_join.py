"""Teams that are open, shown to whoever comes alone, and a stranger who asks to join one."""

import pytest
from django.test import Client

from hrhub.mail.models import Mail
from hrhub.participation.gathering import accept_member
from hrhub.participation.models import Registration
from tests.make import make_meeting, make_places, make_team

from .team_pages.opened import notices, opened
from .team_pages.opened import send as written
from .test_doors import ALONE, address, open_event, send, text

pytestmark = pytest.mark.django_db
JOIN = {"name": "Chanda", "organisation": "Ministry", "sector": "government", "agree": "on", "email": "c@example.org"}


def test_whoever_comes_alone_is_shown_the_open_teams_of_the_country_first(client):
    places = make_places()
    make_team(places, country="ZM", city="Lusaka", heads=14, coordinator="Secret Coordinator")
    make_team(places, country="KE", city="Kisumu")
    page = text(send(client, places.event, "alone", ALONE))
    assert "Zambia, <bdi>Lusaka</bdi>: 14 expected, open to join" in page
    assert "Kisumu" not in page
    assert "Secret Coordinator" not in page
    assert 'value="Mutinta"' in page
    assert Registration.objects.filter(door="alone").count() == 0
    send(client, places.event, "alone", ALONE, anyway="ZM")
    assert Registration.objects.filter(door="alone").count() == 1


def test_whoever_then_names_another_country_is_shown_the_teams_there(client):
    places = make_places()
    make_team(places, country="ZM", city="Lusaka")
    make_team(places, country="KE", city="Kisumu")
    assert "Kisumu" in text(send(client, places.event, "alone", ALONE, country="KE", anyway="ZM"))
    assert Registration.objects.filter(door="alone").count() == 0


def test_whoever_asks_to_join_after_all_need_not_type_again(client):
    places = make_places()
    team = make_team(places, country="ZM", city="Lusaka")
    said = {**ALONE, "organisation": "Ministry", "sector": "government", "team": team.pk}
    page = text(send(client, places.event, "alone", said))
    assert f'action="{address(places.event, f"join/{team.pk}")}"' in page
    for typed in ('value="Mutinta"', 'value="Ministry"', 'value="government" selected', 'value="m@example.org"'):
        assert typed in page
    assert 'name="agree" required id="id_agree"' in page  # one agrees anew: others will see it
    assert (Registration.objects.filter(door="alone").count(), team.members.count()) == (0, 0)


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 18, "9" * 5000, "١", "0", "\x00"])
def test_a_team_that_nobody_made_is_not_there(client, key):
    assert send(client, open_event(), "alone", ALONE, team=key).status_code == 404


@pytest.mark.parametrize("hidden", [{"is_listed": False}, {"joining": "closed"}])
def test_a_team_that_is_not_listed_or_not_open_is_not_offered(client, hidden):
    places = make_places()
    make_team(places, **hidden)
    send(client, places.event, "alone", ALONE)
    assert Registration.objects.filter(door="alone").count() == 1


def test_a_stranger_asks_to_join_an_open_team_and_the_coordinator_decides(client):
    places = make_places()
    team = make_team(places, city="Lusaka", place="Room 2, Ministry")
    page = client.get(address(places.event, f"join/{team.pk}"))
    assert "Room 2" not in text(page)
    answer = send(client, places.event, f"join/{team.pk}", JOIN)
    assert answer["Location"] == "/my/place/"
    member = team.members.get()
    assert (member.name, member.accepted) == ("Chanda", False)
    assert "Your coordinator has not answered yet." in text(client.get("/my/place/"))
    assert "Room 2" not in text(client.get("/my/place/"))
    assert not Mail.objects.filter(recipient="c@example.org").exists()
    accept_member(member)
    assert Mail.objects.get(recipient="c@example.org").kind == "on_the_list"
    assert "Room 2" in text(client.get("/my/place/"))


@pytest.mark.parametrize("hidden", [{"is_listed": False}, {"joining": "closed"}, {"joining": "ask"}])
def test_a_team_that_is_not_open_in_the_list_is_not_there_for_strangers(client, hidden):
    places = make_places()
    team = make_team(places, **hidden)
    assert client.get(address(places.event, f"join/{team.pk}")).status_code == 404


def test_a_team_is_found_under_its_own_event_alone_and_never_where_only_counts_are_shown(client):
    places, other = make_places(), make_places()
    team = make_team(places)
    assert client.get(address(other.event, f"join/{team.pk}")).status_code == 404
    make_meeting(places.event, counts_only=True)
    assert client.get(address(places.event, f"join/{team.pk}")).status_code == 404


def test_a_stranger_who_gives_the_coordinators_address_learns_nothing_of_its_mails(client):
    places = make_places()
    team = make_team(places, email="cora@example.org")
    send(client, places.event, f"join/{team.pk}", JOIN, email="cora@example.org")
    assert client.get("/my/data.json").json()["mails"] == []
    client.post("/my/delete/", {"for": team.members.get().key})
    assert Mail.objects.filter(recipient="cora@example.org").count() == 2


def test_no_team_has_the_number_nought(client):
    assert client.get(address(open_event(), "join/0")).status_code == 404


def strangers(event, team, n):
    """Let `n` strangers ask, each from a network of one's own, and return the answers."""
    who = [Client(REMOTE_ADDR=f"192.0.2.{k}") for k in range(n)]
    return [send(one, event, f"join/{team.pk}", JOIN, name=f"Stranger {k}", email="") for k, one in enumerate(who)]


def test_strangers_who_ask_take_no_place_of_those_whom_the_coordinator_writes_down():
    places = make_places()
    team = make_team(places)
    answers = strangers(places.event, team, 52)
    assert [answer.status_code for answer in answers] == [302] * 50 + [409] * 2
    assert "Many people have asked already, and wait for an answer." in text(answers[-1])
    assert 'value="Stranger 51"' in text(answers[-1])
    rows = {"rows": "200", "told": "1", "key": "k"}
    for n in range(200):
        rows |= {f"{n}-name": f"Colleague {n}", f"{n}-organisation": "Ministry", f"{n}-sector": "ngo"}
    coordinator = opened(team.registration)
    assert written(coordinator, "/my/team/members/", **rows).url == "/my/team/?done=added"
    assert (team.members.accepted().count(), team.members.filter(accepted=False).count()) == (200, 50)
    answer = written(coordinator, "/my/team/members/answer/", yes=team.members.filter(accepted=False).first().key)
    assert notices(answer) == ["A team has at most 200 members. Nothing was saved."]
    assert "The room is full." in text(strangers(places.event, team, 1)[0])


def test_strangers_keep_no_colleague_from_asking_by_the_link_of_the_members(client):
    places = make_places()
    team = make_team(places)
    strangers(places.event, team, 50)
    team.joining = "ask"
    team.save()
    answer = client.post(f"/j/{team.code}/", {**JOIN, "name": "Colleague"})
    assert (answer.status_code, team.members.filter(accepted=False).count()) == (302, 51)


def test_whoever_is_answered_makes_room_for_the_next_who_asks():
    places = make_places()
    team = make_team(places)
    strangers(places.event, team, 50)
    accept_member(team.members.first())
    assert [answer.status_code for answer in strangers(places.event, team, 2)] == [302, 409]
