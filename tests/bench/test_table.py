"""What the bench prints and writes."""

import json

import pytest

from bench.rounds import Contest
from bench.table import TARGETS, Row, as_text, compared, write

KEYS = "name database value cpu_ms floor_cpu_ms ratio spread queries bytes target target_queries unit ok".split()


def make_row(name="event page", value=9.0, **values):
    return Row(name, "SQLite", value, **{"queries": 15, **values})


@pytest.mark.parametrize(
    ("row", "ok"),
    [
        (make_row(value=10.0), True),
        (make_row(value=10.1), False),
        (make_row(queries=16), False),
        (make_row("person page", value=99.0), None),
        (make_row("loading 21,713 talks", value=60_000.0, queries=None), True),
    ],
)
def test_a_row_is_judged_by_its_target_and_its_queries(row, ok):
    assert row.ok() is ok


def test_the_figure_of_a_contest_is_the_median_of_the_ratios_of_its_rounds():
    contest = Contest("event page", ["/"], None, None, rounds=[(8.0, 1.0), (30.0, 3.0), (9.0, 1.0)])
    row = compared(contest, "SQLite", queries=3, bytes=4000)
    assert (row.value, row.cpu_ms, row.floor_cpu_ms, row.spread) == (9.0, 9.0, 1.0, 2.0)


def test_the_file_has_every_field_of_every_row(tmp_path):
    write(tmp_path / "var" / "bench.json", [make_row(), make_row("person page")])
    rows = json.loads((tmp_path / "var" / "bench.json").read_text())
    assert [list(row) for row in rows] == [KEYS, KEYS]
    assert [row["ok"] for row in rows] == [True, None]


def test_a_quick_trial_judges_nothing(tmp_path):
    write(tmp_path / "bench.json", [make_row(value=99.0)], judged=False)
    assert json.loads((tmp_path / "bench.json").read_text())[0]["ok"] is None
    assert "MISSED" not in as_text([make_row(value=99.0)], judged=False)


def test_the_text_says_what_was_missed():
    assert as_text([make_row(value=12.0)]).endswith("≤ 10 × floor, ≤ 15 queries: MISSED")


def test_every_row_is_named_in_the_documentation(request):
    page = (request.config.rootpath / "docs" / "performance.md").read_text(encoding="utf-8")
    assert [name for name in TARGETS if f"| {name} |" not in page] == []
