"""New addresses: the old ones lead on."""

import pytest

from hrhub.catalogue.models import Event
from hrhub.catalogue.renaming import rename
from hrhub.web.models import Moved
from tests.desk.pages import save
from tests.make import (
    make_appearance,
    make_conference,
    make_event_topic,
    make_organisation,
    make_person,
    make_series,
    make_session,
    make_topic,
    make_webinar,
)


def moves():
    return dict(Moved.objects.values_list("old_path", "new_path"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "prefix"),
    [
        (make_person, "/people/"),
        (make_organisation, "/organisations/"),
        (make_series, "/series/"),
        (make_topic, "/topics/"),
        (make_conference, "/conferences/"),
        (make_webinar, "/webinars/"),
    ],
)
def test_the_old_address_leads_to_the_new_one(make, prefix):
    thing = make("Before")
    rename(thing, "after")
    assert moves() == {f"{prefix}before": f"{prefix}after/"}


@pytest.mark.django_db
def test_renamed_twice_leads_in_one_step():
    person = make_person("One")
    rename(person, "two")
    rename(person, "three")
    assert moves() == {"/people/one": "/people/three/", "/people/two": "/people/three/"}


@pytest.mark.django_db
def test_renamed_back_there_is_no_ring():
    person = make_person("One")
    rename(person, "two")
    rename(person, "one")
    assert moves() == {"/people/two": "/people/one/"}


@pytest.mark.django_db
def test_no_word_is_made_from_the_name_again():
    webinar = make_webinar("Keeping midwives", slug="x")
    rename(webinar, "")
    assert moves() == {"/webinars/x": "/webinars/keeping-midwives/"}


@pytest.mark.django_db
def test_a_conference_takes_its_sessions_along():
    conference = make_conference("Fourth Forum")
    session = make_session("Opening", conference=conference)
    rename(conference, "forum-2017")
    session.refresh_from_db()
    assert session.path == "/conferences/forum-2017/opening/"
    assert moves() == {
        "/conferences/fourth-forum": "/conferences/forum-2017/",
        "/conferences/fourth-forum/opening": "/conferences/forum-2017/opening/",
    }
    assert session.facets.get(kind="conference").value == "forum-2017"


@pytest.mark.django_db
def test_events_are_found_by_the_new_word():
    webinar, topic = make_webinar(), make_topic("Before")
    make_event_topic(webinar, topic)
    seen = Event.objects.get(pk=webinar.pk).revision
    rename(topic, "after")
    assert webinar.facets.get(kind="topic").value == "after"
    assert Event.objects.get(pk=webinar.pk).revision == seen + 1


def test_an_editor_renames_a_person(desk):
    person, webinar = make_person("Ana Perez"), make_webinar()
    make_appearance(webinar, person)
    save(desk, person, name="Ana Pérez Quispe", slug="ana-perez-quispe")
    webinar.refresh_from_db()
    assert webinar.card["people"] == ["Ana Pérez Quispe"]
    assert "quispe" in webinar.folded
    assert moves() == {"/people/ana-perez": "/people/ana-perez-quispe/"}


def test_an_editor_moves_a_session_to_another_conference(desk):
    session, elsewhere = make_session("Opening", conference=make_conference("One")), make_conference("Two")
    save(desk, session, conference=elsewhere.pk)
    session.refresh_from_db()
    assert session.path == "/conferences/two/opening/"
    assert moves() == {"/conferences/one/opening": "/conferences/two/opening/"}


def test_the_first_address_of_a_draft_is_forgotten(db):
    draft = make_webinar("Secret", published_at=None)
    rename(draft, "public")
    assert moves() == {}
