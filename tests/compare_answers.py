"""Say where two crawls of the same site got different answers.

    python -m tests.compare_answers sqlite/answers.jsonl postgresql/answers.jsonl

A crawl writes one JSON object a line: path, status, body. Paths that only one of them visited are left out: one of the
runs may visit more languages.
"""

import difflib
import json
import sys

SHOWN_PATHS = 5
SHOWN_LINES = 20


def main(first, second):
    """Compare two files of answers; return 0 when they agree, else 1 with the first differences printed."""
    one, other = read(first), read(second)
    both = sorted(one.keys() & other.keys())
    if not both:
        print(f"Nothing to compare: {first} has {len(one)} answers, {second} has {len(other)}.")
        return 1
    different = [path for path in both if one[path] != other[path]]
    for path in different[:SHOWN_PATHS]:
        print("\n".join(describe(path, one[path], other[path])))
    print(f"{len(both)} answers compared between both databases, {len(different)} differ.")
    return 1 if different else 0


def read(path):
    """Return {path: (status, body)}; a file that was never written has none."""
    try:
        with open(path, encoding="utf-8") as lines:
            return {answer["path"]: (answer["status"], answer["body"]) for answer in map(json.loads, lines)}
    except FileNotFoundError:
        return {}


def describe(path, one, other):
    """Yield a few lines that show the difference: the status, then the first lines of a diff."""
    yield f"{path}: {one[0]} and {other[0]}"
    diff = difflib.unified_diff(one[1].splitlines(), other[1].splitlines(), "first", "second", lineterm="", n=1)
    for _, line in zip(range(SHOWN_LINES), diff, strict=False):
        yield f"    {line[:200]}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
