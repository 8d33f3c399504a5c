from datetime import datetime

import pytest

from hrhub.participation.attendance.times import NO_DAY, day_first, interval, length, moment

AFTERNOON = datetime(2024, 3, 5, 14, 2, 11)


@pytest.mark.parametrize(
    "words",
    [
        "03/05/2024 02:02:11 PM",
        "3/5/24, 2:02:11 PM",
        "2024-03-05 14:02:11",
        "2024-03-05T14:02:11Z",
        "Mar 5, 2024 14:02:11",
        "March 5, 2024, 2:02:11 p.m.",
    ],
)
def test_a_moment_is_read_as_each_program_writes_it(words):
    assert moment(words) == AFTERNOON


def test_the_day_stands_first_where_any_row_says_so():
    cells = ["05/03/2024 14:02:11", "13/03/2024 10:00:00"]
    assert (day_first(cells), moment(cells[0], day_first=True)) == (True, AFTERNOON)


@pytest.mark.parametrize(("words", "hour"), [("2:02 PM", 14), ("12:02 AM", 0), ("12:02 PM", 12), ("14:02", 14)])
def test_an_hour_alone_has_no_day(words, hour):
    assert moment(words) == datetime(NO_DAY.year, 1, 2, hour, 2)


@pytest.mark.parametrize("words", ["", "-", "--", "soon", "31/31/2024 10:00", "03/05/2024 25:00", "Foo 5, 2024 10:00"])
def test_no_moment_is_none(words):
    assert moment(words) is None


def test_past_midnight_is_a_minute_and_not_a_day():
    joined, left = interval(moment("11:59 PM"), moment("12:01 AM"))
    assert (left - joined).total_seconds() == 120


@pytest.mark.parametrize("left", ["2024-03-05 13:00:00", "2024-03-09 13:00:00", "-"])
def test_a_wrong_end_is_no_interval(left):
    assert interval(AFTERNOON, moment(left)) is None


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("78", 78),
        ("1h 27m 30s", 87.5),
        ("1 hr 2 min", 62),
        ("42m", 42),
        ("150 minutes", 150),
        ("00:45:30", 45.5),
        ("32:30", 32.5),
        ("1 Std. 5 Min. 30 Sek.", 65.5),
        ("1 h 5 min", 65),
        ("ساعة", None),
        ("1 ساعة 5 دقائق", 65),
        ("0", 0),
        ("soon", None),
        ("5 parsecs", None),
        ("", None),
    ],
)
def test_a_length_is_read_in_minutes(words, minutes):
    assert length(words) == minutes
