"""New and changed events as an Atom feed, held against the schema of RFC 4287."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import feedparser
import pytest
from django.conf import settings
from django.utils import timezone
from lxml import etree

from hrhub.catalogue.models import Event
from hrhub.exchange.feeds import atom
from tests.catalogue.event_page.pages import content_loaded
from tests.make import make_event_topic, make_recording, make_text, make_topic, make_webinar

pytestmark = pytest.mark.django_db

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "vendor" / "atom.rng"))
HOSTILE = [
    "<script>alert(1)</script> & “quotes” 'single' ]]>",
    "A bell\x07 and \x0b\x0c \u2028 \ufffe\uffff controls",
    "\u202eoverride\u202c",
    "العاملون الصحيون 👩🏾‍⚕️",
]


def read(client, path="/feeds/atom/"):
    """Return the feed as a reader sees it, after what the schema asks."""
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    SCHEMA.assertValid(etree.fromstring(answer.content))
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def titles(found):
    return [entry.title for entry in found.entries]


def touched(event, moment, **values):
    Event.objects.filter(pk=event.pk).update(changed_at=moment, **values)


def test_the_last_change_stands_first(client):
    now = timezone.now()
    for title, days in (("Second", 2), ("Third", 3), ("First", 1)):
        touched(make_webinar(title), now - timedelta(days=days), published_at=now - timedelta(days=9))
    found = read(client)
    assert titles(found) == ["First", "Second", "Third"]
    assert found.feed.updated == found.entries[0].updated


def test_the_licence_of_the_text_is_said_where_there_is_one(client):
    make_webinar("Free", licence="CC BY 4.0")
    make_webinar("Silent")
    assert {entry.title: entry.get("rights") for entry in read(client).entries} == {"Free": "CC BY 4.0", "Silent": None}


def test_what_was_kept_for_later_is_new_when_it_is_published(client):
    now = timezone.now()
    touched(make_webinar("Kept"), now - timedelta(days=30), published_at=now - timedelta(days=1))
    touched(make_webinar("Changed"), now - timedelta(days=2), published_at=now - timedelta(days=9))
    assert titles(read(client)) == ["Kept", "Changed"]


def test_there_are_fifty_at_most(client, monkeypatch):
    monkeypatch.setattr(atom, "MOST", 3)
    for _ in range(5):
        make_webinar()
    assert len(read(client).entries) == 3


def test_an_entry_says_what_and_when_and_where_it_stands(client):
    event = make_webinar("Pay", date=date(2027, 3, 10), start=time(14), end=time(15), zone="Africa/Lusaka")
    make_text(event, "What nurses earn.", part="teaser")
    (entry,) = read(client).entries
    assert (entry.title, entry.link) == ("Pay", f"{settings.SITE_URL}{event.path}")
    assert entry.id == f"tag:hrhub,2026:event/{event.code}"
    assert entry.summary == (
        '<p dir="ltr" lang="en">Wednesday 10 March 2027, '
        "14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC, Online</p>\n"
        '<p dir="ltr" lang="en">What nurses earn.</p>'
    )
    event.refresh_from_db()
    assert datetime.fromisoformat(entry.published) == event.published_at.astimezone(UTC)
    assert datetime.fromisoformat(entry.updated) == event.changed_at.astimezone(UTC)


def test_its_id_stays_when_title_and_address_change(client):
    event = make_webinar("Pay")
    before = read(client).entries[0].id
    event.title, event.slug = "Better pay", "better-pay"
    event.save()
    after = read(client).entries[0]
    assert (after.id, after.link) == (before, f"{settings.SITE_URL}/webinars/better-pay/")


def test_words_say_their_language(client):
    event = make_webinar("Lessons", date=date(2027, 3, 10))
    make_text(event, "Leçons", part="title", language="fr"), make_text(event, "In English.", part="teaser")
    french, spanish = (client.get(f"/{code}/feeds/atom/").content.decode() for code in ("fr", "es"))
    assert ('<feed xml:lang="fr"' in french, "<entry><title>Leçons</title>" in french) == (True, True)
    assert '<entry xml:lang="en"><title>Lessons</title>' in spanish
    assert '&lt;p lang="en" dir="ltr"&gt;In English.&lt;/p&gt;' in french


def test_a_file_is_an_enclosure_and_a_page_with_a_player_is_related(client):
    event = make_webinar()
    make_recording(event, form="audio", address="https://example.org/a b/talk.MP3?x=1", size_bytes=9_400_000)
    make_recording(event, form="video", address="https://video.example.org/watch?v=1")
    make_recording(event, form="video", file="recordings/2027/talk.mp4")
    links = read(client).entries[0].links
    enclosures = [(link.href, link.type, link.length) for link in links if link.rel == "enclosure"]
    assert enclosures == [
        ("https://example.org/a%20b/talk.MP3?x=1", "audio/mpeg", "9400000"),
        (f"{settings.SITE_URL}/media/recordings/2027/talk.mp4", "video/mp4", "0"),
    ]
    assert [link.href for link in links if link.rel == "related"] == ["https://video.example.org/watch?v=1"]


@pytest.mark.parametrize("state", ["withheld", "lost", "promised"])
def test_a_recording_that_is_not_here_is_not_told(client, state):
    make_recording(make_webinar(), state=state, address="https://example.org/secret.mp3", size_bytes=1)
    assert "secret" not in client.get("/feeds/atom/").content.decode()


@pytest.mark.parametrize("title", HOSTILE)
def test_any_words_keep_it_well_formed(client, title):
    event = make_webinar(title, venue=title, form=title[:40], language='x_"\x07')
    make_text(event, title, part="teaser")
    (entry,) = read(client).entries
    assert "\u202e" not in entry.title
    assert "<script" not in entry.summary


def test_the_feed_says_what_it_is_about_and_where_it_stands(client):
    make_event_topic(make_webinar(), make_topic("Pay & posts", slug="pay"))
    feed = read(client, "/fr/feeds/atom/?topic=pay&sort=title&q=x&page=9").feed
    assert (feed.title, feed.author, feed.language) == ("HRHub : Pay & posts", "HRHub", "fr")
    addresses = {link.rel: link.href for link in feed.links}
    assert addresses == {
        "alternate": f"{settings.SITE_URL}/fr/events/?topic=pay",
        "self": f"{settings.SITE_URL}/fr/feeds/atom/?topic=pay",
    }


def test_an_empty_feed_is_valid(client):
    assert read(client).entries == []


@pytest.mark.parametrize("language", ["", "/ar"])
def test_all_that_we_ship_is_valid(client, language):
    with content_loaded():
        assert len(read(client, f"{language}/feeds/atom/").entries) == 50
