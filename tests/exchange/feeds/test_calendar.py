"""A calendar to subscribe to."""

from datetime import date, datetime, time, timedelta
from time import process_time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from icalendar import Calendar, Event

from hrhub.catalogue import calendar_zones
from hrhub.catalogue.calendar_files import written
from hrhub.exchange.feeds import calendar
from tests.catalogue.calendar_files import read
from tests.catalogue.event_page.pages import content_loaded
from tests.make import make_country, make_event_country, make_event_topic, make_series, make_topic, make_webinar

pytestmark = pytest.mark.django_db


def titles(found):
    return [event["SUMMARY"] for event in found.events]


def feed(client, query="", language=""):
    return read(client.get(f"{language}/calendar/events.ics{query}"))


def test_what_comes_stands_first_and_what_has_no_day_is_not_in_it(client):
    make_webinar("Undated", date=None)
    make_webinar("In a month", date=date(2027, 3, 1), date_precision="month")
    make_webinar("Long ago", date=date(2011, 7, 14))
    make_webinar("Lately", date=date(2024, 5, 1))
    make_webinar("Soon", starts_in=timedelta(days=1))
    make_webinar("Inferred", date=None, inferred_date=date(2012, 1, 17), inferred_precision="day")
    assert titles(feed(client)) == ["Soon", "Lately", "Inferred", "Long ago"]


def test_it_is_bounded(client, monkeypatch):
    monkeypatch.setattr(calendar, "MOST", 2)
    for year in (2011, 2012, 2013):
        make_webinar(str(year), date=date(year, 1, 1))
    assert titles(feed(client)) == ["2013", "2012"]


def test_each_zone_is_told_once_and_in_order(client):
    for zone in ("Africa/Lusaka", "Europe/London", "Africa/Lusaka", "UTC", "Asia/Kathmandu"):
        make_webinar(date=date(2027, 3, 10), start=time(9), zone=zone)
    found = feed(client)
    assert [zone.tz_name for zone in found.timezones] == ["Africa/Lusaka", "Asia/Kathmandu", "Europe/London"]
    assert found.get_missing_tzids() == set()


def test_a_zone_is_told_for_the_years_of_its_own_events(client):
    for zone, year in (("Europe/London", 2027), ("Asia/Tokyo", 1800), ("Asia/Dhaka", 2200)):
        make_webinar(date=date(year, 3, 10), start=time(9), zone=zone)
    told = {zone.tz_name: {part.DTSTART.year for part in zone.subcomponents} for zone in feed(client).timezones}
    assert told == {"Asia/Dhaka": {2199}, "Asia/Tokyo": {1799}, "Europe/London": {2026, 2027, 2028}}


def test_odd_years_in_many_zones_are_told_at_once():
    calendar_zones.observances.cache_clear()
    whole = Calendar()
    for number, zone in enumerate(sorted(available_timezones())[:120] * 2):
        for year in (1800, 2020, 2200):
            entry = Event()
            entry.add("dtstart", datetime(year, 1 + number % 12, 1, tzinfo=ZoneInfo(zone)))
            whole.add_component(entry)
    began = process_time()
    written(whole)
    assert (len(whole.timezones) > 100, process_time() - began < 3) == (True, True)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "HRHub"),
        ("?country=zm", "HRHub: Zambia"),
        ("?topic=pay&country=zm&country=tv", "HRHub: Zambia, Pay"),
        ("?series=the-series&q=words&sort=title&page=2", "HRHub: The series"),
        ("?topic=nothing&topic=<b>", "HRHub"),
        ("?country=tv", "HRHub: Tuvalu"),
    ],
)
def test_its_name_says_the_filter_in_words(client, query, name):
    event = make_webinar(series=make_series("The series"))
    make_event_country(event, "ZM"), make_event_topic(event, make_topic("Pay"))
    found = feed(client, query)
    assert (found["NAME"], found["X-WR-CALNAME"]) == (name, name)


def test_its_name_is_in_the_language_of_the_address(client):
    make_event_country(make_webinar(), "ZM")
    assert feed(client, "?country=zm", "/fr")["NAME"] == "HRHub : Zambie"


def test_it_says_how_often_to_ask(client):
    found = feed(client)
    assert (found["METHOD"], found["REFRESH-INTERVAL"].dt) == ("PUBLISH", timedelta(hours=6))
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in client.get("/calendar/events.ics").content


def test_one_without_events_is_still_a_calendar(client):
    found = feed(client, "?country=zm")
    assert (found.events, [part.name for part in found.subcomponents]) == ([], ["VTIMEZONE"])


def test_two_processes_write_the_same_bytes(client):
    for zone in ("Africa/Lusaka", "Europe/London", "Asia/Tokyo", "Asia/Kathmandu"):
        make_webinar(date=date(2027, 3, 10), start=time(9), zone=zone, country=make_country("ZM"))
    assert client.get("/calendar/events.ics").content == client.get("/calendar/events.ics").content


@pytest.mark.parametrize("language", ["", "/fr", "/es", "/pt", "/ar"])
def test_all_that_we_ship_is_one_calendar_in_every_language(client, language):
    with content_loaded():
        found = feed(client, language=language)
    assert len(found.events) > 40
    assert len({event["UID"] for event in found.events}) == len(found.events)
