"""Publishing and taking back, as acts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hrhub.catalogue.models import Conference, Event, Hub
from hrhub.catalogue.publishing import publish, publish_conferences, unpublish, unpublish_conferences
from tests.desk.pages import page_of
from tests.make import make_conference, make_webinar

pytestmark = pytest.mark.django_db


def test_published_means_from_now_on_also_what_was_meant_for_later():
    make_webinar(published_at=None)
    make_webinar(published_at=timezone.now() + timedelta(days=2))
    assert publish(Event.objects.all()) == 2
    assert Event.objects.published().count() == 2


def test_what_is_published_keeps_its_moment():
    webinar = make_webinar()
    assert publish(Event.objects.all()) == 0
    again = Event.objects.get()
    assert (again.published_at, again.revision) == (webinar.published_at, webinar.revision)


def test_taken_back_is_a_draft_and_news():
    webinar = make_webinar()
    assert unpublish(Event.objects.all()) == 1
    again = Event.objects.get()
    assert (again.published_at, again.revision, again.unseen) == (None, webinar.revision + 1, True)


def test_conferences_are_published_without_their_sessions():
    make_conference(published_at=None)
    make_webinar()
    before = Hub.objects.get().revision
    assert publish_conferences(Conference.objects.all()) == 1
    assert Conference.objects.published().count() == 1
    assert Hub.objects.get().revision > before
    assert unpublish_conferences(Conference.objects.all()) == 1
    assert Conference.objects.published().count() == 0


def test_an_editor_publishes_conferences(desk):
    conference = make_conference(published_at=None)
    chosen = {"action": "publish_these", "_selected_action": [conference.pk]}
    desk.post(page_of(Conference, "changelist"), chosen)
    conference.refresh_from_db()
    assert conference.is_published
