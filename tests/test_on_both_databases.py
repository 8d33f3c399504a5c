"""How `make test` sums up its two runs."""

import sys
from types import SimpleNamespace

import pytest

from tests import on_both_databases
from tests.on_both_databases import browser_ran, counts, run_both, sum_up

RESULTS = '<testsuites><testsuite tests="9" failures="1" errors="2" skipped="3"/></testsuites>'


def make_run(passed=0, failed=0, skipped=0, status=0):
    run = SimpleNamespace(counts=(passed, failed, skipped), status=status)
    run.failed, run.line = lambda: bool(status), lambda: "a run"
    return run


def last_line(capsys):
    return capsys.readouterr().out.splitlines()[-1]


@pytest.fixture
def told_by(tmp_path, monkeypatch, capfd):
    """Return what two runs print that run a program instead of testing: that of SQLite, and of PostgreSQL."""

    def run(program, *arguments):
        monkeypatch.setattr(on_both_databases, "FOLDER", tmp_path)
        monkeypatch.setattr(on_both_databases, "PYTEST", [sys.executable, "-c", program])
        run_both("postgres://nowhere/hub", list(arguments))
        first, *_, last = filter(None, capfd.readouterr().out.splitlines())
        return first, last

    return run


@pytest.fixture
def told(told_by):
    """What two runs say of themselves: (nice, which crawl) of SQLite and of PostgreSQL."""
    lines = told_by("import os; print(os.nice(0), os.environ['CRAWL_ALL'] or 'the compared')")
    return [line.split(" ", 1) for line in lines]


def test_sqlite_gives_way_to_postgresql(told):
    (sqlite, _), (postgresql, _) = told
    assert int(sqlite) > int(postgresql)


def test_one_of_both_crawls_every_language(told):
    assert [crawl for _nice, crawl in told] == ["the compared", "1"]


def test_what_is_marked_runs_on_both_where_it_is_asked_for(told_by):
    assert told_by("import sys; print(sys.argv[2:])", "-m", "hard") == ("['-m', 'hard']",) * 2


def test_errors_count_as_failures(tmp_path):
    (tmp_path / "results.xml").write_text(RESULTS)
    assert counts(tmp_path / "results.xml") == (3, 3, 3)


@pytest.mark.parametrize("written", [None, "", "<testsuites>"])
def test_a_run_that_broke_down_has_no_results(tmp_path, written):
    if written is not None:
        (tmp_path / "results.xml").write_text(written)
    assert counts(tmp_path / "results.xml") == (0, 0, 0)


def test_both_runs_are_added_up(capsys):
    assert sum_up([make_run(passed=5, skipped=1), make_run(passed=4)], True) == 0
    assert last_line(capsys) == "9 passed, 0 failed, 1 skipped"


def test_one_failure_on_one_database_fails_all(capsys):
    assert sum_up([make_run(passed=5), make_run(passed=4, failed=1, status=1)], True) == 1
    assert last_line(capsys) == "9 passed, 1 failed, 0 skipped"


def test_a_run_that_broke_down_counts_as_a_failure(capsys):
    assert sum_up([make_run(passed=5), make_run(status=3)], True) == 1
    assert last_line(capsys) == "5 passed, 1 failed, 0 skipped"


def test_different_answers_count_as_a_failure(capsys):
    assert sum_up([make_run(passed=5), make_run(passed=5)], False) == 1
    assert last_line(capsys) == "10 passed, 1 failed, 0 skipped"


BROWSER_TEST = '<testcase name="test_focus_is_visible[chromium-en]"/>'
WITHOUT_BROWSER = (
    '<testcase name="test_focus_is_visible[chromium-en]"><skipped/></testcase><testcase name="test_home"/>'
)


@pytest.mark.parametrize(
    ("cases", "required", "arguments", "is_fine"),
    [
        (BROWSER_TEST, "1", [], True),
        (WITHOUT_BROWSER, "1", [], False),
        (WITHOUT_BROWSER, "", [], True),
        (WITHOUT_BROWSER, "1", ["tests/web"], True),
    ],
)
def test_where_a_browser_is_required_some_test_has_to_have_had_one(
    tmp_path, monkeypatch, cases, required, arguments, is_fine
):
    monkeypatch.setenv("REQUIRE_BROWSER", required)
    run = make_run(passed=1)
    run.results = tmp_path / "results.xml"
    run.results.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
    assert browser_ran(run, arguments) is is_fine
