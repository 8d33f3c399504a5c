"""`python -m bench FOLDER`: measure the hub on both databases with the talks in FOLDER, and print the table.

`BENCH_QUICK=1` makes a small trial of it, in which nothing is judged.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import table, talks
from bench.databases import SQLite, postgresql
from bench.measuring import Bench

QUICK = os.environ.get("BENCH_QUICK", "") not in ("", "0")
USAGE = "Say where the talks are: make bench TALKS=<folder with conferences.jsonl.gz and talks.jsonl.gz>"
started = time.monotonic()


def main(arguments):
    folder = Path(arguments[0] if arguments else os.environ.get("TALKS") or "/nowhere")
    if not talks.is_whole(folder):
        print(USAGE, file=sys.stderr)
        return 2
    # Long-lived, this process stays small: what it starts would count its memory as their own.
    with tempfile.TemporaryDirectory(prefix="hrhub-bench-") as name, postgresql() as postgres:
        var = Path(name)
        told("preparing the talks")
        how_many = "quick" if QUICK else "all"
        subprocess.run([sys.executable, "-m", "bench.talks", folder, var / "corpora", how_many], check=True)
        measure(Bench(database, var, QUICK, told) for database in (SQLite(var), postgres))
    return 0


def measure(benches):
    """Report all rows; when something breaks down, those that were measured before."""
    rows = []
    try:
        for bench in benches:
            for row in bench.rows():
                rows.append(row)
    finally:
        report(rows)


def told(words):
    print(f"{time.monotonic() - started:5.0f} s  {words}", file=sys.stderr, flush=True)


def report(rows):
    kept = Path(os.environ.get("VAR_DIR") or "var") / ("bench-quick.json" if QUICK else "bench.json")
    table.write(kept, rows, judged=not QUICK)
    print(table.as_text(rows, judged=not QUICK))
    judged = [row for row in rows if row.ok() is not None]
    met = sum(row.ok() for row in judged)
    print("A quick trial: nothing is judged." if QUICK else f"{met} of {len(judged)} targets met.", f"See {kept}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
