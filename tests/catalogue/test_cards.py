"""Cards of events: list items that are made by hand, so that what people wrote must be escaped by hand."""

from dataclasses import fields, replace

import pytest
from django.utils import translation

from hrhub.catalogue.cards import Card, cards
from hrhub.catalogue.lists import rows_of
from hrhub.catalogue.models import Event
from hrhub.catalogue.templatetags.cards import card_items
from hrhub.countries.models import Country
from tests.make import make_webinar
from tests.markup import pieces

HOSTILE = "<script>alert(1)</script>\"'&amp;{{ 7 }}"
FULL = Card(
    href="/webinars/one/",
    title="One",
    title_language="fr",
    teaser="Why come.",
    teaser_language="es",
    above=["Webinar 1", "Our series"],
    block=("Thu", "14", "Jul 2011"),
    when="14:00 Lusaka time",
    machine_date="2011-07-14",
    stage="coming",
    stage_words="announced",
    people="Ann, Ben",
    countries=[Country(code="ZM"), Country(code="ET")],
    has=["Recording", "Slides"],
    draft=True,
    practice=True,
)
WORDS = {field.name for field in fields(Card)} - {"countries", "draft", "practice"}


def text_of(card):
    item, *_inside = pieces(card_items([card]))
    return " ".join("".join(item.itertext()).split())


def test_a_card_says_all_that_it_knows_in_the_order_of_reading():
    assert text_of(FULL) == (
        "Thu 14 Jul 2011Webinar 1 · Our series draft for practisingOne14:00 Lusaka time announcedWhy come."
        "Ann, Ben · 🇿🇲 Zambia · 🇪🇹 EthiopiaRecording · Slides"
    )


def test_what_a_card_does_not_know_has_no_element():
    empty = dict.fromkeys(["teaser", "when", "machine_date", "people"], "")
    bare = replace(FULL, **empty, stage="past", countries=[], has=[], draft=False, practice=False)
    html = card_items([bare])
    assert text_of(bare) == "Thu 14 Jul 2011Webinar 1 · Our seriesOne"
    assert [name for name in ("time", "when", "teaser", "who", "has", "badge") if name in html] == []


@pytest.mark.parametrize("name", sorted(WORDS))
def test_nothing_in_a_card_becomes_an_element_or_ends_an_attribute(name):
    kept = getattr(FULL, name)
    hostile = HOSTILE if isinstance(kept, str) else type(kept)([HOSTILE] * len(kept))
    html = card_items([replace(FULL, **{name: hostile})])
    assert "<script" not in html
    attributes = {attribute for element in pieces(html) for attribute in element.attrib}
    assert attributes <= {"class", "datetime", "href", "dir", "lang", "aria-hidden"}


def test_words_in_another_language_say_so():
    html = card_items([FULL])
    assert '<a href="/webinars/one/" dir="auto" lang="fr">One</a>' in html
    assert '<p class="teaser" dir="auto" lang="es">Why come.</p>' in html


def test_badges_are_in_the_language_of_the_page():
    with translation.override("fr"):
        assert "brouillon" in text_of(FULL)


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 3, 20])
def test_a_page_of_keys_becomes_its_events_in_that_order_in_one_query(how_many, django_assert_num_queries):
    keys = [make_webinar().pk for _ in range(how_many)][::-1]
    make_webinar()
    with django_assert_num_queries(1):
        found = rows_of(keys)
        assert len(cards(found)) == how_many
    assert [event.pk for event in found] == keys


@pytest.mark.django_db
def test_an_event_that_was_deleted_meanwhile_is_left_out():
    here, gone = make_webinar(), make_webinar()
    keys = [gone.pk, here.pk]
    Event.objects.filter(pk=gone.pk).delete()
    assert [event.pk for event in rows_of(keys)] == [here.pk]
    assert rows_of([]) == []
