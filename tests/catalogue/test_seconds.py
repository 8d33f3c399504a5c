"""A second of a recording, as addresses give it."""

import pytest

from hrhub.catalogue.seconds import second_in


@pytest.mark.parametrize(
    ("words", "second"),
    [("0", 0), ("1930", 1930), ("007", 7), ("32:10", 1930), ("1:02:03", 3723), ("90:00", 5400), ("999999", 999_999)],
)
def test_a_second_is_read_as_a_number_and_as_a_clock(words, second):
    assert second_in(words) == second


@pytest.mark.parametrize(
    "words",
    [None, "", ":", "1:", ":30", "1:2:3:4", "-1", "1.5", "٣", "٣:٣", "1 :2", "9" * 7, "999999:00:00", "1\0", "x"],
)
def test_what_is_odd_is_no_second(words):
    assert second_in(words) is None
