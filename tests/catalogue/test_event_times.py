from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from hrhub.catalogue import wording
from hrhub.catalogue.models import Event
from tests.make import make_conference, make_session, make_webinar

pytestmark = pytest.mark.django_db


def test_utc_is_computed_where_day_hour_and_zone_are_certain():
    event = make_webinar(date=date(2027, 3, 11), start=time(14), end=time(15), zone="Africa/Lusaka")
    assert (event.starts_at, event.ends_at) == (
        datetime(2027, 3, 11, 12, tzinfo=UTC),
        datetime(2027, 3, 11, 13, tzinfo=UTC),
    )
    assert wording.written_hours(event) == "14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC"


def test_an_end_past_midnight_is_a_day_later_by_the_clock_on_the_wall():
    event = make_webinar(date=date(2027, 3, 27), start=time(23), end=time(2, 30), zone="Europe/London")
    assert event.ends_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # summer time began at one


@pytest.mark.parametrize("missing", [{"start": None}, {"zone": ""}, {"date": None, "date_precision": "none"}])
def test_no_hour_in_utc_is_invented(missing):
    event = make_webinar(**{"date": date(2027, 3, 11), "start": time(14), "zone": "Africa/Lusaka"} | missing)
    assert event.starts_at is None


def test_the_database_refuses_an_hour_in_utc_without_a_zone():
    event = make_webinar()
    with pytest.raises(IntegrityError):
        Event.objects.filter(pk=event.pk).update(starts_at=datetime(2027, 3, 11, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("Asia/Kathmandu", date(2027, 3, 11), "08:15"),
        ("Pacific/Kiritimati", date(2027, 3, 11), "00:00"),
        ("Australia/Lord_Howe", date(2027, 1, 11), "03:00"),
        ("Europe/Paris", date(2027, 3, 27), "13:00"),
        ("Europe/Paris", date(2027, 3, 29), "12:00"),
    ],
)
def test_odd_zones_and_both_sides_of_a_change_are_right(zone, day, utc):
    event = make_webinar(date=day, start=time(14), zone=zone)
    assert wording.written_hours(event).partition(" = ")[2] == f"{utc} UTC"


def test_another_day_in_greenwich_is_named():
    event = make_webinar(date=date(2027, 3, 11), start=time(1), end=time(2), zone="Pacific/Auckland")
    assert wording.written_hours(event) == "01:00–02:00 Auckland time (UTC+13) = Wednesday 12:00–13:00 UTC"


def test_a_zone_as_printed_stays_words():
    event = make_webinar(date=date(2013, 4, 9), start=time(8, 30), end=time(10), zone_words="EDT")
    assert (event.starts_at, wording.written_hours(event)) == (None, "08:30–10:00 EDT (zone as printed)")


def test_an_hour_without_a_zone_says_so():
    event = make_webinar(date=date(2011, 1, 28), start=time(14), end=time(15))
    assert wording.written_hours(event) == "14:00–15:00, time zone not stated"


@pytest.mark.parametrize("abbreviation", ["EDT", "EST", "CET"])
def test_an_abbreviation_is_refused_as_a_zone(abbreviation):
    event = make_webinar()
    event.zone = abbreviation
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert "Africa/Lusaka" in refused.value.message_dict["zone"][0]


@pytest.mark.parametrize(
    ("values", "over_at"),
    [
        ({"date": date(2027, 3, 11)}, datetime(2027, 3, 12, 12, tzinfo=UTC)),
        ({"date": date(2027, 3, 11), "until": date(2027, 3, 13)}, datetime(2027, 3, 14, 12, tzinfo=UTC)),
        ({"date": date(2027, 2, 1), "date_precision": "month"}, datetime(2027, 3, 1, 12, tzinfo=UTC)),
        ({"date": date(2027, 1, 1), "date_precision": "year"}, datetime(2028, 1, 1, 12, tzinfo=UTC)),
        (
            {"date": date(2027, 3, 11), "start": time(23), "end": time(1), "zone": "UTC"},
            datetime(2027, 3, 12, 1, tzinfo=UTC),
        ),
        ({"date": None}, None),
    ],
)
def test_an_event_is_over_when_it_has_ended_everywhere(values, over_at):
    assert make_webinar(**values).over_at == over_at


def test_an_event_is_live_between_its_hours_unless_called_off():
    event = make_webinar(date=date(2027, 3, 11), start=time(14), end=time(15), zone="UTC", state="announced")
    with time_machine.travel(datetime(2027, 3, 11, 14, 30, tzinfo=UTC)):
        assert event.is_live
        event.state = "cancelled"
        assert not event.is_live
    with time_machine.travel(datetime(2027, 3, 11, 15, 0, 1, tzinfo=UTC)):
        assert not event.is_live


def test_a_session_without_a_day_lies_within_its_conference():
    conference = make_conference(date=date(2013, 11, 10), until=date(2013, 11, 13))
    session = make_session(conference=conference, date=None)
    assert (session.date, session.sort_on.date(), session.over_at.date()) == (
        None,
        date(2013, 11, 10),
        date(2013, 11, 14),
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"date": date(2011, 7, 14)}, "Thursday 14 July 2011"),
        ({"date": date(2011, 1, 25), "until": date(2011, 1, 29)}, "Tuesday 25 January – Saturday 29 January 2011"),
        ({"date": date(2014, 3, 1), "date_precision": "month"}, "March 2014"),
        ({"date": date(2014, 1, 1), "date_precision": "year"}, "2014"),
        ({"date": None, "date_precision": "part", "date_words": "January 17"}, "January 17"),
        (
            {"date": None, "inferred_date": date(2012, 1, 17), "inferred_precision": "day"},
            "probably Tuesday 17 January 2012",
        ),
        ({"date": None}, "Date not known"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(values, words):
    assert wording.written_date(make_webinar(**values)) == words


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"date": None, "date_precision": "day"},
            "The precision must fit the date: a date for day, month or year, none otherwise.",
        ),
        (
            {"inferred_date": date(2012, 1, 1), "inferred_precision": "day"},
            "Give a date or an inferred date, not both.",
        ),
        ({"until": date(2001, 1, 1)}, "The last day cannot be before the first."),
    ],
)
def test_dates_that_cannot_be_true_are_refused_with_a_sentence(values, sentence):
    event = make_webinar()
    for name, value in values.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert sentence in refused.value.messages
