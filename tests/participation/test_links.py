from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.participation.links import by_signed_link, token_for
from hrhub.participation.models import Member
from tests.make import make_places, make_registration, make_team

pytestmark = pytest.mark.django_db


def test_a_link_leads_to_the_registration_or_the_member_that_it_was_made_for():
    team = make_team(make_places())
    member = Member.objects.create(team=team, name="Mutinta")
    assert by_signed_link(token_for(team.registration)) == team.registration
    assert by_signed_link(token_for(member)) == member


def test_a_link_costs_one_query(django_assert_num_queries):
    token = token_for(make_registration(make_places()))
    with django_assert_num_queries(1):
        row = by_signed_link(token)
        assert row.event.is_published
        assert row.country.code == "ZM"


def test_a_forged_link_leads_nowhere():
    mine, other = make_registration(make_places()), make_registration(make_places())
    token = token_for(mine)
    forged = [
        token.replace(mine.key, other.key),
        token.replace("-1-", "-2-"),
        "m" + token[1:],
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        token + "x",
        "",
        "r",
        None,
        token.upper(),
    ]
    assert [by_signed_link(one) for one in forged] == [None] * len(forged)


def test_a_link_of_before_a_hand_over_leads_nowhere():
    registration = make_registration(make_places())
    old = token_for(registration)
    registration.version += 1
    registration.save()
    assert by_signed_link(old) is None
    assert by_signed_link(token_for(registration)) == registration


def test_a_link_ends_ninety_days_after_the_event():
    registration = make_registration(make_places())
    token, over = token_for(registration), registration.event.over_at
    with time_machine.travel(over + timedelta(days=89)):
        assert by_signed_link(token) == registration
    with time_machine.travel(over + timedelta(days=90, minutes=1)):
        assert by_signed_link(token) is None


def test_a_link_of_an_event_without_a_day_ends_ninety_days_after_it_was_made():
    registration = make_registration(make_places())
    registration.event.over_at = None
    assert registration.kept_until - timezone.now() < timedelta(days=90)
