from datetime import timedelta

import pytest

from hrhub.catalogue.models import Event
from hrhub.participation.figures import ELSEWHERE, Sum, of_country, of_event, of_events, public_countries
from hrhub.participation.models import Tally
from hrhub.participation.small_numbers import FEWER, MORE
from tests.make import make_claim, make_country, make_meeting, make_series, make_webinar

pytestmark = pytest.mark.django_db


def make_tally(event, code, people, sector="", **numbers):
    country = make_country(code) if code else None
    return Tally.objects.create(event=event, country=country, sector=sector, people=people, **numbers)


def counted(**values):
    """Return a webinar to which 97 people came, from three countries that may be named and two that may not."""
    event = make_webinar(**values)
    make_tally(event, "ZM", 14, connections=1, teams=1, listed=1)
    make_tally(event, "ZM", 43, sector="government", connections=43)
    make_tally(event, "GH", 26, connections=26)
    make_tally(event, "GH", 7, sector="ngo", connections=7)
    make_tally(event, "KE", 3, connections=1, teams=1, listed=1)
    make_tally(event, "ML", 2, connections=2)
    make_tally(event, "RW", 2, connections=2)
    return event


def words(rows):
    return [row[1:] for row in rows]


def test_people_countries_connections_and_teams_are_told():
    figures = of_event(counted())
    assert (figures.headline, figures.teams) == ("97 people from 5 countries on 82 connections", "2 country teams")


def test_below_five_it_says_so_and_small_countries_without_a_team_are_not_named():
    assert words(of_event(counted()).countries) == [
        ("Zambia", "57", "1"),
        ("Ghana", "33", "–"),
        ("Kenya", "fewer than 5", "1"),
        ("2 other countries", "fewer than 5 each", "–"),
    ]


def test_a_single_small_country_is_not_told_by_the_total():
    event = make_webinar()
    for code, people in [("ZM", 54), ("GH", 33), ("KE", 3)]:
        make_tally(event, code, people, listed=1)
    assert public_countries(list(Tally.objects.all())) == {"ZM": (54, 1), "GH": (MORE, 1), "KE": (FEWER, 1)}


def test_sectors_are_told_by_the_same_rule():
    assert of_event(counted()).sectors == [
        ("government", "43"),
        ("non-governmental organisation", "7"),
        ("not told", "47"),
    ]


def test_of_four_people_nothing_is_told_but_that_they_are_few():
    event = make_webinar()
    make_tally(event, "KE", 2)
    make_tally(event, "ML", 2)
    figures = of_event(event)
    assert (figures.headline, figures.countries, figures.sectors) == ("Fewer than 5 people", [], [])


def test_an_event_that_shows_counts_only_has_no_tables():
    event = counted()
    make_meeting(event, counts_only=True)
    figures = of_event(event)
    assert (figures.headline, figures.countries, figures.sectors) == (
        "97 people from 5 countries on 82 connections",
        [],
        [],
    )


def test_what_the_figures_leave_open_is_said():
    event = counted()
    make_tally(event, None, 0, unknown=3)
    make_tally(event, "NG", 5, connections=5, silent=1)
    assert of_event(event).how[1:] == [
        "1 team did not say how many it was: it counts as one person.",
        "3 more connections were of nobody who registered: they are not counted.",
    ]


def test_before_an_event_there_are_none(django_assert_num_queries):
    event = make_webinar(starts_in=timedelta(days=3))
    make_tally(event, "ZM", 14)
    with django_assert_num_queries(0):
        assert of_event(event) is None


@pytest.mark.parametrize("values", [{"starts_in": timedelta(days=3)}, {"practice": True}])
def test_what_was_put_off_or_is_for_practising_is_in_no_sum(values):
    counted(**values)
    assert (of_events(Event.objects.all()), of_country(make_country("ZM"), Event.objects.all())) == ((Sum(), {}), [])


def test_nobody_counted_is_no_figure():
    event = make_webinar()
    make_tally(event, None, 0, unknown=3)
    assert of_event(event) is None


def test_the_page_of_an_event_tells_what_was_counted_beside_what_others_report(client):
    event = counted()
    make_claim(event, 100, qualifier="nearly")
    page = client.get(event.path).content.decode()
    assert page.index("97 people from 5 countries on 82 connections") < page.index("nearly 100 people")
    assert ">2 other countries<" in page
    assert "Mali" not in page
    assert "We did not count." not in page


def test_several_events_add_up_only_what_their_own_pages_say():
    series = make_series()
    counted(series=series)
    second = make_webinar(series=series)
    for code, people in [("ZM", 9), ("GH", 30), ("ML", 1), ("KE", 4)]:
        make_tally(second, code, people, listed=int(code == "KE"))
    people, countries = of_events(Event.objects.filter(series=series))
    assert (str(people), people.counts) == ("141", 2)
    assert {country.code: str(found) for country, found in countries.items()} == {
        "ZM": "66",
        "GH": "63",
        "KE": "not shown",
    }


def test_figures_of_a_country_are_those_that_its_events_show():
    event = counted()
    assert of_country(make_country("ZM"), Event.objects.all()) == [(event, (57, 1))]
    assert of_country(make_country("KE"), Event.objects.all()) == [(event, (FEWER, 1))]
    assert of_country(make_country("ML"), Event.objects.all()) == []


@pytest.mark.parametrize("how_many", [1, 50])
def test_several_events_cost_the_same_as_one(how_many, django_assert_num_queries):
    zambia = make_country("ZM")
    for _n in range(how_many):
        counted()
    with django_assert_num_queries(2):
        of_events(Event.objects.all())
    with django_assert_num_queries(2):
        of_country(zambia, Event.objects.all())


def test_other_countries_stand_together():
    assert public_countries(list(Tally.objects.filter(event=counted())))[ELSEWHERE] == (FEWER, 2)
