"""What holds for every feed: the filters of /events/, the published alone, and answers that cost little."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event
from tests import make
from tests.make import (
    make_appearance,
    make_country,
    make_editor,
    make_event_country,
    make_event_topic,
    make_person,
    make_recording,
    make_series,
    make_session,
    make_topic,
    make_webinar,
)

pytestmark = pytest.mark.django_db

CALENDAR, ATOM, PODCAST, PAGE = "/calendar/events.ics", "/feeds/atom/", "/feeds/podcast/", "/calendar/"
FEEDS = [CALENDAR, ATOM, PODCAST]
ODD = [
    "?page=999999999999999999999",
    "?sort=upside-down&q=%25",
    "?country=<script>&country_as=nobody",
    "?year=" + "9" * 400,
    "?topic=" + "x" * 10_000,
    "?" + "&".join(f"topic=t{n}" for n in range(1000)),
    "?country=%F0%9F%87%BF&language=%D8%B9",
    "?form=%ED%A0%80",
    "?face=webinar&face=webinar&face=",
    "?nothing=of+ours",
]


def make_heard(title=None, of=make_webinar, **values):
    """Return an event with an audio file, so that all three feeds have it."""
    event = of(title, **values)
    make_recording(event, form="audio", address=f"https://example.org/{event.code}.mp3")
    return event


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode().replace("\r\n ", "")


def titles(client, path, among):
    """Return those of the titles `among` that stand in the feed."""
    found = text(client, path)
    return {title for title in among if title in found}


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_has_webinars_and_sessions(client, feed):
    make_heard("A webinar"), make_heard("A session", of=make_session)
    assert titles(client, feed, {"A webinar", "A session"}) == {"A webinar", "A session"}


FILTERS = {
    "country=zm": {"About Zambia", "From Zambia"},
    "country=zm&country_as=about": {"About Zambia"},
    "topic=pay": {"On pay"},
    "series=the-series": {"In the series"},
    "topic=pay&country=zm": set(),
    "topic=pay&series=the-series&series=nothing": set(),
    "topic=pay&topic=nothing": {"On pay"},
    "language=fr": {"In French"},
    "face=session": {"A session"},
    "year=2011": {"Long ago"},
    "q=pay": {
        "About Zambia",
        "From Zambia",
        "On pay",
        "In the series",
        "In French",
        "A session",
        "Long ago",
    },
}


@pytest.mark.parametrize("feed", FEEDS)
def test_the_filters_are_those_of_the_events(client, feed):
    make_event_country(make_heard("About Zambia"), "ZM")
    make_appearance(make_heard("From Zambia"), country=make_country("ZM"))
    make_event_topic(make_heard("On pay"), make_topic("Pay"))
    make_heard("In the series", series=make_series("The series"))
    make_heard("In French", language="fr")
    make_heard("A session", of=make_session)
    make_heard("Long ago", date=date(2011, 7, 14))
    found = {query: titles(client, f"{feed}?{query}", FILTERS["q=pay"]) for query in FILTERS}
    assert found == FILTERS


@pytest.mark.parametrize("feed", [*FEEDS, PAGE])
def test_what_is_not_published_is_in_no_feed_whoever_asks(client, feed):
    for published_at in (None, timezone.now() + timedelta(days=1)):
        draft = make_heard("Quokka", published_at=published_at, series=make_series("Quokka series"))
        make_event_topic(draft, make_topic("Quokka topic"))
        make_appearance(draft, make_person("Quokka Person"))
    paths = [feed, *(f"{feed}?{name}={slug}" for name, slug in names_of_drafts())]
    assert [path for path in paths if "Quokka" in text(client, path)] == []
    client.force_login(make_editor())
    assert [path for path in paths if "Quokka" in text(client, path)] == []


def names_of_drafts():
    return [("series", "quokka-series"), ("topic", "quokka-topic"), ("person", "quokka-person")]


@pytest.mark.parametrize("feed", FEEDS)
def test_what_is_for_practising_comes_to_nobody(client, feed):
    make_heard("To practise", practice=True), make_heard("Real")
    assert titles(client, feed, {"To practise", "Real"}) == {"Real"}


@pytest.mark.parametrize("feed", FEEDS)
def test_an_event_that_was_kept_for_later_comes_when_its_time_has_come(client, feed, time_machine):
    make_heard("Later", published_at=timezone.now() + timedelta(days=1))
    first = client.get(feed)
    assert "Later" not in first.content.decode()
    time_machine.move_to(timezone.now() + timedelta(days=2))
    again = client.get(feed, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, "Later" in again.content.decode()) == (200, True)


@pytest.mark.parametrize("feed", FEEDS)
def test_what_is_as_it_was_is_answered_shortly_and_what_changed_is_not(client, feed, django_assert_num_queries):
    event = make_heard("Before")
    tag = client.get(feed).headers["ETag"]
    with django_assert_num_queries(3):
        same = client.get(feed, headers={"if-none-match": f"W/{tag}"})
    assert (same.status_code, same.content) == (304, b"")
    assert client.get(f"{feed}?year=2011", headers={"if-none-match": tag}).status_code == 200
    assert client.get(f"/fr{feed}", headers={"if-none-match": tag}).status_code == 200
    event.title = "After"
    event.save()
    changed([event])
    assert "After" in client.get(feed, headers={"if-none-match": tag}).content.decode()


@pytest.mark.parametrize("feed", FEEDS)
def test_what_was_withdrawn_is_gone(client, feed):
    event = make_heard("Withdrawn")
    tag = client.get(feed).headers["ETag"]
    Event.objects.filter(pk=event.pk).update(published_at=None)
    changed([event])
    answer = client.get(feed, headers={"if-none-match": tag})
    assert (answer.status_code, b"Withdrawn" in answer.content) == (200, False)


@pytest.mark.parametrize("feed", [*FEEDS, PAGE])
@pytest.mark.parametrize("query", ODD)
def test_odd_parameters_are_answered(client, feed, query):
    make_heard("Only")
    assert client.get(feed + query).status_code == 200


@pytest.mark.parametrize("feed", [*FEEDS, PAGE])
def test_a_feed_is_read_and_nothing_else(client, feed):
    make_heard("Only")
    head = client.head(feed)
    assert (head.status_code, head.content) == (200, b"")
    assert client.post(feed).status_code == 405


@pytest.mark.parametrize("feed", [*FEEDS, PAGE])
def test_a_feed_is_the_same_for_all(client, feed):
    answer = client.get(feed)
    assert (dict(answer.cookies), "Cookie" in answer.headers.get("Vary", "")) == ({}, False)


def test_a_feed_costs_the_same_for_one_event_as_for_fifty(client, monkeypatch):
    paths = [feed + query for feed in [*FEEDS, PAGE] for query in ("", "?country=zm&country=ke&topic=pay")]
    counts = [[queries(client, path) for path in paths] for _ in fill((1, 50), monkeypatch)]
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 11


def fill(sizes, monkeypatch):
    """Make events until there are as many as each of `sizes` says, and yield then."""
    topic, made = make_topic("Pay"), 0
    for size in sizes:
        with monkeypatch.context() as quick:  # `changed` once, not for each row
            quick.setattr(make, "told", lambda event: event)
            for number in range(made, size):
                event = make_heard(of=make_session if number % 2 else make_webinar, country=make_country("ZM"))
                make_event_country(event, "ZM"), make_event_topic(event, topic)
        changed(Event.objects.all())
        made = size
        yield size


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
