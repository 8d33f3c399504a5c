"""An event in a calendar: at its hour where that is certain, on its day where the day is, else not at all."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone

from hrhub.catalogue.calendar_zones import zone
from hrhub.catalogue.calendars import calendar_event
from hrhub.catalogue.models import Event
from tests.catalogue.calendar_files import event_file, read
from tests.catalogue.event_page.pages import content_loaded
from tests.catalogue.event_page.pages import read as read_page
from tests.make import make_country, make_editor, make_session, make_text, make_webinar, told

pytestmark = pytest.mark.django_db

DAY = date(2027, 3, 10)
# Zone, day, start and end on the wall clock; and both in UTC, worked out by hand.
ODD_ZONES = [
    ("Asia/Kathmandu", date(2027, 3, 10), time(0, 30), time(2), "2027-03-09 18:45", "2027-03-09 20:15"),
    ("Pacific/Kiritimati", date(2027, 1, 1), time(9), time(10), "2026-12-31 19:00", "2026-12-31 20:00"),
    ("Australia/Lord_Howe", date(2027, 1, 15), time(12), time(13), "2027-01-15 01:00", "2027-01-15 02:00"),
    ("Australia/Lord_Howe", date(2027, 7, 15), time(12), time(13), "2027-07-15 01:30", "2027-07-15 02:30"),
    ("Africa/Casablanca", date(2027, 2, 1), time(14), time(15), "2027-02-01 13:00", "2027-02-01 14:00"),
    ("Africa/Casablanca", date(2027, 2, 20), time(14), time(15), "2027-02-20 14:00", "2027-02-20 15:00"),  # Ramadan
    ("Europe/London", date(2027, 3, 27), time(14), time(15), "2027-03-27 14:00", "2027-03-27 15:00"),
    ("Europe/London", date(2027, 3, 28), time(2, 30), time(3, 30), "2027-03-28 01:30", "2027-03-28 02:30"),
    ("Europe/London", date(2027, 3, 28), time(0, 30), time(2, 30), "2027-03-28 00:30", "2027-03-28 01:30"),
    ("Europe/London", date(2027, 10, 31), time(0, 30), time(2, 30), "2027-10-30 23:30", "2027-10-31 02:30"),
    ("America/New_York", date(2027, 11, 6), time(23), time(0, 30), "2027-11-07 03:00", "2027-11-07 04:30"),
    ("Africa/Lusaka", date(2097, 3, 11), time(14), time(15), "2097-03-11 12:00", "2097-03-11 13:00"),
    ("Europe/London", date(1968, 12, 1), time(14), time(15), "1968-12-01 13:00", "1968-12-01 14:00"),  # summer all year
]


def utc(words):
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


@pytest.mark.parametrize(("zone", "day", "start", "end", "starts", "ends"), ODD_ZONES)
def test_the_hours_are_right_in_odd_zones(client, zone, day, start, end, starts, ends):
    event = make_webinar(date=day, start=start, end=end, zone=zone)
    found = event_file(client, event)
    assert (found["DTSTART"].dt.astimezone(UTC), found["DTEND"].dt.astimezone(UTC)) == (utc(starts), utc(ends))
    assert found["DTSTART"].params["TZID"] == zone
    assert found["DTSTART"].dt.replace(tzinfo=None) == datetime.combine(day, start)


@pytest.mark.parametrize(("zone", "day", "start", "end", "starts", "ends"), ODD_ZONES)
def test_the_zone_in_the_file_says_the_same_without_any_zone_data(client, zone, day, start, end, starts, ends):
    event = make_webinar(date=day, start=start, end=end, zone=zone)
    (own,) = read(client.get(f"{event.path}event.ics")).timezones
    tz = own.to_tz(lookup_tzid=False)
    assert datetime.combine(day, start, tz).astimezone(UTC) == utc(starts)


def test_each_change_of_the_clock_is_dated_by_the_clock_before_it():
    parts = [(part.name, f"{part.DTSTART:%Y-%m-%d %H:%M}") for part in zone("Europe/London", [2027]).subcomponents]
    assert parts == [
        ("STANDARD", "2026-01-01 00:00"),
        ("DAYLIGHT", "2026-03-29 01:00"),
        ("STANDARD", "2026-10-25 02:00"),
        ("DAYLIGHT", "2027-03-28 01:00"),
        ("STANDARD", "2027-10-31 02:00"),
        ("DAYLIGHT", "2028-03-26 01:00"),
        ("STANDARD", "2028-10-29 02:00"),
    ]


def test_between_years_that_are_far_apart_a_zone_tells_nothing():
    parts = [f"{part.DTSTART:%Y-%m-%d %H:%M}" for part in zone("Africa/Cairo", [1800, 2024, 2025]).subcomponents]
    assert parts == [
        "1799-01-01 02:05",  # the sun's time of the town
        "2023-01-01 02:00",
        "2023-04-28 00:00",
        "2023-10-27 00:00",
        "2024-04-26 00:00",
        "2024-11-01 00:00",
        "2025-04-25 00:00",
        "2025-10-31 00:00",
        "2026-04-24 00:00",
        "2026-10-30 00:00",
    ]


@pytest.mark.parametrize(("zone", "day", "start", "end", "starts", "ends"), ODD_ZONES)
def test_the_file_says_what_the_page_says(client, zone, day, start, end, starts, ends):
    event = make_webinar(date=day, start=start, end=end, zone=zone)
    moment = read_page(client, event.path).said("moment")
    assert moment.replace(" ", "") in plainly(event_file(client, event))


def plainly(found):
    """Return the description as the page has it: date and hours are apart by a comma here, by a space there."""
    return found["DESCRIPTION"].replace(", ", " ").replace(" ", "")


def test_an_hour_in_utc_needs_no_zone(client):
    event = make_webinar(date=DAY, start=time(13), end=time(14), zone="UTC")
    body = client.get(f"{event.path}event.ics").content.decode()
    assert "\r\nDTSTART:20270310T130000Z\r\n" in body
    assert "\r\nDTEND:20270310T140000Z\r\n" in body
    assert "VTIMEZONE" not in body


def test_without_a_stated_end_there_is_none(client):
    found = event_file(client, make_webinar(date=DAY, start=time(13), zone="Africa/Lusaka"))
    assert ("DTEND" in found, "DURATION" in found) == (False, False)


def test_an_end_after_midnight_is_on_the_next_day(client):
    found = event_file(client, make_webinar(date=DAY, start=time(23), end=time(1), zone="Africa/Lusaka"))
    assert found["DTEND"].dt == datetime(2027, 3, 11, 1, tzinfo=ZoneInfo("Africa/Lusaka"))


def test_several_days_with_hours_end_on_the_last(client):
    until = DAY + timedelta(days=2)
    found = event_file(client, make_webinar(date=DAY, until=until, start=time(9), end=time(17), zone="Africa/Lusaka"))
    assert found["DTEND"].dt == datetime(2027, 3, 12, 17, tzinfo=ZoneInfo("Africa/Lusaka"))


# What is not certain takes its day, and its hours stay as words.
UNCERTAIN = [
    ({"date": DAY}, DAY, date(2027, 3, 11), ["Wednesday 10 March 2027"]),
    (
        {"date": DAY, "start": time(14), "end": time(15)},
        DAY,
        date(2027, 3, 11),
        ["Wednesday 10 March 2027, 14:00–15:00, time zone not stated"],
    ),
    (
        {"date": DAY, "start": time(9), "zone_words": "EST"},
        DAY,
        date(2027, 3, 11),
        ["Wednesday 10 March 2027, 09:00 EST (zone as printed)"],
    ),
    (
        {"date": DAY, "until": date(2027, 3, 12)},
        DAY,
        date(2027, 3, 13),
        ["Wednesday 10 March – Friday 12 March 2027"],
    ),
    (
        {"date": None, "inferred_date": DAY, "inferred_precision": "day", "inferred_ground": "It was a Wednesday."},
        DAY,
        date(2027, 3, 11),
        ["probably Wednesday 10 March 2027", "Why we think so: It was a Wednesday."],
    ),
    ({"date": date(2026, 12, 31)}, date(2026, 12, 31), date(2027, 1, 1), ["Thursday 31 December 2026"]),
    ({"date": date(2028, 2, 28)}, date(2028, 2, 28), date(2028, 2, 29), ["Monday 28 February 2028"]),
]


@pytest.mark.parametrize(("values", "first", "day_after", "lines"), UNCERTAIN)
def test_without_a_certain_hour_it_takes_its_days_and_says_the_rest_in_words(client, values, first, day_after, lines):
    event = make_webinar(**{"state": "announced", **values})
    found = event_file(client, event)
    assert (found["DTSTART"].dt, found["DTEND"].dt, found["TRANSP"]) == (first, day_after, "TRANSPARENT")
    assert [line for line in found["DESCRIPTION"].split("\n") if line in lines] == lines
    assert b"TZID" not in client.get(f"{event.path}event.ics").content


UNKNOWN = [
    {"date": date(2027, 3, 1), "date_precision": "month"},
    {"date": date(2027, 1, 1), "date_precision": "year"},
    {"date": None, "date_precision": "part", "date_words": "May 6"},
    {"date": None, "date_precision": "none"},
    {"date": None, "inferred_date": date(2016, 6, 1), "inferred_precision": "month"},
    {"date": None, "start": time(10), "zone": "UTC"},
]


@pytest.mark.parametrize("values", UNKNOWN)
@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_without_a_day_there_is_no_file_and_a_page_says_so(client, make, values):
    event = make(**values)
    answer = client.get(f"{event.path}event.ics")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "The day of this event is not known" in answer.content.decode()
    assert calendar_event(event, "en") is None


@pytest.mark.parametrize(
    ("values", "status", "title"),
    [
        ({"state": "announced"}, "CONFIRMED", "Pay"),
        ({"state": "held"}, "CONFIRMED", "Pay"),
        ({"state": "cancelled"}, "CANCELLED", "Cancelled: Pay"),
        ({"state": "postponed"}, "TENTATIVE", "Postponed: Pay"),
        ({"state": "unknown"}, "TENTATIVE", "Pay"),
        ({"date": None, "inferred_date": DAY, "inferred_precision": "day"}, "TENTATIVE", "Pay"),
    ],
)
def test_the_status_says_how_sure_it_is(client, values, status, title):
    found = event_file(client, make_webinar("Pay", **values))
    assert (found["STATUS"], found["SUMMARY"]) == (status, title)


def test_it_is_known_again_and_tells_that_it_changed(client):
    event = make_webinar("Pay", date=DAY)
    before = event_file(client, event)
    event.title, event.slug, event.date = "Better pay", "better-pay", DAY + timedelta(days=1)
    event.save()
    after = event_file(client, told(event))
    assert after["UID"] == before["UID"] == f"{event.code}@hrhub"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTAMP"].dt == after["LAST-MODIFIED"].dt == event.changed_at.replace(microsecond=0)


def test_place_and_addresses(client):
    event = make_session(
        "Opening", form="plenary", venue="Congress house", room="Hall; A", city="Bangkok", country=make_country("TH")
    )
    found = event_file(client, event)
    assert found["LOCATION"] == "Congress house, Hall; A, Bangkok, Thailand"
    assert found["URL"] == f"{settings.SITE_URL}{event.path}"
    assert found["CATEGORIES"].cats == ["Plenary"]
    assert found["DESCRIPTION"].split("\n")[-1] == f"{settings.SITE_URL}/e/{event.code}"


def test_its_short_address_leads_to_the_page_in_its_language():
    event = make_webinar()
    assert calendar_event(event, "fr")["DESCRIPTION"].split("\n")[-1] == f"{settings.SITE_URL}/e/{event.code}?fr"


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"format": "online"}, "Online"),
        ({"format": "in_person", "venue_state": "tbc"}, None),
        ({"format": "hybrid", "city": "Lomé"}, "Lomé"),
        ({"format": ""}, None),
    ],
)
def test_a_place_that_is_not_known_is_not_made_up(client, values, place):
    assert event_file(client, make_webinar(**values)).get("LOCATION") == place


def test_a_venue_to_be_confirmed_is_told(client):
    event = make_webinar(format="in_person", venue_state="tbc", starts_in=timedelta(days=3))
    assert "In person · Venue: to be confirmed" in event_file(client, event)["DESCRIPTION"].split("\n")


def test_the_words_are_in_the_language_of_the_address(client):
    event = make_webinar("Lessons", date=DAY)
    make_text(event, "Leçons", part="title", language="fr")
    found = event_file(client, event, "/fr")
    assert (found["SUMMARY"], found["SUMMARY"].params) == ("Leçons", {})
    assert found["URL"] == f"{settings.SITE_URL}/fr{event.path}"
    assert "mercredi 10 mars 2027" in found["DESCRIPTION"]


def test_a_title_in_another_language_says_which(client):
    found = event_file(client, make_webinar("Leçons", language="fr"))
    assert dict(found["SUMMARY"].params) == {"LANGUAGE": "fr"}


ARABIC = "، ".join(["العاملون الصحيون في المجتمع: ما الذي نجح؟"] * 4)
HOSTILE = [
    ("One, two; three\\n four: “five”", "One, two; three\\n four: “five”"),
    ("Midwives\r\nEND:VEVENT\r\nATTACH:https://example.org", "Midwives END:VEVENT ATTACH:https://example.org"),
    ("Two\u2028lines\x0band\x85more", "Two lines and more"),
    ("A bell\x07 and a\x1b[31m colour", "A bell and a[31m colour"),
    ("\u202eright-to-left override\u202c and \u2066isolates\u2069", "right-to-left override and isolates"),
    (ARABIC,) * 2,
    ("👩🏾‍⚕️🇿🇲" * 30,) * 2,
    ("Gesundheitsfachkräfteeinwanderungsgesetzesänderungsvorschlag" * 4,) * 2,
    ("x" * 300,) * 2,
]


@pytest.mark.parametrize(("title", "read_as"), HOSTILE)
def test_any_words_come_out_as_they_went_in(client, title, read_as):
    event = make_webinar(title, venue=title[:300], city="Lomé", language='x_"\x07')
    make_text(event, title, part="teaser")
    found = event_file(client, event)
    assert found["SUMMARY"] == read_as
    assert found["LOCATION"] == f"{read_as}, Lomé"
    assert len(read(client.get(f"{event.path}event.ics")).events) == 1


@pytest.mark.parametrize("published_at", [None, timezone.now() + timedelta(days=9)])
@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_a_draft_has_no_file_even_for_editors(client, make, published_at):
    event = make("Hidden", published_at=published_at)
    assert client.get(f"{event.path}event.ics").status_code == 404
    client.force_login(make_editor())
    assert client.get(f"{event.path}event.ics").status_code == 404


def test_the_file_opens_on_a_telephone_and_has_a_good_name(client):
    event = make_webinar("Keeping midwives")
    answer = client.get(f"{event.path}event.ics")
    assert answer.headers["Content-Disposition"] == 'inline; filename="keeping-midwives.ics"'


def test_it_is_read_and_nothing_else(client):
    event = make_webinar()
    head = client.head(f"{event.path}event.ics")
    assert (head.status_code, head.content) == (200, b"")
    assert client.post(f"{event.path}event.ics").status_code == 405


@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_it_costs_one_query(client, django_assert_num_queries, make):
    event = make(date=DAY, start=time(9), zone="Africa/Lusaka", country=make_country("ZM"))
    with django_assert_num_queries(1):
        client.get(f"{event.path}event.ics")


def test_every_event_that_we_ship_is_a_file_or_says_that_its_day_is_not_known(client):
    with content_loaded():
        answers = {event: client.get(f"{event.path}event.ics") for event in Event.objects.all()}
        files = {event: read(answer).events[0] for event, answer in answers.items() if answer.status_code == 200}
        without = {event for event, answer in answers.items() if answer.status_code == 404}
    assert (len(files) + len(without), len(files) > 40) == (len(answers), True)
    assert {event.known_precision == "day" and bool(event.known_date) for event in files} == {True}
    assert {event.known_precision == "day" and bool(event.known_date) for event in without} == {False}
    timed = [event for event, found in files.items() if isinstance(found["DTSTART"].dt, datetime)]
    assert [event.zone for event in timed] == ["UTC"]  # of all zones printed in the corpus, only this one is certain
