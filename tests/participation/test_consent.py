"""What people agree to is what is done: each sentence names all who see what they write."""

from datetime import timedelta

import pytest

from hrhub.catalogue import wording
from hrhub.catalogue.models import Precision
from hrhub.participation import consent
from hrhub.participation.handing_over import ask_to_take_over
from hrhub.participation.links import address_of
from tests.make import make_meeting, make_places, make_team, make_webinar
from tests.pages.reading import words

pytestmark = pytest.mark.django_db


def test_whoever_comes_alone_is_seen_by_the_organisers_alone(client):
    event = make_places().event
    page = words(client.get(f"{event.get_absolute_url()}register/alone/"))
    assert consent.sentence(event) in page
    assert "The organisers see it. Nobody else does." in page


def test_a_coordinator_hears_that_the_team_sees_the_name(client):
    event = make_places().event
    assert consent.sentence_of_coordinator(event) in words(client.get(f"{event.get_absolute_url()}register/together/"))
    assert "My team sees my name" in consent.sentence_of_coordinator(event)


def test_so_does_whoever_takes_a_team_over(client):
    team = make_team(make_places())
    asked = ask_to_take_over(team.registration, "Chanda", "c@example.org")
    page = words(client.get(address_of(asked).removeprefix("http://localhost:8000"), follow=True))
    assert consent.sentence_of_coordinator(team.registration.event) in page


def test_the_day_of_deletion_is_ninety_days_after_the_event():
    event = make_webinar(starts_in=timedelta(days=3))
    day = event.over_at + timedelta(days=90)
    assert f" {day.day} " in f" {consent.deleted_on(event)} "
    assert str(day.year) in consent.deleted_on(event)


def test_where_only_counts_are_kept_it_is_the_day_after_but_for_who_is_told_later(client):
    event = make_places().event
    make_meeting(event, counts_only=True)
    pages = [words(client.get(f"{event.get_absolute_url()}register/{door}/")) for door in ("alone", "afterwards")]
    days = [(event.over_at + timedelta(days=days)).date() for days in (1, 90)]
    told = [wording.date_in_words("en", day, None, Precision.DAY) for day in days]
    assert [day in page for page, day in zip(pages, told, strict=True)] == [True, True]
    assert [day in page for page, day in zip(pages, reversed(told), strict=True)] == [False, False]


@pytest.mark.parametrize(("counts_only", "days"), [(False, 90), (True, 1)])
def test_ones_own_data_name_the_day_of_deletion(client, counts_only, days):
    team = make_team(make_places(), members=["Chanda"])
    event = team.registration.event
    make_meeting(event, counts_only=counts_only)
    for row in (team.registration, team.members.get()):
        client.get(address_of(row).removeprefix("http://localhost:8000"))
        said = client.get("/my/data.json").json()
        assert said["deleted_on"] == str((event.over_at + timedelta(days=days)).date())
