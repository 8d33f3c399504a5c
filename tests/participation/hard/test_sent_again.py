"""The same form ten times in one moment: a double click, a retry, a line that stutters."""

from datetime import timedelta

import pytest

from hrhub.mail.models import Mail
from hrhub.participation.links import token_for
from hrhub.participation.models import Member, Places, Registration
from tests import make
from tests.visitors import Visitor

from .crowds import Guest, at_once

AN_HOUR = 5  # so many different forms an address may send
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event():
    return make.make_places(make.make_webinar(starts_in=timedelta(days=3)), capacity=40).event


def test_the_same_form_ten_times_at_once_is_one_registration_and_one_mail(server, event):
    alone, team = Guest(server, event, email="alone@example.org"), Guest(server, event, 10, "team@example.org")
    for guest in (alone, team):
        guest.open()
        assert at_once(lambda _n, guest=guest: guest.register(), range(AN_HOUR)) == [200] * AN_HOUR
        assert at_once(lambda _n, guest=guest: guest.register(), range(10)) == [200] * 10
    without = Guest(server, event)
    without.open()
    assert at_once(lambda _n: without.register(), range(10)) == [302] * 10
    assert list(Registration.objects.order_by("pk").values_list("email", "state", "holds_seats")) == [
        ("alone@example.org", "unconfirmed", False),
        ("team@example.org", "unconfirmed", False),
        ("", "seated", True),
    ]
    assert list(Mail.objects.order_by("pk").values_list("kind", "recipient")) == [
        ("confirm", "alone@example.org"),
        ("confirm", "team@example.org"),
    ]


def test_the_same_colleague_ten_times_at_once_is_one_member_and_one_mail(server, event):
    team = make.make_team(Places.objects.get())
    mails = Mail.objects.count()
    visitor = Visitor(server)
    page = visitor.get(f"/j/{team.code}/")
    said = {"name": "Chanda", "organisation": "MoH", "sector": "ngo", "email": "c@example.org", "agree": "on"}
    assert at_once(lambda _n: visitor.send(page, said), range(10)) == [302] * 10
    assert list(Member.objects.values_list("name", flat=True)) == ["Chanda"]
    assert list(Mail.objects.order_by("pk")[mails:].values_list("kind", flat=True)) == ["on_the_list"]


def test_confirming_ten_times_at_once_is_one_place_and_one_mail(server, event):
    registration = make.make_registration(Places.objects.get(), email="m@example.org")
    guest = Guest(server, event)
    guest.open_link(f"/my/{token_for(registration)}/")
    assert at_once(lambda _n: guest.confirm(), range(10)) == [302] * 10
    assert Places.objects.get().taken == 1
    assert list(Mail.objects.values_list("kind", flat=True)) == ["registered"]


def test_asking_another_to_go_on_several_times_at_once_is_one_mail(server, event):
    team = make.make_team(Places.objects.get())
    visitor = Visitor(server)
    visitor.get(f"/my/{token_for(team.registration)}/")
    page = visitor.get("/my/team/hand-over/")
    said = {"name": "Chanda", "email": "chanda@example.org"}
    assert at_once(lambda _n: visitor.send(page, said), range(5)) == [302] * 5
    assert Mail.objects.filter(kind="take_over").count() == 1
