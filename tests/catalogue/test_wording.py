import pytest
from django.utils import translation

from hrhub.catalogue import wording
from hrhub.catalogue.models import Claim
from hrhub.catalogue.templatetags.wording import hours_unbroken


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"unit": "people", "number": 100, "qualifier": "nearly"}, "nearly 100 people"),
        ({"unit": "countries", "number": 18, "qualifier": "exact"}, "18 countries"),
        (
            {"unit": "countries_with_teams", "number": 15, "qualifier": "at_least"},
            "at least 15 countries with country teams",
        ),
        ({"unit": "people", "number": 1500, "qualifier": "more_than"}, "more than 1,500 people"),
        ({"unit": "viewing_groups", "number": 1, "qualifier": ""}, "1 viewing group"),
        ({"unit": "countries", "number": None, "words": "a range of countries"}, "“a range of countries”"),
    ],
)
def test_a_reported_figure_keeps_its_qualifier(values, words):
    assert wording.claim_in_words(Claim(measure="attended", **values)) == words


@pytest.mark.parametrize(
    ("size", "words"), [(1, "1 kB"), (850_400, "850 kB"), (9_400_000, "9.4 MB"), (310_000_000, "310 MB")]
)
def test_sizes_are_in_thousands_as_operators_bill_them(size, words):
    assert wording.size_in_words(size) == words


@pytest.mark.parametrize(("seconds", "words"), [(20, "1 min"), (52 * 60, "52 min"), (5400, "1 h 30 min")])
def test_lengths_are_in_hours_and_minutes(seconds, words):
    assert wording.length_in_words(seconds) == words


@pytest.mark.parametrize(("ms", "clock"), [(0, "0:00"), (750_000, "12:30"), (3_723_999, "1:02:03")])
def test_a_second_of_a_recording_is_read_as_on_a_clock(ms, clock):
    assert wording.clock(ms) == clock


def test_a_form_or_role_that_nobody_listed_stays_as_written():
    assert wording.form_label("poster_walk") == "Poster walk"
    assert wording.role_label("keynote") == "Keynote"
    assert wording.language_name("sw") == "Swahili"
    assert wording.language_name("bem") == "bem"


def test_dates_and_figures_are_in_the_language_of_the_page():
    with translation.override("fr"):
        assert wording.language_name("ar") == "arabe"
        assert wording.number(1500) == "1\xa0500"


def test_hours_stay_on_one_line_and_other_words_are_escaped():
    once = '<span class="unbroken">13:00–14:00</span>'
    assert hours_unbroken("13:00–14:00 UTC · <b>9–10 March</b>") == f"{once} UTC · &lt;b&gt;9–10 March&lt;/b&gt;"
