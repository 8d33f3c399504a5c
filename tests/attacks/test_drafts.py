"""What is not published is told by nothing: not by a filter, not by an old address, not by a page of a person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hrhub.catalogue.renaming import rename
from hrhub.web.models import Moved
from tests.make import (
    make_affiliation,
    make_appearance,
    make_conference,
    make_editor,
    make_event_topic,
    make_person,
    make_recording,
    make_series,
    make_session,
    make_topic,
    make_webinar,
)

pytestmark = pytest.mark.django_db


def hidden():
    """Return the published_at of a draft, and of an event that is for later."""
    return [None, timezone.now() + timedelta(days=2)]


@pytest.mark.parametrize("which", [0, 1], ids=["draft", "later"])
def test_a_filter_does_not_name_what_only_hidden_events_know(client, which):
    person, topic, series = make_person("Secret Person"), make_topic("Secret topic"), make_series("Secret series")
    conference = make_conference("Secret conference", published_at=hidden()[which])
    session = make_session(conference=conference, series=series, published_at=hidden()[which])
    make_appearance(session, person)
    make_event_topic(session, topic)
    chosen = {"person": person.slug, "topic": topic.slug, "series": series.slug, "conference": conference.slug}
    for parameter, slug in chosen.items():
        page = client.get("/events/", {parameter: slug}).content.decode()
        assert f"<bdi>{slug}</bdi>" in page  # as it was sent
        assert "Secret" not in page
    client.force_login(make_editor())
    assert "Secret Person" in client.get("/events/", {"person": person.slug}).content.decode()


def test_a_filter_names_what_visible_events_know_even_where_nothing_is_found(client):
    person = make_person("Ana Pérez")
    make_appearance(make_webinar(), person)
    page = client.get("/events/", {"person": person.slug, "has": "transcript"}).content.decode()
    assert "<bdi>Ana Pérez</bdi>" in page


@pytest.mark.parametrize("which", [0, 1], ids=["draft", "later"])
@pytest.mark.parametrize("make", [make_webinar, make_session, make_conference])
def test_an_old_address_leads_to_nothing_that_is_hidden(client, make, which):
    thing = make("Before")
    old = thing.path
    rename(thing, "secret")
    type(thing).objects.filter(pk=thing.pk).update(published_at=hidden()[which])
    assert client.get(old).status_code == 404
    client.force_login(make_editor())
    assert client.get(f"/fr{old}")["Location"] == f"/fr{thing.path}"


def test_an_old_address_leads_to_no_person_of_drafts_alone(client):
    person = make_person("Before")
    make_appearance(make_webinar(published_at=None), person)
    rename(person, "secret")
    assert client.get("/people/before/").status_code == 404


def test_an_old_address_leads_to_files_and_to_pages_with_parameters(client):
    make_recording(make_webinar())
    Moved.objects.move("/files/1.pdf", "/media/report.pdf")
    Moved.objects.move("/archive/", "/events/?has=recording")
    assert client.get("/files/1.pdf")["Location"] == "/media/report.pdf"
    assert client.get("/archive/")["Location"] == "/events/?has=recording"


def test_parameters_open_no_way_to_what_is_hidden(client):
    draft = make_webinar(published_at=None)
    Moved.objects.move("/node/7", f"{draft.path}?from=node")
    assert client.get("/node/7").status_code == 404


def test_a_person_is_not_seen_as_what_only_a_hidden_conference_tells(client):
    person = make_person()
    make_appearance(make_webinar(), person)
    make_conference(published_at=None, corpus_id="secret-forum")
    make_affiliation(person, affiliation="Secret office", seen_in="secret-forum")
    assert "Secret office" not in client.get(person.path).content.decode()
