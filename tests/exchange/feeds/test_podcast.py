"""The audio recordings as a podcast, with all that its readers require."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import feedparser
import pytest
from django.conf import settings
from django.utils import timezone
from lxml import etree
from PIL import Image

from hrhub.catalogue.models import Event
from hrhub.catalogue.recording_files import type_of
from hrhub.exchange.feeds.podcast import playable
from hrhub.web import identity
from hrhub.web.models import SiteIdentity
from tests.make import make_recording, make_text, make_webinar

pytestmark = pytest.mark.django_db

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
# What Apple's guide to RSS for podcasters requires of a show and of an episode.
SHOW = ["title", "description", "link", "language", *(f"{ITUNES}{name}" for name in ("category", "explicit", "author"))]
SHOW += [f"{ITUNES}{name}" for name in ("image", "owner", "type")]
EPISODE = ["title", "enclosure", "guid", "pubDate", "description", "link", f"{ITUNES}explicit"]


def make_audio(event=None, **values):
    event = event or make_webinar()
    return make_recording(event, **{"form": "audio", "address": f"https://example.org/{event.code}.mp3", **values})


def read(client, path="/feeds/podcast/"):
    """Return the podcast as a reader sees it, after what readers require."""
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/rss+xml; charset=utf-8")
    channel = etree.fromstring(answer.content).find("channel")
    assert [name for name in SHOW if channel.find(name) is None] == []
    assert {element.text for element in channel.iter(f"{ITUNES}explicit")} == {"false"}
    assert [name for item in channel.findall("item") for name in EPISODE if item.find(name) is None] == []
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.version) == (False, "rss20")
    return found


def titles(found):
    return [entry.title for entry in found.entries]


def test_the_show_says_who_and_what(client):
    found = read(client).feed
    assert (found.title, found.author, found.language) == ("HRHub", "HRHub", "en")
    assert found.publisher_detail == {"name": "HRHub", "email": "hrhub@localhost"}
    assert [tag.term for tag in found.tags] == ["Health & Fitness", "Medicine"]
    assert {link.rel: link.href for link in found.links} == {
        "alternate": f"{settings.SITE_URL}/events/",
        "self": f"{settings.SITE_URL}/feeds/podcast/",
    }


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_cover_is_a_square_that_directories_take(client, language):
    prefix = "" if language == "en" else f"/{language}"
    channel = etree.fromstring(client.get(f"{prefix}/feeds/podcast/").content).find("channel")
    address = channel.find(f"{ITUNES}image").get("href")
    assert address == f"{settings.SITE_URL}{prefix}/feeds/podcast/cover.png?v=0"
    answer = client.get(address.removeprefix(settings.SITE_URL))
    picture = Image.open(BytesIO(answer.content))
    assert (answer["Content-Type"], picture.format, picture.mode) == ("image/png", "PNG", "RGB")
    assert picture.width == picture.height
    assert 1400 <= picture.width <= 3000
    assert len(answer.content) <= 500_000


def test_the_cover_has_another_address_when_the_site_looks_otherwise(client):
    before = client.get("/feeds/podcast/").content
    SiteIdentity(name="Rural Health Talks", accent="#004d40").save()
    identity.forget()
    after = client.get("/feeds/podcast/").content
    covers = [etree.fromstring(each).find(f"channel/{ITUNES}image").get("href") for each in (before, after)]
    assert covers[0] != covers[1]


def test_an_episode_has_its_file_with_type_size_and_length(client):
    event = make_webinar("Pay", date=date(2024, 5, 14))
    make_text(event, "What nurses earn.", part="teaser")
    make_audio(event, address="https://example.org/pay.mp3", size_bytes=9_400_000, duration_s=3120, licence="CC BY 4.0")
    (entry,) = read(client).entries
    assert (entry.title, entry.link) == ("Pay", f"{settings.SITE_URL}{event.path}")
    assert entry.enclosures == [{"href": "https://example.org/pay.mp3", "type": "audio/mpeg", "length": "9400000"}]
    assert (entry.itunes_duration, entry.guidislink) == ("3120", False)
    assert entry.id == f"tag:hrhub,2026:event/{event.code}/https://example.org/pay.mp3"
    assert entry.summary == "What nurses earn.\nTuesday 14 May 2024\nLicence: CC BY 4.0"


def test_a_size_that_nobody_knows_is_nought(client):
    make_audio()
    assert read(client).entries[0].enclosures[0].length == "0"


def test_a_file_of_ours_has_its_whole_address(client):
    make_audio(address="", file="recordings/2027/talk.opus", size_bytes=1)
    (enclosure,) = read(client).entries[0].enclosures
    assert (enclosure.href, enclosure.type) == (f"{settings.SITE_URL}/media/recordings/2027/talk.opus", "audio/ogg")


NOT_PLAYED = [
    {"form": "video", "address": "https://example.org/secret.mp4"},
    {"form": "", "address": "https://example.org/secret.mp3"},
    {"address": "https://player.example.org/secret"},
    {"address": "https://player.example.org/secret.html"},
    {"address": "https://player.example.org/secret?file=talk.mp3"},
    *({"state": state, "address": "https://example.org/secret.mp3"} for state in ("withheld", "lost", "promised")),
]


@pytest.mark.parametrize("values", NOT_PLAYED)
def test_what_cannot_be_played_or_is_not_here_is_no_episode(client, values):
    make_audio(**values)
    make_audio(make_webinar("Heard"))
    assert titles(read(client)) == ["Heard"]
    assert "secret" not in client.get("/feeds/podcast/").content.decode()


ADDRESSES = """
    https://example.org/a.mp3 https://example.org/a.MP3 https://example.org/a.b/c.opus https://example.org/a.mp3?v=1#t=2
    https://example.org/a.mp3#t.html https://example.org/.mp3 https://example.org/a.mp3/ https://example.org/a.mp3.html
    https://example.org/?a.mp3 https://example.org/a?b=/c.mp3 https://example.org/#/c.mp3 https://example.mp3
    https://example.mp3/ https://example.org?a.mp3 https://example.org/amp3 https://example.org/a.mp3x
""".split()


@pytest.mark.parametrize("value", [*({"address": a} for a in ADDRESSES), {"file": "a.ogg"}, {"file": "a.txt"}])
def test_the_database_knows_what_has_a_type(value):
    row = make_audio(**{"address": "https://example.org/a.mp3", **value})
    assert playable(Event.objects.all()).exists() == bool(type_of(row))


def test_the_newest_event_stands_first(client):
    for title, day in (("Old", date(2011, 7, 14)), ("New", date(2024, 5, 14)), ("Undated", None)):
        make_audio(make_webinar(title, date=day))
    assert titles(read(client)) == ["New", "Old", "Undated"]


def test_it_appeared_with_its_page_but_not_before_it_was_held(client):
    published = timezone.now().replace(microsecond=0) - timedelta(days=30)
    make_audio(make_webinar("Archive", date=date(2011, 7, 14), published_at=published))
    held = make_webinar("Announced", starts_in=-timedelta(days=3), published_at=published)
    make_audio(held)
    found = {entry.title: datetime(*entry.published_parsed[:6], tzinfo=UTC) for entry in read(client).entries}
    assert found == {"Archive": published, "Announced": held.over_at}


def test_an_episode_in_another_language_says_so(client):
    event = make_webinar("Pay")
    for language in ("en", "fr"):
        make_audio(event, language=language, address=f"https://example.org/{language}.mp3")
    assert titles(read(client)) == ["Pay", "Pay (French)"]


def test_any_words_keep_it_well_formed(client):
    event = make_webinar("<script>&\x07\x0b\ufffe ]]> \u202eover")
    make_text(event, "<b>&\x07 ]]>", part="teaser")
    make_audio(event, address="https://example.org/a b&c/é\x07.mp3", language='x\x07"y')
    (entry,) = read(client).entries
    assert entry.enclosures[0].href == "https://example.org/a%20b&c/%C3%A9%07.mp3"
