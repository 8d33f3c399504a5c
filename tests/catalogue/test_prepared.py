"""Queries that are built once: they ask anew each time, for their own parent alone, and give what Django would."""

from datetime import time

import pytest
from django.db import connection, transaction

from hrhub.catalogue.event_page import rows
from hrhub.catalogue.models import Point, StatedTime
from hrhub.catalogue.prepared import hanging_on
from tests.make import make_event_topic, make_point, make_stated_time, make_topic, make_webinar

pytestmark = pytest.mark.django_db
ON_POSTGRESQL = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite prepares by itself")


def test_only_the_rows_of_the_one_parent_are_found():
    first, second = make_webinar(), make_webinar()
    make_point(first, "Mine")
    make_point(second, "Yours")
    query = hanging_on("event", Point.objects, "words kind")
    assert [query.of(event.pk) for event in (first, second)] == [
        [("Mine", "key_question")],
        [("Yours", "key_question")],
    ]


def test_what_was_written_since_is_found():
    event, query = make_webinar(), hanging_on("event", Point.objects, "words")
    assert query.of(event.pk) == []
    make_point(event, "New")
    assert query.of(event.pk)[0].words == "New"


def test_hours_and_names_by_language_are_what_they_are_in_python():
    event = make_webinar()
    make_stated_time(event, start=time(14, 30))
    make_event_topic(event, make_topic(names={"fr": "Fidélisation"}))
    assert hanging_on("event", StatedTime.objects, "start end").of(event.pk) == [(time(14, 30), None)]
    assert rows.of_event(event)["topics"][0].topic__names == {"fr": "Fidélisation"}


def test_the_order_is_the_models_own():
    event = make_webinar()
    for order in (3, 1, 2):
        make_point(event, f"No. {order}", order=order)
    assert [row.words for row in hanging_on("event", Point.objects, "words").of(event.pk)] == [
        "No. 1",
        "No. 2",
        "No. 3",
    ]


def test_after_the_first_time_the_sql_is_not_built_again(monkeypatch):
    event, query = make_webinar(), hanging_on("event", Point.objects, "words")
    query.of(event.pk)
    monkeypatch.setattr(query, "build", None)
    assert query.of(event.pk) == []


@ON_POSTGRESQL
def test_a_connection_prepares_a_query_once_and_keeps_it_through_a_rollback():
    event, query = make_webinar(), hanging_on("event", Point.objects, "words")
    with transaction.atomic():
        query.of(event.pk)
        transaction.set_rollback(True)
    query.of(event.pk)
    assert prepared_here().count(query.name) == 1


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_a_new_connection_prepares_it_anew():
    query = hanging_on("event", Point.objects, "words")
    query.of(1)
    connection.close()
    assert query.of(1) == []
    assert prepared_here() == [query.name]


def prepared_here():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements WHERE name LIKE 'hub_%'")
        return [name for (name,) in cursor.fetchall()]
