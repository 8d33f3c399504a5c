"""What `make test` says of two crawls."""

import json

import pytest

from tests.compare_answers import main

HOME = {"path": "/", "status": 200, "body": "<h1>HRHub</h1>\n<p>Two events</p>"}
EVENTS = {"path": "/events/", "status": 200, "body": "<h1>Events</h1>"}


@pytest.fixture
def compare(tmp_path, capsys):
    def compare(one, other):
        for name, answers in (("one", one), ("other", other)):
            (tmp_path / name).write_text("".join(json.dumps(answer) + "\n" for answer in answers))
        return main(tmp_path / "one", tmp_path / "other"), capsys.readouterr().out

    return compare


def test_the_same_answers_agree(compare):
    status, said = compare([HOME, EVENTS], [EVENTS, HOME])
    assert status == 0
    assert said == "2 answers compared between both databases, 0 differ.\n"


def test_a_different_body_is_shown_by_its_lines(compare):
    status, said = compare([HOME], [{**HOME, "body": "<h1>HRHub</h1>\n<p>Three events</p>"}])
    assert status == 1
    assert "    -<p>Two events</p>\n    +<p>Three events</p>" in said


def test_a_different_status_differs(compare):
    status, said = compare([HOME], [{**HOME, "status": 500}])
    assert status == 1
    assert said.startswith("/: 200 and 500")


def test_a_path_that_one_never_visited_is_left_out(compare):
    assert compare([HOME, EVENTS], [HOME])[0] == 0


@pytest.mark.parametrize(("one", "other"), [([], [HOME]), ([HOME], []), ([HOME], [EVENTS])])
def test_nothing_to_compare_is_a_failure(compare, one, other):
    assert compare(one, other)[0] == 1


def test_a_file_never_written_is_a_failure(tmp_path):
    assert main(tmp_path / "none", tmp_path / "neither") == 1
