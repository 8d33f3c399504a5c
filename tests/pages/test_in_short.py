"""What a page holds, in a line: in the text to pass on, and in its preview."""

import pytest

from tests import make
from tests.catalogue.event_page.pages import read
from tests.catalogue.machines import meta

pytestmark = pytest.mark.django_db


def told_of(client, path):
    """Return the second line of the text to pass on, which the preview says, too."""
    line = next(read(client, path).root.iter("textarea")).text.split("\n")[1]
    assert meta(client, path, "og:description") == [line]
    return line


def test_a_country_tells_its_events_people_and_conferences(client):
    make.make_event_country(make.make_webinar(), "ZM")
    for _ in range(2):
        make.make_appearance(make.make_webinar(), country=make.make_country("ZM"))
    make.make_conference(country=make.make_country("ZM"))
    assert told_of(client, "/countries/zm/") == "1 event, 2 people, 1 conference"


def test_where_a_page_shows_the_first_of_many_it_tells_at_least_as_many(client):
    for _ in range(11):
        event = make.make_webinar()
        make.make_event_country(event, "ZM")
        make.told(event)
    assert told_of(client, "/countries/zm/") == "at least 10 events"


def test_where_there_is_nothing_nothing_is_told(client):
    text = next(read(client, "/countries/zm/").root.iter("textarea")).text
    assert text == "*Zambia*\nHRHub\nhttp://localhost:8000/countries/zm/"
    assert meta(client, "/countries/zm/", "og:description") == []


def test_an_event_with_two_roles_counts_once(client):
    event, person, body = make.make_webinar(), make.make_person("Ana"), make.make_organisation("Ministry")
    for role in ("presenter", "moderator"):
        make.make_appearance(event, person, role=role, title="Nurse", affiliation="Clinic")
    for relation in ("host", "partner"):
        make.make_involvement(event, body, relation=relation)
    make.told(event)
    assert told_of(client, person.path) == "Nurse, Clinic, 1 event"
    assert told_of(client, body.path) == "1 event"


def test_a_conference_tells_its_place_and_sessions(client):
    conference = make.make_conference(city="Lusaka", country=make.make_country("ZM"))
    make.make_session(conference=conference)
    text = next(read(client, conference.path).root.iter("textarea")).text
    assert text.split("\n")[1:3] == ["Tuesday 14 May 2024", "Lusaka, Zambia, 1 session"]


def test_drafts_are_not_counted(client):
    make.make_event_country(make.make_webinar(), "ZM")
    make.make_event_country(make.make_webinar(published_at=None), "ZM")
    assert told_of(client, "/countries/zm/") == "1 event"
