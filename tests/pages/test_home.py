from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.make import (
    make_claim,
    make_editor,
    make_event_country,
    make_event_topic,
    make_resource,
    make_series,
    make_source,
    make_text,
    make_webinar,
)
from tests.pages.many import told_once
from tests.pages.reading import links, words

pytestmark = pytest.mark.django_db
IN_A_WEEK = timedelta(days=7)
A_WHILE_AGO = timedelta(minutes=-20)


def order(text, *parts):
    """Return the parts in the order in which they stand in `text`; one that is missing fails."""
    return sorted(parts, key=text.index)


def test_it_says_what_it_is_and_finds_in_all_events(client):
    home = client.get("/")
    assert words(home).startswith("Webinars and sessions on the health and social service workforce")
    assert '<form class="find short" action="/events/" role="search">' in home.content.decode()


def test_what_comes_stands_first_the_soonest_before_the_later(client):
    make_webinar("Later", starts_in=IN_A_WEEK * 2)
    make_webinar("Sooner", starts_in=IN_A_WEEK)
    make_text(make_webinar("Past"))
    text = words(client.get("/"))
    parts = ["What is next", "Sooner", "Later", "New to read and hear", "Past"]
    assert order(text, *parts) == parts
    assert "live now" not in text


def test_a_live_event_stands_above_everything_in_the_warm_colour(client):
    make_webinar("Keeping midwives", starts_in=A_WHILE_AGO)
    home = client.get("/")
    parts = ["live now", "Keeping midwives", "Find a webinar or session"]
    assert order(words(home), *parts) == parts
    assert 'class="notice warm now"' in home.content.decode()
    assert words(home).count("Keeping midwives") == 1


def test_where_nothing_comes_the_archive_stands_first_and_that_is_said(client):
    make_text(make_webinar("Past"))
    text = words(client.get("/"))
    parts = ["New to read and hear", "Past", "No event is announced now"]
    assert order(text, *parts) == parts


def test_an_event_for_practising_is_marked_and_counts_as_nothing_announced(client):
    make_webinar("Try out everything", starts_in=IN_A_WEEK, practice=True)
    text = words(client.get("/"))
    parts = ["No event is announced now", "for practising", "Try out everything"]
    assert order(text, *parts) == parts


def test_an_empty_catalogue_is_not_an_empty_page(client):
    text = words(client.get("/"))
    assert "No event is announced now" in text
    assert "Browse" in text
    assert "New to read and hear" not in text  # nothing empty gets a heading


def test_only_what_can_be_read_heard_or_watched_is_new_to_read_and_hear(client):
    make_webinar("Without anything")
    make_resource(make_webinar("With slides alone"), kind="slides")
    make_text(make_webinar("With a summary"))
    text = words(client.get("/"))
    assert "With a summary" in text
    assert "Without anything" not in text
    assert "With slides alone" not in text


def test_of_what_was_published_on_one_day_the_newest_event_is_first(client):
    for title, year in [("Old", 2011), ("New", 2020)]:
        make_text(make_webinar(title, date=date(year, 1, 1)))
    longer_ago = timezone.now() - timedelta(days=40)
    make_text(make_webinar("Known for long", date=date(2023, 1, 1), published_at=longer_ago))
    parts = ["New 1", "Old 1", "Known for long"]
    text = words(client.get("/")).replace("New to", "").replace("New", "New 1").replace("Old", "Old 1")
    assert order(text, *parts) == parts


def test_a_reported_plan_is_told_with_its_country_and_event_as_a_report(client):
    webinar = make_webinar("Lessons")
    make_event_country(webinar, "ZM")
    make_event_country(webinar, "ET")
    make_text(webinar, "A participant from Zambia said that they planned to meet.", part="reported_plan")
    home = client.get("/")
    told = words(home).partition("What countries did")[2].partition("Browse")[0]
    assert "Zambia A participant from Zambia said that they planned to meet. Reported at: Lessons" in told
    assert "A report, not a commitment." in told
    assert "Ethiopia" not in told
    assert "/countries/zm/" in links(home)


def test_a_plan_is_told_in_the_language_of_the_page_and_says_that_a_machine_translated_it(client):
    webinar = make_webinar("Lessons")
    make_text(webinar, "They planned to meet.", part="reported_plan")
    make_text(webinar, "Ils prévoyaient de se réunir.", part="reported_plan", language="fr", origin="machine")
    french, spanish = client.get("/fr/").content.decode(), client.get("/es/").content.decode()
    assert "Ils prévoyaient" in french
    assert "They planned" not in french
    assert '<div lang="en" dir="ltr"><p>They planned to meet.</p>' in spanish


def test_reported_figures_keep_qualifier_and_source_one_for_an_event(client):
    webinar = make_webinar("Lessons")
    alliance, other = (
        make_source(webinar, "https://www.alliance.example/1"),
        make_source(webinar, "https://other.example/"),
    )
    make_claim(webinar, 100, qualifier="nearly", source=alliance, order=1)
    make_claim(webinar, 75, qualifier="more_than", source=other, order=2)
    make_claim(webinar, 18, unit="countries", source=alliance, order=3)
    text = words(client.get("/")).partition("Figures reported by others ")[2]
    assert text == "nearly 100 people, according to alliance.example : Lessons"


def test_what_there_is_to_browse_is_counted(client):
    series = make_series()
    for _n in range(3):
        make_event_topic(make_webinar(series=series))
    text = words(client.get("/"))
    assert "Events 3 Countries 0 Topics 3 Series 1 Conferences 0 People 0 Counted by us, in this catalogue." in text


def test_drafts_show_nowhere_and_count_nothing(client):
    draft = make_webinar("Secret", published_at=None, starts_in=IN_A_WEEK, series=make_series("Secret series"))
    make_event_country(draft, "ZM")
    make_event_topic(draft)
    make_text(draft, "Secret plan", part="reported_plan")
    make_text(draft, "Secret summary")
    make_claim(draft, 4711)
    text = words(client.get("/"))
    assert "Secret" not in text
    assert "4" not in text
    assert "Events 0 Countries 0 Topics 0 Series 0 Conferences 0 People 0" in text


def test_an_editor_sees_drafts_marked(client):
    make_webinar("Secret", published_at=None, starts_in=IN_A_WEEK)
    client.force_login(make_editor())
    assert "Webinar draft Secret" in words(client.get("/"))


@pytest.mark.parametrize("how_many", [1, 50])
def test_it_costs_the_same_for_any_number_of_events(client, django_assert_num_queries, how_many):
    with told_once():
        for _n in range(how_many):
            webinar = make_webinar()
            make_event_country(webinar)
            make_text(webinar, part="reported_plan")
            make_text(webinar)
            make_claim(webinar, source=make_source(webinar))
            make_webinar(starts_in=IN_A_WEEK)
    with django_assert_num_queries(11):
        client.get("/")


def test_it_weighs_little(client):
    with told_once():
        for n in range(20):
            make_text(
                make_webinar(f"A webinar with quite a long title, as they are, number {n}"), "Words of a summary. " * 30
            )
    assert len(client.get("/", headers={"accept-encoding": "br"}).content) <= 12_000
