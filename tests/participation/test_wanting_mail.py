import pytest
from django.test import Client

from hrhub.participation import letters
from hrhub.participation.links import by_signed_link, token_for
from hrhub.participation.models import Member, Registration
from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration, make_team

from .letters.reading import arrived, last

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def stop_path(mail):
    return arrived(mail)["List-Unsubscribe"].strip(" <>").removeprefix("http://localhost:8000")


@pytest.fixture
def registration():
    row = confirm(make_registration(make_places()))
    letters.send("changed", row)
    return row


def wants(row):
    row.refresh_from_db()
    return row.wants_mail


def test_a_program_for_mail_ends_them_by_one_post_without_cookie_or_token(registration):
    mail = last("changed")
    assert arrived(mail)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    answer = Client(enforce_csrf_checks=True).post(stop_path(mail), ONE_CLICK)
    assert (answer.status_code, wants(registration), answer.cookies) == (200, False, {})


def test_opening_the_page_ends_nothing(registration, client):
    page = client.get(stop_path(last("changed")))
    assert (page.status_code, wants(registration)) == (200, True)
    assert "Stop these mails" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]


def test_a_button_ends_them_and_another_brings_them_back(registration, client):
    path = stop_path(last("changed"))
    assert client.post(path).status_code == 302
    assert not wants(registration)
    assert "You get no more of these mails." in client.get(path).content.decode()
    client.post(path, {"again": "1"})
    assert wants(registration)


def test_a_member_stops_mails_to_oneself_alone(client):
    team = make_team(make_places())
    member = Member.objects.create(team=team, name="A", email="a@example.org")
    letters.send("changed", team.registration)
    client.post(stop_path(last("changed", recipient="a@example.org")))
    assert (wants(member), wants(team.registration)) == (False, True)


def test_the_address_that_ends_mails_does_nothing_else(registration, client):
    token = stop_path(last("changed")).split("/")[2]
    assert by_signed_link(token) is None
    assert client.get(f"/my/{token}/").status_code == 404
    assert client.get(f"/my/{token_for(registration)}/mails/").status_code == 404


@pytest.mark.parametrize("path", ["/my/x/mails/", "/my/" + "r" * 200 + "/mails/"])
def test_a_forged_one_is_not_there(path, client):
    assert client.post(path).status_code == 404
    assert Registration.objects.filter(wants_mail=False).count() == 0


def test_confirmations_cannot_be_stopped(registration):
    assert arrived(last("registered"))["List-Unsubscribe"] is None
