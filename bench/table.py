"""The rows of the bench: their names and targets, as text and as JSON."""

import json
from dataclasses import asdict, dataclass

TIMES_FLOOR, TIMES_SMALL, MS, MB = "× floor", "× the same among 200", "ms", "MB"
TIMES_INSERT = "× a bare INSERT"


@dataclass(frozen=True)
class Target:
    """What a row is judged by; `most` None: it is shown and not judged."""

    unit: str = TIMES_FLOOR
    most: float | None = None
    queries: int | None = None


# The names are a promise: a row keeps its name, so that a figure can be followed from release to release.
TARGETS = {
    "event page": Target(most=10, queries=15),
    "event page, founding webinar": Target(most=10, queries=15),
    "catalogue": Target(most=15, queries=16),
    "catalogue, narrowed": Target(),
    "conference of 250": Target(most=35),
    "person page": Target(),
    "home": Target(),
    "event page among 200,000": Target(TIMES_SMALL, most=1.1),
    "registration, 64 at once": Target(TIMES_INSERT, most=4),
    "loading 21,713 talks": Target(MS, most=60_000),
    "memory while loading": Target(MB, most=500),
}


@dataclass
class Row:
    name: str
    database: str
    value: float  # what is compared with the target, in its unit
    cpu_ms: float | None = None
    floor_cpu_ms: float | None = None
    ratio: float | None = None
    spread: float | None = None  # from the lowest to the highest ratio of a round
    queries: int | None = None
    bytes: int | None = None

    def as_json(self, judged=True):
        target = TARGETS[self.name]
        own = {key: round(value, 3) if isinstance(value, float) else value for key, value in asdict(self).items()}
        wanted = {"target": target.most, "target_queries": target.queries, "unit": target.unit}
        return {**own, **wanted, "ok": self.ok() if judged else None}

    def ok(self):
        """True or False against the target, None where there is none."""
        target = TARGETS[self.name]
        if target.most is None:
            return None
        return self.value <= target.most and (target.queries is None or self.queries <= target.queries)


def compared(contest, database, **known):
    """Return the row of a contest that was played."""
    ratios = contest.ratios
    ratio = ratios[len(ratios) // 2]
    own = {"cpu_ms": contest.page_ms, "floor_cpu_ms": contest.floor_ms}
    return Row(contest.name, database, ratio, ratio=ratio, spread=ratios[-1] - ratios[0], **own, **known)


def as_text(rows, judged=True):
    """Return the table, a line for each row."""
    cells = [["", "", "CPU ms", "floor", "figure", "± half", "queries", "bytes", "target"]]
    cells += [cells_of(row, judged) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(aligned(line, widths)).rstrip() for line in cells)


def aligned(cells, widths):
    """Yield the cells: words from the left, figures from the right."""
    words = (0, 1, len(cells) - 1)
    for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        yield cell.ljust(width) if place in words else cell.rjust(width)


def cells_of(row, judged):
    half = None if row.spread is None else row.spread / 2
    times = [number(value, 2) for value in (row.cpu_ms, row.floor_cpu_ms, row.value, half)]
    return [row.name, row.database, *times, number(row.queries, 0), number(row.bytes, 0), verdict(row, judged)]


def verdict(row, judged):
    target = TARGETS[row.name]
    if target.most is None:
        return target.unit
    queries = f", ≤ {target.queries} queries" if target.queries else ""
    word = (": ok" if row.ok() else ": MISSED") if judged else ""
    return f"≤ {target.most:,} {target.unit}{queries}{word}"


def number(value, places):
    return "" if value is None else f"{value:,.{places}f}"


def write(path, rows, judged=True):
    path.parent.mkdir(parents=True, exist_ok=True)
    content = [row.as_json(judged) for row in rows]
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
