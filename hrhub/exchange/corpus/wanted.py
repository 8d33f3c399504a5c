"""A record as its file wants it to be, in the one form in which new, loaded and current values are compared."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time

EMPTY = (None, "", [], {})


def canonical(value):
    """Return `value` as JSON keeps it."""
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [canonical(item) for item in value]
    if isinstance(value, str):
        return str(value)  # a member of an enumeration becomes its plain value
    return value


def canonical_row(row):
    """Return a row that hangs on a record, without what is empty in it."""
    return {name: canonical(value) for name, value in row.items() if value not in EMPTY}


def canonical_list(rows):
    """Return rows in an order that depends on what they say alone: an order that matters is a column of theirs."""
    found = [canonical_row(row) for row in rows]
    return sorted(found, key=lambda row: json.dumps(row, sort_keys=True)) if len(found) > 1 else found


@dataclass
class Wanted:
    """Fields of the record's own row, and `lists` of rows that hang on it; `first` is written only when it is made.

    `pk` is set where a row that somebody else made was found by name. `odd` are sentences to tell when it is written.
    """

    corpus_id: str
    fields: dict
    lists: dict = field(default_factory=dict)
    first: dict = field(default_factory=dict)
    pk: int | None = None
    odd: list = field(default_factory=list)

    def __post_init__(self):
        self.new = {name: canonical(value) for name, value in self.fields.items()}
        self.new |= {name: canonical_list(rows) for name, rows in self.lists.items()}
