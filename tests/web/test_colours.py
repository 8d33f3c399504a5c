"""Colours that editors choose: refused where words would be hard to read."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from hrhub.web import colours


def said(check, colour):
    """Return the sentence with which `colour` is refused, or None."""
    try:
        check(colour)
    except ValidationError as error:
        return error.messages[0]


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        ("#0b4a5e", None),
        ("#a3340c", None),
        ("#000000", None),
        ("#666666", None),
        ("#6d6d6d", "4.4"),
        ("#777777", "3.8"),
        ("#ff0000", "3.4"),
        ("#ffcc00", "1.2"),
        ("#ffffff", "1.0"),
    ],
)
def test_a_colour_that_is_pale_by_day_is_refused(colour, ratio):
    sentence = f"{ratio} : 1 on the light page; words need at least 4.5 : 1. Choose a darker one."
    assert said(colours.readable_by_day, colour) == (ratio and sentence)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#8fd0e6", None), ("#ffb08c", None), ("#ffffff", None), ("#0b4a5e", "1.0"), ("#777777", "2.3")],
)
def test_a_colour_that_is_dark_by_night_is_refused(colour, ratio):
    sentence = f"{ratio} : 1 on the dark page; words need at least 4.5 : 1. Choose a lighter one."
    assert said(colours.readable_by_night, colour) == (ratio and sentence)


@pytest.mark.parametrize("odd", ["red", "#fff", "#0b4a5e;", "#0b4a5e\n", "url(/x)", "#0b4a5", "#gggggg", "\0"])
def test_what_is_no_colour_is_refused(odd):
    sentence = "Write a colour as # and six digits or letters a–f: #0b4a5e."
    assert said(colours.readable_by_day, odd) == said(colours.readable_by_night, odd) == sentence


@pytest.mark.parametrize("colour", ["#0b4a5e", "#000000", "#5c0000", "#00004b", "#1d4d1d", "#4a148c"])
def test_the_colour_for_the_dark_follows_from_the_one_for_the_day(colour):
    assert said(colours.readable_by_night, colours.for_the_dark(colour)) is None


def test_black_on_white_is_21_to_1():
    assert round(colours.contrast("#000000", "#ffffff"), 2) == 21
    assert colours.ratio_in_words(4.499) == "4.4"


def test_the_surfaces_are_those_of_the_stylesheet():
    css = Path(settings.BASE_DIR, "static", "site.css").read_text()
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block)) for block in re.findall(r":root \{(.*?)\}", css, re.S)
    )
    for declared, known, accent, warm in [
        (light, colours.LIGHT, colours.ACCENT, colours.WARM),
        (dark, colours.DARK, colours.ACCENT_DARK, colours.WARM_DARK),
    ]:
        assert {name: declared[name] for name in known} == known
        assert (declared["accent"], declared["warm"]) == (accent, warm)
