from itertools import product

import pytest

from hrhub.participation.small_numbers import FEWER, FROM, MORE, hidden


def test_numbers_of_five_and_more_are_shown():
    assert hidden({"zm": 42, "gh": 5}) == {"zm": 42, "gh": 5}


def test_several_small_ones_say_fewer_than_five():
    numbers = {"zm": 42, "gh": 1, "ke": 2, "ml": 4, "ng": 1, "rw": 4}
    assert hidden(numbers) == {"zm": 42} | dict.fromkeys(["gh", "ke", "ml", "ng", "rw"], FEWER)


def test_one_small_one_is_not_given_away_by_the_sum():
    assert hidden({"zm": 42, "gh": 11, "ke": 2}) == {"zm": 42, "gh": MORE, "ke": FEWER}


def test_what_cannot_be_hidden_is_not_shown_at_all():
    assert hidden({"zm": 3}) == {}


TABLES = [dict(zip("abcd", numbers, strict=False)) for numbers in product([1, 2, 4, 5, 6, 9, 30], repeat=4)]


def possible(shown, total, key):
    """Return all that `key` can be for whoever knows the table and the total, and how rows are chosen to be hidden."""
    most = min([n for n in shown.values() if isinstance(n, int)], default=40)
    rows = [range(1, FROM) if n == FEWER else range(FROM, most + 1) for n in shown.values() if not isinstance(n, int)]
    rest = total - sum(n for n in shown.values() if isinstance(n, int))
    place = [name for name, n in shown.items() if not isinstance(n, int)].index(key)
    return {numbers[place] for numbers in product(*rows) if sum(numbers) == rest}


@pytest.mark.parametrize("size", [1, 2, 3])
def test_no_table_and_its_sum_tell_more_of_a_small_one_than_that_it_is_small(size):
    tables = {tuple(list(table.items())[:size]) for table in TABLES}
    for table in map(dict, tables):
        shown = hidden(table)
        for key in [key for key, n in shown.items() if n == FEWER]:
            assert possible(shown, sum(table.values()), key) == {1, 2, 3, 4}, (table, shown)
