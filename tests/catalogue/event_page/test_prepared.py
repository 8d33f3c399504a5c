"""Queries that are built once: they ask anew each time, for their own parent alone, and give what Django would."""

from datetime import time

import pytest

from hrhub.catalogue.event_page import rows
from hrhub.catalogue.event_page.prepared import Prepared
from hrhub.catalogue.models import Point, StatedTime
from tests.make import make_event_topic, make_point, make_stated_time, make_topic, make_webinar

pytestmark = pytest.mark.django_db


def test_only_the_rows_of_the_one_parent_are_found():
    first, second = make_webinar(), make_webinar()
    make_point(first, "Mine")
    make_point(second, "Yours")
    query = Prepared("event", Point.objects, "words kind")
    assert [query.of(event.pk) for event in (first, second)] == [
        [("Mine", "key_question")],
        [("Yours", "key_question")],
    ]


def test_what_was_written_since_is_found():
    event, query = make_webinar(), Prepared("event", Point.objects, "words")
    assert query.of(event.pk) == []
    make_point(event, "New")
    assert query.of(event.pk)[0].words == "New"


def test_hours_and_names_by_language_are_what_they_are_in_python():
    event = make_webinar()
    make_stated_time(event, start=time(14, 30))
    make_event_topic(event, make_topic(names={"fr": "Fidélisation"}))
    assert Prepared("event", StatedTime.objects, "start end").of(event.pk) == [(time(14, 30), None)]
    assert rows.of_event(event)["topics"][0].topic__names == {"fr": "Fidélisation"}


def test_the_order_is_the_models_own():
    event = make_webinar()
    for order in (3, 1, 2):
        make_point(event, f"No. {order}", order=order)
    assert [row.words for row in Prepared("event", Point.objects, "words").of(event.pk)] == ["No. 1", "No. 2", "No. 3"]


def test_after_the_first_time_the_sql_is_not_built_again(monkeypatch):
    event, query = make_webinar(), Prepared("event", Point.objects, "words")
    query.of(event.pk)
    monkeypatch.setattr(query, "build", None)
    assert query.of(event.pk) == []
