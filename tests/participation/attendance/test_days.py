"""A report of another day than the event's is told from one of its own day."""

from datetime import date, time

import pytest

from hrhub.participation.attendance.days import other_day
from hrhub.participation.attendance.layouts import Row
from tests.make import make_webinar

pytestmark = pytest.mark.django_db
THE_DAY = date(2027, 3, 11)


def event(**values):
    values = {"date": THE_DAY, "start": time(14), "end": time(15, 30), "zone": "Africa/Lusaka", **values}
    return make_webinar(**values)


def rows(*joined):
    return [Row(n, "Mutinta Banda", "", words, "", "60", "") for n, words in enumerate(joined)]


@pytest.mark.parametrize(
    "same", ["3/11/27, 2:00:00 PM", "11/03/2027 14:00", "2027-03-11 14:00:00", "Mar 11, 2027 02:00 PM"]
)
def test_the_day_of_the_event_is_known_in_each_way_of_writing_it(same):
    assert other_day(event(), rows(same)) is None


@pytest.mark.parametrize(
    ("joined", "day"),
    [
        ("2027-03-04 14:00:00", date(2027, 3, 4)),
        ("3/12/27, 2:00:00 PM", date(2027, 3, 12)),
        ("12/03/2027 14:00", date(2027, 3, 12)),
        ("Mar 11, 2026 02:00 PM", date(2026, 3, 11)),
    ],
)
def test_another_day_is_told_as_the_reading_that_is_nearest(joined, day):
    assert other_day(event(), rows(joined)) == day


@pytest.mark.parametrize(
    ("joined", "other"), [("2027-03-11 23:50", None), ("2027-03-12 00:10", None), ("2027-03-13 00:10", 13)]
)
def test_an_event_over_midnight_has_two_days(joined, other):
    night = event(start=time(23), end=time(0, 30))
    assert other_day(night, rows(joined)) == (other and date(2027, 3, other))


def test_days_are_those_of_the_events_zone():
    """At 8 o'clock in Kiritimati it is still the day before in Greenwich."""
    there = event(start=time(8), end=time(9), zone="Pacific/Kiritimati")
    assert [other_day(there, rows(f"2027-03-{day} 08:00")) for day in (11, 10)] == [None, date(2027, 3, 10)]


def test_an_event_of_a_month_or_without_a_date_is_of_any_of_its_days():
    month = make_webinar(date=date(2027, 3, 1), date_precision="month")
    assert [other_day(month, rows(f"2027-0{n}-31 14:00")) for n in (3, 5)] == [None, date(2027, 5, 31)]
    assert other_day(make_webinar(date=None), rows("2027-03-12 14:00")) is None


def test_hours_without_a_day_say_nothing_and_one_guest_of_another_day_is_outvoted():
    assert other_day(event(), rows("14:00", "", "--")) is None
    assert other_day(event(), rows("2027-03-12 01:00", "2027-03-11 14:00", "2027-03-11 14:00")) is None
