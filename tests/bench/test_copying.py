"""Many events from few: copies that are as good as what was loaded."""

import pytest

from bench.copying import multiply
from hrhub.catalogue.models import Conference, Event
from tests.make import make_appearance, make_conference, make_event_topic, make_recording, make_session, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_talks():
    """Two sessions of one conference and one of another, with all that talks have."""
    conference = make_conference("PyCon")
    talks = [make_session("One", conference=conference), make_session("Two", conference=conference), make_session()]
    for talk in talks:
        make_appearance(talk)
        make_event_topic(talk)
        make_text(talk, part="abstract")
        make_recording(talk)
    return talks


def test_there_are_as_many_events_as_wanted(three_talks):
    assert multiply(8) == 8
    assert Event.objects.count() == 8
    assert Event.objects.values("path").distinct().count() == Event.objects.values("code").distinct().count() == 8


def test_enough_events_stay_as_they_are(three_talks):
    assert multiply(2) == 3


def test_what_hangs_on_an_event_hangs_on_its_copies(three_talks):
    multiply(8)
    for event in Event.objects.all():
        hanging = [event.appearances, event.event_topics, event.eventtexts, event.recordings]
        assert [rows.count() for rows in hanging] == [1, 1, 1, 1]
        assert event.facets.get(kind="conference").value == event.conference.slug


def test_conferences_are_copied_with_their_sessions(three_talks):
    multiply(6)
    sessions = {conference.slug: conference.events.count() for conference in Conference.objects.all()}
    assert sorted(sessions.values()) == [1, 1, 2, 2]
    assert sessions["pycon"] == sessions["pycon-again-1"] == 2


def test_the_page_of_a_copy_is_the_page_of_its_original(three_talks, client):
    multiply(6)
    original = client.get("/conferences/pycon/one/").content.decode()
    copy = client.get("/conferences/pycon-again-1/one/").content.decode().replace("pycon-again-1", "pycon")
    codes = dict(Event.objects.filter(slug="one").values_list("conference__slug", "code"))
    assert copy.replace(codes["pycon-again-1"], codes["pycon"]) == original
