"""Words of people that have to fit."""

import pytest

from hrhub.catalogue.shortening import one_line, shortened


@pytest.mark.parametrize(
    ("words", "length", "cut"),
    [
        ("midwives stay", 13, "midwives stay"),
        ("midwives stay", 12, "midwives…"),
        ("the midwives stay on", 18, "the midwives stay…"),  # a word ends where the room does
        ("midwives stay", 8, "midwive…"),
        ("a midwifeswork", 12, "a midwifesw…"),  # rather a part of a word than a third less
        ("漢" * 20, 12, "漢" * 11 + "…"),
        ("midwives", 1, "…"),
        ("", 5, ""),
    ],
)
def test_words_are_cut_between_two_of_them_where_that_costs_little(words, length, cut):
    assert shortened(words, length) == cut


def test_words_of_many_lines_that_turn_become_one_line():
    assert one_line(" one\n two\u2028three\u202e \ufefffour\0 ") == "one two three four"


def test_a_no_break_space_stays():
    assert one_line("Séance 4\xa0: payer\xa0") == "Séance 4\xa0: payer"
