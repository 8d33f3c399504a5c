from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from hrhub.participation import standing
from hrhub.participation.changing import cancel
from hrhub.participation.models import Registration
from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration, make_webinar

pytestmark = pytest.mark.django_db
State = Registration.State


def test_whoever_has_not_confirmed_is_told_what_that_means_and_has_one_button():
    now = standing.of(make_registration(make_places()))
    assert now.sentences == ["You have not confirmed yet. No place is kept for you, and after 48 hours we forget it."]
    assert (now.action, now.button, now.is_warm) == ("confirm", "Confirm", True)


def test_whoever_has_a_place_is_told_how_many_and_has_nothing_to_do():
    places = make_places(capacity=30, unit="heads")
    now = standing.of(confirm(make_registration(places, heads=14)))
    assert (now.sentences, now.action) == (["You have 14 places."], "")


def test_whoever_waits_is_told_the_place_in_the_line():
    places = make_places(capacity=1)
    confirm(make_registration(places))
    confirm(make_registration(places))
    second = confirm(make_registration(places))
    told = "All places are taken. You are number 2 in the waiting line. If a place is free, we write to you."
    assert standing.of(second).sentences[0] == told


def test_whoever_is_offered_a_place_is_told_until_when_in_the_zone_of_the_event_and_in_utc():
    with time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=UTC), tick=False):
        event = make_webinar(starts_in=timedelta(days=10), zone="Africa/Lusaka")
        event.zone = "Africa/Lusaka"
        event.save()
        places = make_places(event, capacity=1)
        first, waiting = confirm(make_registration(places)), confirm(make_registration(places))
        cancel(first)
        waiting.refresh_from_db()
        now = standing.of(waiting)
    kept = "A place is free for you. It is kept until Wednesday 3 March 2027, 14:00 Lusaka time (12:00 UTC)."
    assert (now.sentences, now.action) == ([kept], "accept")


@pytest.mark.parametrize("state", [State.UNCONFIRMED, State.CANCELLED, State.LAPSED])
def test_where_registration_is_closed_there_is_no_button(state):
    places = make_places(make_webinar(starts_in=timedelta(days=3)))
    registration = make_registration(places, state=state)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=5)):
        now = standing.of(registration)
    assert (now.action, now.sentences[-1]) == ("", "Registration is closed now.")


def test_an_event_that_is_called_off_comes_before_all_else():
    places = make_places()
    registration = confirm(make_registration(places))
    registration.event.state = "cancelled"
    assert standing.of(registration).sentences == ["This event has been cancelled."]
