"""The table in docs/mail.md and the code name the same mails, and nothing else is sent."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from hrhub.participation.letters import KINDS

TABLE = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in Path(settings.BASE_DIR, "docs/mail.md").read_text().splitlines()
    if line.startswith("| `")
]
ROWS = {row[0].strip("`"): row for row in TABLE}


def test_each_mail_is_in_the_table_once_and_the_table_names_no_other():
    assert [row[0].strip("`") for row in TABLE] == list(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_the_table_says_what_the_code_does(name):
    _name, trigger, to, at_most, calendar = ROWS[name]
    assert trigger
    assert at_most
    kind = KINDS[name]
    said = ("members too" in to, "can be stopped" in to, calendar)
    assert said == (kind.to_members, kind.can_be_stopped, kind.method)


def test_each_mail_has_its_words_and_no_words_are_left_over():
    folder = Path(settings.BASE_DIR, "templates/participation/mail")
    assert {path.stem for path in folder.glob("*.txt")} == {*KINDS, "letter"}


def sent_in_code():
    """Yield what is sent by name, in all that takes part."""
    for path in Path(settings.BASE_DIR, "hrhub/participation").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and re.fullmatch(r"letters\.(send(_all)?|answer)", ast.unparse(node.func)):
                yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant))


def test_nothing_is_sent_that_is_no_kind():
    assert set(sent_in_code()) - set(KINDS) == set()
    assert "registered" in set(sent_in_code())
