"""The second founding page, fact by fact, and its forum."""

import pytest
from django.test import Client

from tests.catalogue.event_page.pages import content_loaded, read

FORUM = "/conferences/second-global-forum-on-human-resources-for-health/"
SESSION = f"{FORUM}plenary-4-making-hrh-innovation-work/"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), content_loaded():
        yield


@pytest.fixture(scope="module")
def shown(content):
    return read(Client(), SESSION)


@pytest.fixture(scope="module")
def forum(content):
    return read(Client(), FORUM)


def test_its_number_and_forum_stand_above_its_title(shown):
    assert shown.said("eyebrow") == "Plenary Session 4 · Second Global Forum on Human Resources for Health"
    assert shown.headings[0] == (1, "Making HRH Innovation Work for Strengthening Health Systems")
    assert shown.links["Second Global Forum on Human Resources for Health"] == FORUM


def test_its_title_names_the_forum(shown):
    title = "Making HRH Innovation Work for Strengthening Health Systems"
    forum = "Second Global Forum on Human Resources for Health"
    assert shown.title == f"Plenary Session 4: {title} · {forum} · HRHub"


def test_crumbs_lead_home_by_conferences_and_forum(shown):
    assert shown.said("crumbs").startswith(
        "Home Conferences Second Global Forum on Human Resources for Health Making HRH"
    )


def test_day_and_hour_are_told_and_that_no_zone_is_stated(shown):
    assert shown.said("moment") == "Friday 28 January 2011 14:00–15:00, time zone not stated"


def test_its_venue_was_never_confirmed(shown):
    assert shown.said("where").startswith("Venue: to be confirmed (never announced on the page we have)")


def test_the_quotation_stands_with_its_attribution(shown):
    quoted = shown.section("In their words")
    assert quoted.startswith("There is no time for despair. We need hope.")
    assert "Palestinian health professional" in quoted


def test_the_three_objectives_are_a_list(shown):
    objectives = next(e for e in shown.root.iter("section") if e.get("aria-labelledby") == "objectives")
    assert len(objectives.findall("ul/li")) == 3


def test_the_working_title_is_kept(shown):
    assert shown.fact("Also called") == [
        "Innovations in HRH that support strengthening of the health systems (working title, July 2010)"
    ]


def test_nobody_is_named_so_nobody_is_headed(shown):
    assert shown.section("Who spoke") is None


def test_the_hour_is_not_repeated_as_printed(shown):
    assert shown.fact("Times as printed") is None


def test_the_forum_has_its_facts(forum):
    assert forum.headings[0] == (1, "Second Global Forum on Human Resources for Health")
    assert forum.said("moment") == "Tuesday 25 January – Saturday 29 January 2011"
    place = "Centara Grand & Bangkok Convention Centre at Central World, Bangkok, Thailand"
    assert forum.said("where") == f"In person · {place} · English"
    assert "Reviewing Progress, Renewing Commitments to Health Workers towards MDGs and Beyond" in forum.said("lead")
    assert forum.fact("Host") == ["Global Health Workforce Alliance"]


def test_the_forums_other_dates_are_told_as_another_sources(forum):
    assert "Another source says: Bangkok, 27‐29 January 2011 (outcome statement)" in forum.words


def test_its_programme_stands_by_day_and_ends_with_the_days_not_known(forum):
    programme = forum.section("Programme")
    assert programme.startswith("7 sessions Friday 28 January 2011 14:00–15:00 Plenary Session 4 Making HRH Innovation")
    assert programme.index("The day is not known") < programme.index("Plenary Session 1")
    assert forum.links["Making HRH Innovation Work for Strengthening Health Systems"] == SESSION
