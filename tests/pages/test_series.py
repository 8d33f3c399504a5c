from datetime import date

import pytest

from hrhub.pages.series import gap_before
from tests.make import make_conference, make_involvement, make_organisation, make_series, make_session, make_webinar
from tests.pages.many import told_once
from tests.pages.reading import words

pytestmark = pytest.mark.django_db


def numbered(series, *numbers, **values):
    return [make_webinar(f"Title {n}", series=series, number=n, number_words=f"Webinar {n}", **values) for n in numbers]


def test_series_stand_by_name_with_their_events_and_years(client):
    series = make_series("Workforce series", description="Webinars about the workforce.")
    make_webinar(series=series, date=date(2011, 7, 14))
    make_webinar(series=series, date=date(2017, 3, 16))
    make_webinar(series=make_series("Another series"), date=None)
    text = words(client.get("/series/"))
    assert text.endswith("Another series 1 event Workforce series 2 events · 2011–2017 Webinars about the workforce.")


def test_only_series_with_a_visible_event_are_listed_and_have_a_page(client):
    hidden, empty = make_series("Hidden series"), make_series("Empty series")
    make_webinar(series=hidden, published_at=None)
    assert "Hidden" not in words(client.get("/series/"))
    assert [client.get(series.path).status_code for series in (hidden, empty)] == [404, 404]


def test_events_stand_by_number_and_missing_numbers_are_told(client):
    series = make_series("Workforce series")
    numbered(series, 8, 2, 3, 6)
    text = words(client.get(series.path))
    parts = ["4 events in order", "Number 1 is not known here.", "Title 2", "Title 3"]
    parts += ["Numbers 4 to 5 are not known here.", "Title 6", "Number 7 is not known here.", "Title 8"]
    assert sorted(parts, key=text.index) == parts


def test_a_draft_is_a_missing_number(client):
    series = make_series()
    numbered(series, 1, 3)
    numbered(series, 2, published_at=None)
    text = words(client.get(series.path))
    assert "Number 2 is not known here." in text
    assert "Title 2" not in text


def test_where_numbers_begin_again_the_dates_order_and_no_gap_is_told(client):
    series = make_series()
    for n, day in [(1, date(2021, 1, 1)), (3, date(2021, 3, 1)), (1, date(2022, 1, 1))]:
        make_webinar(f"Title {day.year}-{n}", series=series, number=n, date=day)
    text = words(client.get(series.path))
    parts = ["Title 2021-1", "Title 2021-3", "Title 2022-1"]
    assert sorted(parts, key=text.index) == parts
    assert "not known here" not in text


def test_a_number_that_is_a_year_leaves_no_gap_of_two_thousand():
    event = make_webinar(number=2024)
    assert gap_before(event, [2024]) is None


def test_events_without_a_number_come_last_by_date(client):
    series = make_series()
    numbered(series, 1, date=date(2020, 1, 1))
    make_webinar("Later special", series=series, date=date(2012, 1, 1))
    make_webinar("Early special", series=series, date=date(2011, 1, 1))
    text = words(client.get(series.path))
    parts = ["Title 1", "Early special", "Later special"]
    assert sorted(parts, key=text.index) == parts


def test_hosts_stand_with_most_events_first(client):
    series, often, once, funder = (
        make_series(),
        make_organisation("Workforce office"),
        make_organisation("Alliance"),
        make_organisation("F"),
    )
    first, second = numbered(series, 1, 2)
    for event in (first, second):
        make_involvement(event, often)
    make_involvement(second, once, relation="organiser")
    make_involvement(second, funder, relation="funder")
    assert "Hosts and organisers Workforce office 2 events Alliance 1 event 2 events in order" in words(
        client.get(series.path)
    )


@pytest.mark.parametrize("how_many", [1, 50])
def test_pages_cost_the_same_for_any_number(client, django_assert_num_queries, how_many):
    series, conference = make_series(), make_conference()
    with told_once():
        for n in range(how_many):
            make_involvement(make_session(series=series, conference=conference, number=n + 1))
            make_webinar(series=make_series())
    with django_assert_num_queries(7):
        client.get(series.path)
    with django_assert_num_queries(3):
        client.get("/series/")
