"""One calendar, several rows of the same person: what comes later has a higher number."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation.changing import cancel
from hrhub.participation.gathering import add_oneself
from hrhub.participation.handing_over import ask_to_take_over, take_over
from hrhub.participation.models import Member
from hrhub.participation.registering import confirm
from hrhub.participation.telling_standing import tell_standing
from tests.make import make_places, make_registration, make_team

from .reading import calendar_of

pytestmark = pytest.mark.django_db
ANN = "ann@example.org"


def parts():
    """Return (method, number) of the calendar parts that Ann was sent, in their order."""
    mails = Mail.objects.filter(recipient=ANN).exclude(calendar="").order_by("id")
    return [(method, found["SEQUENCE"]) for method, found in map(calendar_of, mails)]


def test_who_came_alone_and_joins_a_team_after_cancelling_has_it_in_the_calendar():
    team = make_team(make_places())
    cancel(confirm(make_registration(team.registration.places, email=ANN)))
    add_oneself(Member(team=team, name="Ann", email=ANN, consented_to="1", submission="joins"))
    assert parts() == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]


def test_whoever_coordinated_and_stays_on_the_list_is_told_of_the_place_as_a_member():
    team = make_team(make_places(), email=ANN)
    Member.objects.create(team=team, name="Ann", email=ANN)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        tell_standing()
    assert parts() == [("REQUEST", 0)]
    take_over(ask_to_take_over(team.registration, "Ben", "ben@example.org"))
    with time_machine.travel(timezone.now() + timedelta(minutes=22)):
        tell_standing()
    assert [method for method, _number in parts()] == ["REQUEST", "CANCEL", "REQUEST"]
    assert [number for _method, number in parts()] == sorted({number for _method, number in parts()})
