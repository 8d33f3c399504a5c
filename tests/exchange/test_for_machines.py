"""What machines may see is one rule, for all that they ask."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from hrhub.exchange.dump import dump
from tests import make

pytestmark = pytest.mark.django_db

ADDRESSES = {
    "calendar": "/calendar/events.ics",
    "atom": "/feeds/atom/",
    "podcast": "/feeds/podcast/",
    "sitemap": "/sitemap-events-1.xml",
    "oai": "/oai?verb=ListRecords&metadataPrefix=oai_dc",
}


def with_audio(event):
    make.make_recording(event, form="audio", address=f"https://example.org/{event.code}.mp3")
    return event


def holding(client, event):
    """Return the names of what holds `event`, by the last part of its address or its code."""
    found = {name: client.get(address).content.decode() for name, address in ADDRESSES.items()}
    return {name for name, text in found.items() if event.slug in text or event.code in text}


@pytest.fixture
def draft():
    return make.make_conference("Forum to come", published_at=None, theme="Quokka", venue="Quokka hall", city="Quokka")


def test_a_published_session_of_a_draft_is_in_all_of_them_and_no_more_of_the_draft(client, draft, tmp_path):
    event = with_audio(make.make_session("Plenary on pay", conference=draft))
    assert holding(client, event) == set(ADDRESSES)
    place, _counts = dump(tmp_path)
    (record,) = json.loads((place / "conferences.json").read_text())
    assert [session["code"] for session in record["sessions"]] == [event.code]
    texts = [client.get(address).content.decode() for address in (*ADDRESSES.values(), event.path)]
    assert [text.count("Quokka") for text in [*texts, *(path.read_text() for path in place.iterdir())]] == [0] * 19


def test_its_page_names_the_draft_without_a_link(client, draft):
    page = client.get(make.make_session("Plenary on pay", conference=draft).path).content.decode()
    assert "Forum to come" in page
    assert f'href="{draft.path}"' not in page


@pytest.mark.parametrize(
    "values", [{"published_at": None}, {"published_at": timezone.now() + timedelta(days=99)}, {"practice": True}]
)
def test_what_is_not_public_or_for_practising_is_in_none_of_them(client, values):
    event = with_audio(make.make_webinar("A quiet hour", **values))
    with_audio(make.make_webinar("Another one"))
    assert holding(client, event) == set()
