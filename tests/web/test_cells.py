"""What a spreadsheet would obey is words in our tables."""

import csv
from io import StringIO

import pytest

from hrhub.web.cells import harmless

STARTS = ["", " ", "\n", "\r", "\r\n", "\t", "\x0b", "\u2028", "\u00a0", "\u3000", "\0", "\u202e"]
SHAPELESS = ["\ufeff", "\u200b", "\u200f\u2060"]


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦﹢﹣﹫")
@pytest.mark.parametrize("start", STARTS)
def test_no_cell_begins_as_a_formula(start, sign):
    assert harmless(f"{start}{sign}HYPERLINK(1)") == f"'{sign}HYPERLINK(1)"


@pytest.mark.parametrize("start", SHAPELESS)
def test_what_has_no_shape_hides_no_formula(start):
    assert harmless(f"{start}=1") == f"'{start}=1"


def test_no_line_within_a_cell_begins_as_a_formula():
    file = StringIO()
    csv.writer(file).writerow([harmless("Ninety\r\n=1+1\n@SUM(A1)\u2028=2")])
    assert file.getvalue() == "Ninety =1+1 @SUM(A1) =2\r\n"


@pytest.mark.parametrize("value", [0, 95, -95, "", "Nearly 100", "a = b", "“=”", "’=1"])
def test_what_is_harmless_stays_as_it_is(value):
    assert harmless(value) == value


def test_what_is_not_known_is_an_empty_cell():
    assert harmless(None) == ""
