"""The event of a page, found by prepared queries: as if Django had asked, for whoever asks, at the moment of asking."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404

from hrhub.catalogue.event_page.finding import event_for_page
from hrhub.catalogue.event_page.series import siblings
from hrhub.catalogue.models import Event
from sessions_app.models import ConferenceSession
from tests.make import make_conference, make_series, make_session, make_webinar
from webinars.models import Webinar

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()
EDITOR = User(username="editor", is_superuser=True)
AT_NOON = datetime(2027, 3, 11, 12, tzinfo=UTC)


@pytest.mark.parametrize("user", [VISITOR, EDITOR])
def test_the_event_has_the_fields_that_django_would_give_it_and_costs_one_query(user, django_assert_num_queries):
    webinar = make_webinar(series=make_series(names={"fr": "Série"}), languages_offered=["en", "fr"])
    event_for_page(Webinar, user, slug=webinar.slug)
    with django_assert_num_queries(1):
        found = event_for_page(Webinar, user, slug=webinar.slug)
        assert found.series.names == {"fr": "Série"}
    plain = Event.objects.for_page().get(pk=webinar.pk)
    assert type(found) is Webinar
    assert {**vars(found), "_state": None} == {**vars(plain), "_state": None}


def test_a_session_is_found_in_its_own_conference_alone():
    here, there = make_conference(), make_conference()
    session = make_session(conference=here, slug="plenary-4")
    make_session(conference=there, slug="plenary-4")
    found = event_for_page(ConferenceSession, VISITOR, conference__slug=here.slug, slug="plenary-4")
    assert (found.pk, found.conference.pk) == (session.pk, here.pk)


def test_a_webinar_is_not_found_as_a_session():
    session = make_session(slug="mine")
    with pytest.raises(Http404):
        event_for_page(Webinar, VISITOR, slug=session.slug)


def test_an_event_is_there_from_the_moment_of_its_publication(time_machine):
    make_webinar(slug="soon", published_at=AT_NOON)
    time_machine.move_to(AT_NOON - timedelta(seconds=1), tick=False)
    with pytest.raises(Http404):
        event_for_page(Webinar, VISITOR, slug="soon")
    time_machine.move_to(AT_NOON, tick=False)
    assert event_for_page(Webinar, VISITOR, slug="soon").slug == "soon"


def test_a_draft_is_there_for_editors_alone():
    make_webinar(slug="draft", published_at=None)
    assert event_for_page(Webinar, EDITOR, slug="draft").slug == "draft"
    for nobody in (VISITOR, User.objects.create(username="no editor")):
        with pytest.raises(Http404):
            event_for_page(Webinar, nobody, slug="draft")


@pytest.mark.parametrize("slug", ["any slug", "'; DROP TABLE catalogue_event; --", "%s", "é" * 300, "-1"])
def test_what_no_slug_can_be_is_not_found(slug):
    make_webinar()
    with pytest.raises(Http404):
        event_for_page(Webinar, VISITOR, slug=slug)


def test_the_events_beside_one_are_those_that_the_user_may_see():
    series = make_series()
    first = make_webinar(series=series, number=1)
    make_webinar(series=series, number=2, published_at=None)
    make_webinar(series=make_series(), number=3)
    assert [row.number for row in siblings(first, VISITOR)] == [1]
    assert [row.number for row in siblings(first, EDITOR)] == [1, 2]
