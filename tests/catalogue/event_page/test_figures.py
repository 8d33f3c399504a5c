"""Figures that others reported: qualifier, words and source, side by side where they differ."""

import pytest

from tests.catalogue.event_page.pages import read
from tests.make import make_claim, make_source, make_webinar

pytestmark = pytest.mark.django_db
OURS = "These figures are reports of others. We did not count."


def figures(client, event):
    return read(client, event.path).section("Reported figures")


def test_the_figures_of_one_source_stand_together(client):
    event = make_webinar()
    source = make_source(event, "https://www.example.org/a")
    make_claim(event, 1200, qualifier="about", source=source)
    make_claim(event, 18, unit="countries", source=source, words="eighteen countries")
    assert figures(client, event) == (
        f"about 1,200 people · 18 countries Attendance, according to example.org: eighteen countries {OURS}"
    )


def test_sources_that_differ_are_both_shown_and_that_is_said(client):
    event = make_webinar()
    for number, site in [(100, "one"), (75, "two")]:
        make_claim(event, number, source=make_source(event, f"https://{site}.example.org/"))
    found = figures(client, event)
    assert "100 people Attendance, according to one.example.org 75 people Attendance, according to two" in found
    assert "The sources differ; we show both." in found
    make_claim(event, 50, source=make_source(event, "https://three.example.org/"))
    assert "The sources differ; we show all of them." in figures(client, event)


def test_sources_that_agree_do_not_differ(client):
    event = make_webinar()
    for site in ("one", "two"):
        make_claim(event, 100, source=make_source(event, f"https://{site}.example.org/"))
    assert "differ" not in figures(client, event)


def test_one_source_with_two_figures_does_not_differ_from_itself(client):
    event = make_webinar()
    source = make_source(event)
    make_claim(event, 100, source=source)
    make_claim(event, 90, qualifier="at_least", source=source)
    assert "differ" not in figures(client, event)


def test_words_that_say_the_same_are_not_repeated(client):
    event = make_webinar()
    make_claim(event, 15, unit="countries", words="15 countries", source=make_source(event))
    assert figures(client, event) == f"15 countries Attendance, according to example.org {OURS}"


def test_registered_and_attended_are_not_the_same_thing(client):
    event = make_webinar()
    make_claim(event, 300, measure="registered", source=make_source(event, "https://one.example.org/"))
    make_claim(event, 100, measure="attended", source=make_source(event, "https://two.example.org/"))
    found = figures(client, event)
    assert "300 people Registrations, according to one.example.org" in found
    assert "differ" not in found


def test_a_claim_in_words_alone_keeps_them(client):
    event = make_webinar()
    make_claim(event, None, words="well over a hundred")
    assert figures(client, event) == f"“well over a hundred” Attendance, according to a source that is not named {OURS}"


def test_country_teams_are_told_as_such(client):
    event = make_webinar()
    make_claim(event, 15, unit="countries_with_teams", qualifier="at_least")
    assert figures(client, event).startswith("at least 15 countries with country teams")
