"""The transcript's page: paragraphs by speaker, a place for each cue, chapters, and few bytes."""

import random

import brotli
import pytest

from hrhub.catalogue.models import Cue
from tests.catalogue.event_page.pages import read, words_of
from tests.make import make_chapter, make_session, make_transcript, make_webinar

pytestmark = pytest.mark.django_db


def spoken(event, *cues, **values):
    """Return a transcript of (second, speaker, words)."""
    transcript = make_transcript(event, [words for _second, _speaker, words in cues], **values)
    for order, (second, speaker, _words) in enumerate(cues):
        start = second * 1000
        transcript.cues.filter(order=order).update(start_ms=start, end_ms=start + 1, speaker=speaker)
    return transcript


def paragraphs(page):
    return [words_of(p) for p in page.part("transcript").iter("p")]


def test_a_paragraph_is_a_turn_of_speech_with_its_time(client):
    event = make_webinar()
    spoken(event, (0, "Ana", "Welcome."), (4, "Ana", "Good day."), (9, "Ben", "Thank you."), (70, "Ana", "Well."))
    page = read(client, f"{event.path}transcript/")
    assert paragraphs(page) == ["0:00 Ana Welcome. Good day.", "0:09 Ben Thank you.", "1:10 Ana Well."]


def test_a_long_turn_is_broken_after_a_while_and_names_its_speaker_once(client):
    event = make_webinar()
    spoken(event, (0, "Ana", "One."), (60, "Ana", "Two."), (120, "Ana", "Three."))
    assert paragraphs(read(client, f"{event.path}transcript/")) == ["0:00 Ana One. Two.", "2:00 Three."]


def test_each_cue_has_its_place_and_each_paragraph_one_link(client):
    event = make_webinar()
    spoken(event, (1930, "Ana", "One."), (1934, "Ana", "Two."), (1934, "Ana", "In the same second."))
    page = read(client, f"{event.path}transcript/")
    assert [e.get("id") for e in page.part("transcript").iter("span")] == ["t1930", "t1934"]
    assert page.links["32:10"] == "?t=1930#t1930"
    assert paragraphs(page) == ["32:10 Ana One. Two. In the same second."]


def test_chapters_are_headings_with_a_list_of_them_above(client):
    event = make_webinar()
    make_chapter(event, "Opening", start_ms=0)
    make_chapter(event, "Housing", start_ms=5000)
    make_chapter(event, "After the last word", start_ms=90_000)
    spoken(event, (0, "Ana", "Welcome."), (6, "Ana", "Houses."))
    page = read(client, f"{event.path}transcript/")
    assert [words for _level, words in page.headings] == [
        event.title,
        "Chapters",
        "Opening",
        "Housing",
        "After the last word",
    ]
    ids = {e.get("id") for e in page.root.iter("h2")}
    assert {page.links[label].removeprefix("#") for label in ("Opening", "Housing", "After the last word")} <= ids


def test_it_is_shown_in_the_pages_language_or_the_events_own(client):
    event = make_webinar(language="pt")
    spoken(event, (0, "Ana", "Bem-vindas."), language="pt")
    spoken(event, (0, "Ana", "Bienvenues."), language="fr", origin="machine")
    assert paragraphs(read(client, f"/fr{event.path}transcript/")) == ["0:00 Ana Bienvenues."]
    page = read(client, f"{event.path}transcript/")
    assert paragraphs(page) == ["0:00 Ana Bem-vindas."]
    assert page.part("transcript").get("lang") == "pt"
    assert (
        next(a for a in page.main.iter("a") if a.get("hreflang") == "fr").get("href") == f"/fr{event.path}transcript/"
    )


def test_a_language_without_pages_of_its_own_is_asked_for(client):
    event = make_webinar()
    spoken(event, (0, "Ana", "Welcome."))
    spoken(event, (0, "Ana", "Karibu."), language="sw")
    link = next(a for a in read(client, f"{event.path}transcript/").main.iter("a") if a.get("hreflang") == "sw")
    assert link.get("href") == f"{event.path}transcript/?language=sw"
    assert paragraphs(read(client, link.get("href"))) == ["0:00 Ana Karibu."]
    assert client.get(f"{event.path}transcript/?language=%F0%9F%99%83").status_code == 200


def test_words_are_shown_as_they_are(client):
    event = make_webinar()
    spoken(event, (0, "<Ana>", "a < b & <i>c</i>"))
    assert paragraphs(read(client, f"{event.path}transcript/")) == ["0:00 <Ana> a < b & <i>c</i>"]


def test_a_session_has_its_transcript_too_and_a_draft_has_none_for_visitors(client):
    session, draft = make_session(), make_webinar(published_at=None)
    for event in (session, draft):
        spoken(event, (0, "Ana", "Welcome."))
    assert paragraphs(read(client, f"{session.path}transcript/")) == ["0:00 Ana Welcome."]
    assert client.get(f"{draft.path}transcript/").status_code == 404


def test_without_a_transcript_there_is_no_page(client):
    assert client.get(f"{make_webinar().path}transcript/").status_code == 404


def test_an_hour_of_speech_costs_four_queries_and_thirty_kilobytes(client, django_assert_num_queries):
    event = make_webinar()
    spelt = random.Random(1)
    vocabulary = ["".join(spelt.choices("aeioulnrstmdk", k=spelt.randint(2, 9))) for _ in range(1500)]
    often = [1 / rank for rank in range(1, 1501)]  # as words are used: a few of them most of the time
    transcript = make_transcript(event)
    transcript.cues.all().delete()
    Cue.objects.bulk_create(
        Cue(
            transcript=transcript,
            order=n,
            start_ms=n * 4800,
            end_ms=n * 4800 + 4800,
            speaker=f"Speaker {n // 37 % 3}",
            words=" ".join(spelt.choices(vocabulary, often, k=12)),
        )
        for n in range(750)
    )
    with django_assert_num_queries(4):
        answer = client.get(f"{event.path}transcript/")
    assert len(brotli.compress(answer.content, quality=5)) < 30_000
