"""Figures for editors: exact, by country and sector."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import User

from hrhub.catalogue.models import Event
from tests.make import make_series, make_webinar
from tests.participation.test_figures import counted, make_tally

PAGE = "/admin/participation/tally/"


def table(desk, **asked):
    """Return {country: (people, connections, teams)} as the page shows them."""
    shown = desk.get(PAGE, asked).context["countries"]
    return {country.code: (people, connections, teams) for country, people, _of, connections, teams in shown}


def csv_rows(desk, **asked):
    return list(csv.reader(StringIO(desk.get(PAGE, {"as": "csv", **asked}).content.decode("utf-8-sig"))))


def test_editors_see_exact_numbers(desk):
    counted()
    assert table(desk) == {
        "ZM": (57, 44, 1),
        "GH": (33, 33, 0),
        "KE": (3, 1, 1),
        "ML": (2, 2, 0),
        "RW": (2, 2, 0),
    }


def test_sectors_stand_beside_countries(desk):
    counted()
    page = desk.get(PAGE)
    (zambia, *_others) = page.context["countries"]
    assert dict(zip(page.context["sectors"], zambia[2], strict=True))["government"] == 43
    assert sum(zambia[2]) == 57
    assert sum(page.context["by_sector"]) == 97


def test_one_event_a_series_and_a_year_can_be_chosen(desk):
    series = make_series()
    one, other = counted(series=series), make_webinar(date=date(2023, 1, 2))
    make_tally(other, "ZM", 7)
    assert table(desk, event=other.pk) == {"ZM": (7, 0, 0)}
    assert table(desk, series=series.pk)["ZM"] == (57, 44, 1)
    assert table(desk, year=2023) == {"ZM": (7, 0, 0)}
    assert table(desk)["ZM"][0] == 64
    assert [event for event, *_rest in desk.get(PAGE, {"event": one.pk}).context["events"]] == [
        Event.objects.get(pk=one.pk)
    ]


@pytest.mark.parametrize(("name", "value"), [("event", "x"), ("series", "999999"), ("year", "9999")])
def test_an_odd_choice_is_refused_with_a_sentence(desk, name, value):
    counted()
    page = desk.get(PAGE, {name: value})
    assert page.context["events"] == []
    (sentence,) = page.context["form"].errors[name]
    assert sentence in page.content.decode()


def test_a_choice_that_no_database_takes_is_a_bad_request(desk):
    assert desk.get(PAGE, {"year": "\x00"}).status_code == 400


def test_csv_has_a_row_for_each_country_and_sector(desk):
    event = counted(title="=Pay")
    make_tally(event, "ZM", 2, kept=True)
    rows = csv_rows(desk)
    assert rows[0] == "event title date country country_name sector people connections teams unknown".split()
    assert rows[-1][:6] == [event.path, "'=Pay", "2024-05-14", "ZM", "Zambia", "government"]
    assert [row[6:] for row in rows if row[3] == "ZM"] == [["16", "1", "1", "0"], ["43", "43", "0", "0"]]


def test_nobody_counted_is_said(desk):
    assert "Nobody was counted here yet." in desk.get(PAGE).content.decode()


def test_whoever_is_no_editor_sees_no_figures(client, db):
    counted()
    client.force_login(User.objects.create_user("visitor", is_staff=True))
    assert [client.get(PAGE, asked).status_code for asked in ({}, {"as": "csv"})] == [403, 403]


@pytest.mark.parametrize("how_many", [1, 50])
def test_figures_cost_the_same_for_any_number_of_events(desk, how_many, django_assert_num_queries):
    for _n in range(how_many):
        counted(series=make_series())
    desk.get(PAGE)
    with django_assert_num_queries(8):
        desk.get(PAGE)
