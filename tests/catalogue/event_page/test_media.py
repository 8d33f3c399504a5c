"""What there is to read, hear, watch and use, with sizes; and what is missing."""

from datetime import timedelta

import pytest

from tests.catalogue.event_page.pages import read
from tests.make import make_chapter, make_recording, make_resource, make_text, make_transcript, make_webinar

pytestmark = pytest.mark.django_db


def media(client, event):
    return read(client, event.path).section("Read, hear, watch")


def test_reading_stands_first_then_hearing_then_watching_each_with_its_size(client):
    event = make_webinar()
    make_recording(event, size_bytes=310_000_000, duration_s=3120, provider="YouTube")
    make_recording(event, form="audio", size_bytes=9_400_000, duration_s=3120, language="fr")
    make_resource(event, "Slides of all talks", kind="slides", size_bytes=800_000)
    make_text(event, "word " * 650)
    assert media(client, event) == (
        "Read the summary 4 minutes See the slides 800 kB example.org "
        "Listen 52 min 9.4 MB French example.org Watch 52 min 310 MB YouTube"
    )


def test_a_summary_alone_needs_no_list(client):
    event = make_webinar()
    make_text(event)
    assert media(client, event) is None


def test_a_transcript_says_how_long_it_is_and_in_which_languages(client):
    event = make_webinar()
    make_text(event)
    make_transcript(event, ["two words"] * 705)
    make_transcript(event, ["deux mots"], language="fr")
    page = read(client, event.path)
    assert page.section("Read, hear, watch").endswith("Read the transcript about 1,100 words English, French")
    assert page.links["Read the transcript"] == f"{event.path}transcript/"


def test_a_transcript_that_is_not_published_is_not_offered(client):
    event = make_webinar()
    make_text(event)
    make_transcript(event, published=False)
    assert media(client, event) is None
    assert client.get(f"{event.path}transcript/").status_code == 404


def test_of_several_transcripts_only_the_published_are_named(client):
    event = make_webinar()
    make_text(event)
    make_transcript(event)
    make_transcript(event, language="fr", published=False)
    assert media(client, event).endswith("Read the transcript about 3 words English")


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("lost", "There is no recording here. The page of the event had a link; its address is lost."),
        ("promised", "There is no recording here. One was promised; we have not found it."),
        ("withheld", "There is a recording, but it is not public."),
    ],
)
def test_a_recording_that_is_missing_is_told_in_a_sentence(client, state, sentence):
    event = make_webinar()
    make_recording(event, state=state, words="Click here.")
    assert read(client, event.path).section("Recording") == f"{sentence} Printed there: Click here."


def test_a_recording_is_promised_of_an_event_to_come(client):
    event = make_webinar(starts_in=timedelta(days=2))
    make_recording(event, state="promised")
    assert read(client, event.path).section("Recording") == "A recording is promised."


def test_the_words_of_a_lost_link_carry_their_language(client):
    event = make_webinar(language="es")
    make_recording(event, state="lost", words="Haga clic aquí")
    assert read(client, event.path).languages("Haga clic aquí") == ["es"]


def test_chapters_lead_into_the_transcript_where_there_is_one(client):
    event = make_webinar()
    make_recording(event)
    make_chapter(event, "Housing", start_ms=750_000)
    assert media(client, event).endswith("Chapters 12:30 Housing")
    assert "Housing" not in read(client, event.path).links
    make_transcript(event)
    assert read(client, event.path).links["Housing"] == f"{event.path}transcript/#c750"


def test_a_resource_has_label_kind_language_publisher_and_size(client):
    event = make_webinar()
    details = {"kind": "guidance", "language": "fr", "publisher": "OMS", "size_bytes": 2_400_000}
    make_resource(event, "Guide pour les équipes", **details)
    page = read(client, event.path)
    assert page.section("Resources") == "Guide pour les équipes guidance · French · OMS · 2.4 MB"
    assert page.languages("Guide pour les équipes") == ["fr"]
    assert page.links["Guide pour les équipes"] == "https://example.org/guidance.pdf"


@pytest.mark.parametrize("values", [{"lost": True}, {"address": ""}])
def test_a_resource_whose_address_is_lost_is_told_and_no_link(client, values):
    event = make_webinar()
    make_resource(event, "Annex B", note="Linked as “here”.", **values)
    page = read(client, event.path)
    assert page.section("Resources") == "Annex B address lost Linked as “here”."
    assert "Annex B" not in page.links
