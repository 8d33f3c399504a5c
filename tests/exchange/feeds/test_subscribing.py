"""How to subscribe, and the links that lead there."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.catalogue.event_page.pages import read
from tests.make import (
    make_conference,
    make_event_country,
    make_event_topic,
    make_recording,
    make_series,
    make_session,
    make_topic,
    make_webinar,
)

pytestmark = pytest.mark.django_db
WEBCAL = settings.SITE_URL.replace("http:", "webcal:", 1)


def test_the_page_has_every_address_as_text_and_as_link(client):
    make_recording(make_webinar(), form="audio", address="https://example.org/a.mp3")
    page = read(client, "/calendar/")
    links = set(page.links.values())
    assert {f"{WEBCAL}/calendar/events.ics", f"{settings.SITE_URL}/calendar/events.ics"} <= links
    for path in ("/calendar/events.ics", "/feeds/atom/", "/feeds/podcast/"):
        assert f"{settings.SITE_URL}{path}" in page.words.split()
    assert {f"{settings.SITE_URL}/feeds/atom/", f"{settings.SITE_URL}/feeds/podcast/"} <= links


PODCAST = f"{settings.SITE_URL}/feeds/podcast/"


@pytest.mark.parametrize(
    ("values", "offered"),
    [
        ({}, True),
        ({"form": "video", "address": "https://example.org/a.mp4"}, False),
        ({"address": "https://player.example.org/a"}, False),
        ({"state": "withheld"}, False),
    ],
)
def test_a_podcast_is_offered_where_there_is_something_to_hear(client, values, offered):
    event = make_webinar()
    make_recording(event, **{"form": "audio", "address": "https://example.org/a.mp3", **values})
    make_event_country(event, "ZM"), make_event_country(make_webinar(), "KE")
    for query, here in (("", offered), ("?country=zm", offered), ("?country=ke", False)):
        page = read(client, f"/calendar/{query}")
        head = [link.get("href") for link in page.root.iter("link") if link.get("type") == "application/rss+xml"]
        assert head == ([PODCAST + query] if here else [])
        assert ("In a podcast player" in page.words) is here


def test_one_recording_is_asked_for_to_know_that(client):
    for number in range(2):
        make_recording(make_webinar(), form="audio", address=f"https://example.org/{number}.mp3")
    with CaptureQueriesContext(connection) as queries:
        client.get("/calendar/")
    (asked,) = [query["sql"] for query in queries if 'FROM "catalogue_recording"' in query["sql"]]
    assert asked.endswith(" LIMIT 1")


def test_the_addresses_keep_the_filter_and_the_language(client):
    make_event_country(make_webinar(), "ZM")
    page = read(client, "/fr/calendar/?country=zm&q=words&sort=title&page=2")
    assert "Zambie" in page.words
    assert f"{WEBCAL}/fr/calendar/events.ics?country=zm" in page.links.values()


def test_words_from_the_address_are_escaped(client):
    assert b"<b>x" not in client.get("/calendar/?topic=<b>x&country=<b>x").content


def leading_to_feeds(client, path):
    """Return (links, head links) of the page that lead to what one can follow; the foot's leads to everything."""
    page = read(client, path)
    head = [e.get("href") for e in page.root.iter("link") if e.get("rel") == "alternate" and not e.get("hreflang")]
    return [a for a in page.links.values() if a and "?" in a and ("/calendar/" in a or "/feeds/" in a)], head


def test_lists_lead_to_feeds_of_what_they_list(client):
    series, topic, conference = make_series("Posts"), make_topic("Pay"), make_conference("Forum")
    event = make_session(series=series, conference=conference)
    make_event_topic(event, topic), make_event_country(event, "ZM"), make_webinar()
    for path, query in {
        series.path: "series=posts",
        topic.path: "topic=pay",
        conference.path: "conference=forum",
        "/countries/zm/": "country=zm",
        "/events/?country=zm&country_as=about&sort=title": "country_as=about&country=zm",
        "/webinars/?year=2024": "face=webinar&year=2024",
    }.items():
        links, head = leading_to_feeds(client, path)
        assert links == [f"/calendar/?{query}", f"/feeds/atom/?{query}"]
        assert head == [f"/feeds/atom/?{query}", f"/calendar/events.ics?{query}"]


def test_a_search_for_words_leads_to_no_feed_since_none_would_look_for_them(client):
    make_webinar("Midwives")
    assert leading_to_feeds(client, "/events/?q=midwives") == ([], [])


def test_a_coming_event_leads_to_its_calendar_file(client):
    event = make_webinar(starts_in=timedelta(days=3))
    assert read(client, f"/fr{event.path}").links["Ajouter à mon agenda"] == f"/fr{event.path}event.ics"


@pytest.mark.parametrize("values", [{}, {"state": "announced", "date": date(2099, 1, 1), "date_precision": "month"}])
def test_one_that_is_over_or_has_no_day_leads_to_none(client, values):
    assert "event.ics" not in str(read(client, make_webinar(**values).path).links)


def test_a_draft_leads_to_none(admin_client):
    event = make_webinar(starts_in=timedelta(days=3), published_at=None)
    assert "event.ics" not in str(read(admin_client, event.path).links)
