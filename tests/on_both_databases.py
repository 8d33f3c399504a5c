"""Run all tests on SQLite and on PostgreSQL at once, compare what both answered, and end with one line that sums up.

    python -m tests.on_both_databases [what pytest takes]

PostgreSQL is `TEST_POSTGRES_URL`, or without it a server of our own that lives as long as the run.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tests import compare_answers
from tests.browser import find_chromium, is_required
from tests.embedded_postgres import throw_away_postgres

FOLDER = Path(os.environ.get("VAR_DIR") or "var").resolve() / "test-runs"
PYTEST = [sys.executable, "-m", "pytest", "--color=yes" if sys.stdout.isatty() else "--color=no"]
# Where SQLite and its browser keep both cores busy, PostgreSQL waits its turn at each query: twice as long in all.
GIVE_WAY = ["nice", "-n", "10"] if shutil.which("nice") else []
NO_TESTS = 5  # pytest's exit status where a selection leaves nothing on one of the databases


class Run:
    """The tests on one database: a pytest process, with a folder for what it writes."""

    def __init__(self, name, database_url, arguments, before=(), output=None):
        self.name, self.folder = name, FOLDER / name
        self.folder.mkdir(parents=True)
        self.started = time.monotonic()
        command = [*before, *PYTEST, f"--junit-xml={self.results}", *arguments]
        self.process = subprocess.Popen(
            command, env=self.environment(database_url), stdout=output, stderr=subprocess.STDOUT if output else None
        )

    @property
    def answers(self):
        return self.folder / "answers.jsonl"

    @property
    def results(self):
        return self.folder / "results.xml"

    def environment(self, database_url):
        ours = {"VAR_DIR": str(self.folder), "CRAWL_ANSWERS": str(self.answers), "PYTHONUNBUFFERED": "1"}
        ours["CRAWL_ALL"] = "1" if database_url else ""  # every language is visited once, where there is no browser
        return {**os.environ, **ours, "DATABASE_URL": database_url or f"sqlite:///{self.folder / 'hrhub.sqlite3'}"}

    def end(self):
        """End the tests if they still run: the whole run was given up."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    def wait(self):
        """Wait for the end, and keep how long it took and how it went."""
        self.status = self.process.wait()
        self.seconds = time.monotonic() - self.started
        self.counts = counts(self.results)

    def failed(self):
        return self.status not in (0, NO_TESTS)

    def line(self):
        passed, failed, skipped = self.counts
        word = "failed" if self.failed() else "passed"
        return f"{self.name}: {word}, {passed} passed, {failed} failed, {skipped} skipped in {self.seconds:.0f} s"


def counts(results):
    """Return how many tests passed, failed and were skipped, from pytest's XML; a run that broke down has none."""
    try:
        suite = ElementTree.parse(results).getroot().find("testsuite")
    except (OSError, ElementTree.ParseError):
        return 0, 0, 0
    tests, failures, errors, skipped = (int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped"))
    return max(0, tests - failures - errors - skipped), failures + errors, skipped


def browser_tests(results):
    """Return how many tests had a browser: pytest-playwright puts its name into theirs."""
    cases = ElementTree.parse(results).getroot().iter("testcase")
    return sum("chromium" in case.get("name") and case.find("skipped") is None for case in cases)


def run_both(postgres_url, arguments):
    """Run both at once: SQLite's output as it comes, PostgreSQL's after it."""
    log = FOLDER / "postgresql.log"
    with log.open("wb") as output, contextlib.ExitStack() as given_up:
        marked = [] if "-m" in arguments else ["-m", "not browser and not audit and not hard"]
        postgresql = Run("PostgreSQL", postgres_url, [*arguments, *marked], output=output)
        given_up.callback(postgresql.end)
        sqlite = Run("SQLite", None, arguments, before=GIVE_WAY)
        given_up.callback(sqlite.end)
        sqlite.wait()
        print("\nThe tests on PostgreSQL ran beside these; what they said follows.", flush=True)
        postgresql.wait()
    print(log.read_text(errors="replace"), flush=True)
    return sqlite, postgresql


def browser_ran(sqlite, arguments):
    """Say loudly when no test had a browser: a failure where one is required, unless tests were selected."""
    if arguments or sqlite.failed() or browser_tests(sqlite.results):
        return True
    print("\nNO BROWSER TEST RAN" + ("." if find_chromium() else ": there is no Chromium on this machine."))
    return not is_required()


def same_answers(sqlite, postgresql, arguments):
    """Compare what the crawls wrote. A selection of tests may leave the crawl out: then there is nothing to compare."""
    if arguments and not (sqlite.answers.exists() and postgresql.answers.exists()):
        return True
    return compare_answers.main(sqlite.answers, postgresql.answers) == 0


def sum_up(runs, *other_checks):
    """Print a line for each run and one for all, and return the exit status."""
    print()
    for run in runs:
        print(run.line())
    broke_down = sum(run.failed() and not run.counts[1] for run in runs)
    passed, failed, skipped = (sum(run.counts[place] for run in runs) for place in range(3))
    failed += broke_down + other_checks.count(False)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


def main(arguments):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server and both runs end with us
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    given = os.environ.get("TEST_POSTGRES_URL")
    with contextlib.nullcontext(given) if given else throw_away_postgres() as postgres_url:
        runs = run_both(postgres_url, arguments)
    return sum_up(runs, same_answers(*runs, arguments), browser_ran(runs[0], arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
