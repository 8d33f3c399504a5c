"""Who cancelled or lapsed may come back, by the same door and the same rules as at first."""

import pytest

from hrhub.participation.changing import cancel, decline, stand_in_line_again
from hrhub.participation.models import Registration
from hrhub.participation.registering import AlreadyRegistered, approve, confirm
from tests.make import make_places, make_registration, make_team

pytestmark = pytest.mark.django_db
State = Registration.State


def test_where_each_is_approved_nobody_gets_a_place_by_cancelling_and_coming_back():
    row = confirm(make_registration(make_places(moderated=True)))
    cancel(row)
    assert stand_in_line_again(row).state == State.ASKED
    assert approve(row).state == State.SEATED


def test_whom_organisers_refused_does_not_come_back_by_cancelling():
    row = confirm(make_registration(make_places()))
    decline(row)
    assert cancel(row).state == State.DECLINED
    assert stand_in_line_again(row).state == State.DECLINED


def test_whoever_wanted_to_be_told_afterwards_comes_back_to_that_and_to_no_seat():
    places = make_places(capacity=0)
    row = confirm(make_registration(places, door="afterwards"))
    cancel(row)
    assert stand_in_line_again(row).state == State.FOLLOWING


def test_whoever_registered_anew_meanwhile_is_told_so():
    places = make_places()
    row = confirm(make_registration(places, email="a@example.org"))
    cancel(row)
    anew = confirm(make_registration(places, email="a@example.org"))
    with pytest.raises(AlreadyRegistered) as known:
        stand_in_line_again(row)
    assert known.value.registration == anew


def test_a_team_that_was_refused_has_no_page_to_cancel(client):
    from hrhub.participation.links import token_for

    row = make_team(make_places()).registration
    decline(row)
    client.get(f"/my/{token_for(row)}/")
    client.post("/my/team/cancel/", {"for": row.key})
    row.refresh_from_db()
    assert row.state == State.DECLINED
