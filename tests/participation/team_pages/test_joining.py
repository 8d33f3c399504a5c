import re
from datetime import timedelta

import brotli
import pytest
from django.test import Client

from hrhub.participation.changing import cancel
from hrhub.participation.links import token_for
from hrhub.participation.models import Member, Registration
from hrhub.participation.team_pages import joining
from tests.make import make_meeting, make_places, make_team, make_webinar
from tests.participation.team_pages.opened import notices, opened, words

pytestmark = pytest.mark.django_db
SAID = {"name": "Chanda Mwale", "organisation": "University of Zambia", "sector": "academic", "agree": "on"}


def sent(client, team, **said):
    return client.post(f"/j/{team.code}/", {**SAID, **said})


def test_the_link_shows_time_place_and_how_many_and_neither_names_nor_the_meeting(client):
    event = make_webinar("Keeping midwives", starts_in=timedelta(hours=2))
    make_meeting(event)
    team = make_team(make_places(event), place="Room 2", members=["Mutinta"], heads=14)
    page = client.get(f"/j/{team.code}/")
    text = words(page)
    assert [w in text for w in ("Keeping midwives", "UTC", "Room 2", "Lusaka · Zambia", "14 people")] == [True] * 5
    hidden = (b"Mutinta", team.registration.name.encode(), b"meet.example", team.registration.email.encode(), b"/my/")
    assert [w in page.content for w in hidden] == [False] * 5


def test_a_colleague_puts_oneself_on_the_list_and_keeps_a_private_link(client):
    team = make_team(make_places(), place="Room 2")
    answer = sent(client, team)
    assert (answer.status_code, answer.url) == (302, f"/j/{team.code}/done/")
    page = client.get(answer.url)
    member = Member.objects.get()
    assert (member.name, member.organisation, member.sector) == ("Chanda Mwale", "University of Zambia", "academic")
    assert (member.added_by_oneself, member.consented_to) == (True, "1")
    assert f"http://localhost:8000/my/{token_for(member)}/" in page.content.decode()
    assert ("You are on the list" in words(page), "Room 2" in words(page), "event.ics" in page.content.decode()) == (
        True,
        True,
        True,
    )


def test_the_page_after_it_is_nobody_elses(client):
    team = make_team(make_places())
    sent(client, team)
    stranger = Client().get(f"/j/{team.code}/done/")
    assert b"Chanda" not in stranger.content
    coordinator = opened(team.registration).get(f"/j/{team.code}/done/")
    assert (coordinator.status_code, coordinator.url) == (302, f"/j/{team.code}/")


def test_a_member_of_one_team_is_not_on_the_list_of_another(client):
    one, other = make_team(make_places()), make_team(make_places())
    sent(client, one)
    assert client.get(f"/j/{other.code}/done/").url == f"/j/{other.code}/"


def test_without_consent_nothing_is_kept_and_what_was_typed_stays(client):
    team = make_team(make_places())
    answer = sent(client, team, agree="")
    assert "Without your consent we cannot keep your name." in words(answer)
    assert 'value="Chanda Mwale"' in answer.content.decode()
    assert Member.objects.count() == 0


def test_the_consent_says_who_sees_what_and_until_when(client):
    team = make_team(make_places())
    told = (
        r"I agree that my name, organisation and sector, and my address if I give it, are kept for this event\. "
        r"My coordinator and the organisers see them\. Nobody else does\. "
        r"They are deleted on \w+ \d+ \w+ \d{4}; only numbers stay\."
    )
    assert re.search(told, words(client.get(f"/j/{team.code}/")))


def test_a_double_click_is_one_member(client):
    team = make_team(make_places())
    key = re.search(r'name="key" value="([^"]+)"', client.get(f"/j/{team.code}/").content.decode()).group(1)
    for _click in range(2):
        assert sent(client, team, key=key).status_code == 302
    assert Member.objects.count() == 1


def test_where_the_coordinator_says_yes_to_each_the_page_says_so(client):
    team = make_team(make_places(), joining="ask")
    assert "Your coordinator says yes or no to each." in words(client.get(f"/j/{team.code}/"))
    assert "You have asked to join" in words(client.get(sent(client, team).url))
    assert Member.objects.get().accepted is False


def test_a_closed_team_says_so_and_shows_no_form(client):
    team = make_team(make_places(), joining="closed")
    page = client.get(f"/j/{team.code}/")
    assert notices(page) == ["Nobody more can join this team now. Please ask your coordinator."]
    assert b'name="organisation"' not in page.content
    assert (sent(client, team).status_code, Member.objects.count()) == (409, 0)


def test_a_full_room_is_a_sentence_that_keeps_what_was_typed(client):
    team = make_team(make_places(capacity=1, unit="heads"), heads=1, members=["Mutinta"])
    answer = sent(client, team)
    told = "The room is full. Please ask your coordinator, or register alone."
    assert notices(answer) == [f"Nothing was saved yet. Please look at this again: {told}"]
    assert 'value="Chanda Mwale"' in answer.content.decode()


@pytest.mark.parametrize("code", ["0" * 16, "x", "a" * 200, "7kq2m9xw7kq2m9xw"])
def test_a_link_that_never_was_says_whom_to_ask(client, code):
    answer = client.get(f"/j/{code}/")
    assert (answer.status_code, "Please ask your coordinator for the link." in words(answer)) == (404, True)


def test_a_team_that_does_not_come_looks_like_none(client):
    team = make_team(make_places())
    before = client.get("/j/zzzzzzzzzzzzzzzz/").content
    cancel(team.registration)
    assert client.get(f"/j/{team.code}/").content.replace(team.code.encode(), b"z" * 16) == before


def test_a_team_that_is_not_confirmed_looks_like_none(client):
    team = make_team(make_places())
    Registration.objects.update(state="unconfirmed", holds_seats=False)
    assert client.get(f"/j/{team.code}/").status_code == 404


def test_an_event_that_was_withdrawn_is_told_to_nobody(client):
    team = make_team(make_places(make_webinar("Withdrawn", starts_in=timedelta(days=3))))
    type(team.registration.event).objects.update(published_at=None)
    answer = client.get(f"/j/{team.code}/")
    assert (answer.status_code, b"Withdrawn" in answer.content) == (404, False)


def test_a_link_that_is_typed_in_capitals_works(client):
    team = make_team(make_places())
    assert client.get(f"/j/{team.code.upper()}/").status_code == 200


def test_the_page_is_in_the_language_of_the_team_and_can_be_another(client):
    team = make_team(make_places(), language="fr")
    assert '<html lang="fr"' in client.get(f"/j/{team.code}/").content.decode()
    arabic = client.get(f"/j/{team.code}/?language=ar")
    assert ('<html lang="ar" dir="rtl"' in arabic.content.decode(), arabic.headers["Content-Language"]) == (True, "ar")
    assert f'href="/j/{team.code}/?language=es"' in arabic.content.decode()
    assert '<html lang="fr"' in client.get(f"/j/{team.code}/?language=xx").content.decode()
    answer = client.post(f"/j/{team.code}/?language=ar", SAID)
    assert answer.url == f"/j/{team.code}/done/?language=ar"
    assert client.get("/").headers["Content-Language"] == "en"


def test_fifty_colleagues_of_one_ministry_put_themselves_on_the_list_in_ten_minutes():
    team = make_team(make_places())
    answers = [sent(Client(REMOTE_ADDR="192.0.2.7"), team, name=f"Colleague {n}").status_code for n in range(50)]
    assert set(answers) == {302}
    assert team.members.count() == 50


def test_a_flood_is_stopped(client, monkeypatch):
    monkeypatch.setattr(joining, "MOST_OF_A_VISITOR", 2)
    team = make_team(make_places())
    answers = [sent(client, team, name=f"Colleague {n}").status_code for n in range(3)]
    assert (answers, team.members.count()) == ([302, 302, 429], 2)


@pytest.mark.parametrize("name", ["Visit www.example.org", "a@example.org", "<b>Mutinta</b>", "x" * 101, " ", "\u202e"])
def test_a_name_that_is_none_is_refused(client, name):
    team = make_team(make_places())
    assert (sent(client, team, name=name).status_code, Member.objects.count()) == (200, 0)


def test_no_one_lets_oneself_in_or_takes_a_number(client):
    team = make_team(make_places(), joining="ask")
    other = make_team(make_places())
    more = {"accepted": "1", "team": other.pk, "order": "0", "came": "1", "consented_to": "9"}
    client.post(f"/j/{team.code}/", {**SAID, **more})
    member = Member.objects.get()
    assert (member.accepted, member.team, member.came, member.consented_to) == (False, team, False, "1")


def test_the_form_is_protected_against_other_sites():
    team = make_team(make_places())
    assert sent(Client(enforce_csrf_checks=True), team).status_code == 403


def test_the_page_is_found_by_no_search_engine_and_previews_tell_nothing(client):
    page = client.get(f"/j/{make_team(make_places()).code}/")
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert re.findall(r'og:[a-z]+" content="([^"]+)"', page.content.decode()) == ["Join your country team"]
    assert b"canonical" not in page.content


@pytest.mark.parametrize("how_many", [0, 50])
def test_the_page_costs_the_same_for_any_number_of_members(client, django_assert_num_queries, how_many):
    team = make_team(make_places(), members=[f"Member {n}" for n in range(how_many)])
    with django_assert_num_queries(2):
        client.get(f"/j/{team.code}/")


def test_the_page_is_small(client):
    page = client.get(f"/j/{make_team(make_places()).code}/").content
    assert (len(page) <= 7_000, len(brotli.compress(page, quality=5)) <= 3_000) == (True, True)
