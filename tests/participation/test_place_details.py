"""Who comes alone corrects what was typed wrong, on the own page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.participation.counting import count
from hrhub.participation.models import Registration, Tally
from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration, make_team
from tests.participation.team_pages.opened import notices, opened, send, words

pytestmark = pytest.mark.django_db
DETAILS = "/my/place/details/"
SAID = {"revision": "0", "name": "Mutinta Banda", "country": "MW", "organisation": "Ministry", "sector": "government"}


def mutnta(**values):
    return confirm(make_registration(make_places(), **{"name": "Mutnta", "country": "ZM", **values}))


def said(row):
    return Registration.objects.values_list("name", "country", "organisation", "sector").get(pk=row.pk)


def test_name_country_and_organisation_are_corrected_and_found_by_the_desk():
    row = mutnta()
    client = opened(row)
    assert f'href="{DETAILS}"' in client.get("/my/place/").content.decode()
    assert 'value="Mutnta"' in client.get(DETAILS).content.decode()
    assert send(client, DETAILS, **SAID).url == "/my/place/?done=changed"
    assert said(row) == ("Mutinta Banda", "MW", "Ministry", "government")
    assert Registration.objects.filter(folded__contains="mutinta banda ministry").exists()
    page = words(client.get("/my/place/?done=changed"))
    assert ("Your changes are saved." in page, "Mutinta Banda , Malawi Ministry" in page) == (True, True)


def test_nothing_else_is_changed():
    row = mutnta(email="m@example.org")
    send(opened(row), DETAILS, **SAID, email="x@example.org", state="cancelled", heads="9", version="7")
    after = Registration.objects.get()
    assert (after.email, after.state, after.heads, after.version) == ("m@example.org", "seated", 1, 1)


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "See www.example.org"}, {"country": "XX"}, {"sector": "x"}, {"revision": "x"}]
)
def test_what_is_wrong_is_a_sentence_and_what_was_typed_stays(wrong):
    row = mutnta()
    answer = send(opened(row), DETAILS, **SAID | {"organisation": "Room <2>"} | wrong)
    assert "Please look at this again" in words(answer)
    assert 'value="Room &lt;2&gt;"' in answer.content.decode()
    assert said(row) == ("Mutnta", "ZM", "", "")


def test_of_two_windows_the_later_is_told_what_was_saved_and_keeps_what_was_typed():
    row = mutnta()
    client = opened(row)
    send(client, DETAILS, **SAID)
    answer = send(client, DETAILS, **SAID | {"name": "Mutinta Zulu", "country": "ZM"})
    assert answer.status_code == 409
    assert "Your name: Mutinta Banda (you wrote something else) Country: Malawi (you" in notices(answer)[0]
    assert ('value="Mutinta Zulu"' in answer.content.decode(), said(row)[0]) == (True, "Mutinta Banda")
    again = send(client, DETAILS, **SAID | {"name": "Mutinta Zulu", "revision": "1"})
    assert (again.status_code, said(row)[0]) == (302, "Mutinta Zulu")


def test_a_double_click_is_answered_as_saved_both_times():
    row = mutnta()
    client = opened(row)
    answers = [send(client, DETAILS, **SAID) for _click in range(2)]
    assert [answer.url for answer in answers] == ["/my/place/?done=changed"] * 2
    assert Registration.objects.get().revision == 1


def test_the_figures_of_an_event_that_has_begun_follow():
    row = mutnta()
    begun = timezone.now() - timedelta(days=20)  # the worker counts it no more
    Event.objects.update(starts_at=begun, over_at=begun + timedelta(hours=1))
    Registration.objects.update(came_at=begun)
    count(Event.objects.get())
    send(opened(row), DETAILS, **SAID)
    assert Tally.objects.values_list("country", "sector", "people").get() == ("MW", "government", 1)


def test_who_is_told_afterwards_has_nothing_to_correct_and_a_coordinator_another_page():
    follower = confirm(make_registration(make_places(), door="afterwards", name=""))
    client = opened(follower)
    assert DETAILS not in client.get("/my/place/").content.decode()
    assert [client.get(DETAILS).status_code, send(client, DETAILS, **SAID).status_code] == [404, 404]
    coordinator = opened(make_team(make_places()).registration)
    assert (coordinator.get(DETAILS).url, send(coordinator, DETAILS, **SAID).status_code) == ("/my/team/", 404)


def test_a_form_that_was_made_for_another_changes_nothing():
    row, other = mutnta(), mutnta()
    answer = opened(row).post(DETAILS, {**SAID, "for": other.key})
    assert (answer.status_code, said(row)[0], said(other)[0]) == (409, "Mutnta", "Mutnta")
