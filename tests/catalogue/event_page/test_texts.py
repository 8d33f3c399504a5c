"""Texts in the language that suits the reader, and what is said about them."""

import pytest
from django.utils import translation

from hrhub.catalogue.models import KeyQuestion
from tests.catalogue.event_page.pages import read
from tests.make import (
    make_event_topic,
    make_point,
    make_presentation,
    make_session,
    make_text,
    make_topic,
    make_webinar,
    told,
)

pytestmark = pytest.mark.django_db


def test_a_text_stands_in_the_pages_language_where_there_is_one(client):
    event = make_webinar()
    make_text(event, "In English words.")
    make_text(event, "En mots français.", language="fr")
    assert "En mots français." in read(client, f"/fr{event.path}").words
    assert "In English words." not in read(client, f"/fr{event.path}").words


def test_a_text_in_no_other_language_stands_in_the_events_own_and_is_marked(client):
    event = make_webinar(language="pt")
    make_text(event, "Palavras portuguesas.", language="pt")
    make_text(event, "In English words.")
    page = read(client, f"/fr{event.path}")
    assert page.languages("Palavras portuguesas.") == ["pt"]
    assert "In English words." not in page.words


def test_else_it_stands_in_english_with_a_note(client):
    event = make_webinar(language="sw")
    make_text(event, "In English words.")
    page = read(client, f"/fr{event.path}")
    assert page.languages("In English words.") == ["en"]
    with translation.override("fr"):
        english = translation.get_language_info("en")["name_translated"]
        assert translation.gettext("In %(language)s") % {"language": english} in page.words


def test_a_text_in_a_language_that_nobody_asked_for_is_better_than_none(client):
    event = make_webinar()
    make_text(event, "Maneno ya Kiswahili.", language="sw")
    assert read(client, event.path).languages("Maneno ya Kiswahili.") == ["sw"]


def test_arabic_words_on_an_english_page_run_from_right_to_left(client):
    event = make_session("ورشة عمل", language="ar")
    title = read(client, event.path).main.find(".//h1")
    assert (title.get("lang"), title.get("dir")) == ("ar", "rtl")


def test_a_machines_translation_says_so_and_leads_to_the_original(client):
    event = make_webinar()
    make_text(event, "In English words.")
    make_text(event, "En mots français.", language="fr", origin="machine")
    page = read(client, f"/fr{event.path}")
    with translation.override("fr"):
        assert translation.gettext("Translated by machine, not checked yet") in page.words
    links = [(a.get("hreflang"), a.get("href")) for a in page.main.iter("a") if a.get("hreflang")]
    assert links == [("en", event.path)]


def test_a_translated_title_stands_above_the_original_one(client):
    event = make_webinar("Lessons learned")
    make_text(event, "Leçons apprises", part="title", language="fr")
    page = read(client, f"/fr{event.path}")
    assert page.headings[0] == (1, "Leçons apprises")
    assert page.languages("Lessons learned") == ["en", "en"]  # and in its citation


def test_a_title_with_signs_is_shown_as_it_is(client):
    event = make_webinar("Pay & <housing>")
    make_text(event, "Salaires & <logement>", part="title", language="fr")
    assert read(client, event.path).headings[0] == (1, "Pay & <housing>")
    assert read(client, f"/fr{event.path}").headings[0] == (1, "Salaires & <logement>")


def test_a_summary_stands_question_by_question(client):
    event = make_webinar()
    first, second = (make_point(event, words, order=n) for n, words in enumerate(["Who pays?", "Who stays?"], 1))
    make_text(event, "On staying.", key_question=KeyQuestion.objects.get(pk=second.pk), order=1)
    make_text(event, "In general.", order=2)
    make_text(event, "On paying.", key_question=KeyQuestion.objects.get(pk=first.pk), order=3)
    assert read(client, event.path).section("Summary") == (
        "In general. On question 1 Who pays? On paying. On question 2 Who stays? On staying."
    )


def test_what_was_said_names_its_language_once(client):
    event = make_webinar()
    for n in (1, 2):
        make_presentation(event, said=f"Said {n}.")
    page = read(client, f"/ar{event.path}")
    assert page.languages("Said 1.") == ["en"]
    assert len([e for e in page.root.iter("p") if e.get("class") == "note" and "الإنجليز" in (e.text or "")]) == 1


def test_sentences_in_another_language_are_marked_and_named(client):
    event = make_webinar()
    make_point(event, "Who pays?")
    assert read(client, f"/fr{event.path}").languages("Who pays?") == ["en"]


def test_sentences_in_several_languages_are_marked_each(client):
    event = make_webinar()
    make_point(event, "Who pays?")
    make_point(event, "¿Quién paga?", order=2, language="es")
    page = read(client, event.path)
    assert (page.languages("Who pays?"), page.languages("¿Quién paga?")) == (["en"], ["es"])


def test_topics_stand_in_the_pages_language_or_are_marked(client):
    event = make_webinar()
    make_event_topic(event, make_topic("Retention", names={"fr": "Fidélisation"}))
    make_event_topic(event, make_topic("Advocacy"))
    page = read(client, f"/fr{event.path}")
    assert (page.languages("Fidélisation"), page.languages("Advocacy")) == (["fr"], ["en"])


def test_languages_spoken_and_interpreted_are_told(client):
    event = told(make_webinar(languages_offered=["en", "fr"], interpretation=["es"]))
    assert read(client, event.path).said("where").endswith("English, French, interpreted into Spanish")
