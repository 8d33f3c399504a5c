from datetime import timedelta

import pytest
from django.utils import timezone

from tests.make import make_appearance, make_editor, make_event_country, make_session, make_text, make_webinar

pytestmark = pytest.mark.django_db


def titles(answer):
    return [card.title for card in answer.context["cards"]]


def test_webinars_and_sessions_stand_in_one_list(client):
    make_webinar("A webinar")
    make_session("A session")
    assert set(titles(client.get("/events/"))) == {"A webinar", "A session"}


def test_a_draft_is_neither_listed_nor_counted_nor_found(client):
    make_webinar("Seen", language="fr")
    make_webinar("Hidden", published_at=None, language="pt")
    make_webinar("Not yet", published_at=timezone.now() + timedelta(hours=1))
    answer = client.get("/events/")
    assert titles(answer) == ["Seen"]
    assert b"Hidden" not in answer.content
    assert [facet.name for facet in answer.context["filter"].facets] == []
    assert titles(client.get("/events/?q=hidden")) == []


def test_an_editor_sees_drafts_marked_as_such(client):
    make_webinar("Hidden", published_at=None)
    client.force_login(make_editor())
    answer = client.get("/events/")
    assert titles(answer) == ["Hidden"]
    assert b'<span class="badge">draft</span>' in answer.content


def test_the_next_page_keeps_the_filter(client):
    for number in range(25):
        make_event_country(make_webinar(f"Number {number}"), "ZM")
    answer = client.get("/events/?country=zm&q=number")
    assert len(titles(answer)) == 20
    assert b'href="?q=number&amp;country=zm&amp;page=2"' in answer.content
    assert len(titles(client.get("/events/?q=number&country=zm&page=2"))) == 5


@pytest.mark.parametrize("number", ["0", "-1", "999999", "x", "9" * 400])
def test_a_page_that_is_not_there_gives_the_nearest(client, number):
    make_webinar("Only")
    assert titles(client.get(f"/events/?page={number}")) == ["Only"]


def test_nothing_found_helps_on(client):
    make_webinar("Midwives")
    answer = client.get("/events/?q=astronauts")
    assert "No event has all of that." in answer.content.decode()


def test_titles_and_teasers_stand_in_the_language_of_the_page_where_there_are_any(client):
    event = make_webinar("Lessons")
    make_text(event, "Leçons", part="title", language="fr")
    assert titles(client.get("/fr/events/")) == ["Leçons"]
    answer = client.get("/es/events/")
    assert (titles(answer), answer.context["cards"][0].title_language) == (["Lessons"], "en")


def test_words_from_the_address_are_escaped(client):
    answer = client.get("/events/", {"q": '"><script>alert(1)</script>', "topic": "<b>x</b>"})
    assert b"<script>alert" not in answer.content
    assert b"<b>x" not in answer.content


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_list_costs_the_same_for_any_number_of_events(
    client, django_assert_max_num_queries, django_assert_num_queries, how_many
):
    for number in range(how_many):
        event = make_webinar() if number % 2 else make_session()
        make_appearance(event, country_id="ZM")
    with django_assert_max_num_queries(16):
        client.get("/events/?country=zm&country=ke")
    with django_assert_num_queries(5):
        client.get("/events/")
