import pytest

from hrhub.participation.attendance.times import merged, moment, seconds, stay

HOUR = 3600


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("57", 57 * 60),
        ("57.5", 3450),
        ("0", 0),
        ("1h 9m 8s", 4148),
        ("1 hr 2 min", 3720),
        ("58 min", 3480),
        ("42m", 2520),
        ("01:09:08", 4148),
        ("32:14", 1934),
        ("", None),
        ("--", None),
        ("an hour", None),
        ("-5", None),
        ("999999", None),
    ],
)
def test_a_duration_is_read_as_platforms_write_it(words, told):
    assert seconds(words) == told


SAME = [
    "03/11/2027 02:05:06 PM",
    "3/11/27, 2:05:06 PM",
    "2027-03-11 14:05:06",
    "2027-03-11T14:05:06Z",
    "Mar 11, 2027 14:05:06",
    "March 11, 2027 at 02:05:06 PM",
    "3/11/2027, 2:05:06\u202fPM",
]


@pytest.mark.parametrize("words", SAME)
def test_a_moment_is_the_same_however_it_is_written(words):
    assert moment(words) == moment(SAME[0])


@pytest.mark.parametrize("words", ["", "--", "tomorrow", "03/45/2027 02:00 PM", "Foo 11, 2027 14:00", "25:00"])
def test_what_is_no_moment_is_none(words):
    assert moment(words) is None


def test_hours_alone_may_pass_midnight():
    begins, ends = stay("23:30", "00:30")
    assert ends - begins == HOUR


def test_a_stay_of_days_is_a_day_and_month_that_were_mixed_up():
    assert stay("03/11/2027 23:30", "04/11/2027 00:30") is None


def test_what_overlaps_is_counted_once():
    assert merged([(0, 10), (5, 20), (6, 7), (30, 40)]) == 30
