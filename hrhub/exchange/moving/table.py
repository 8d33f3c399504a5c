"""A table of old and new addresses, from a CSV file: all of it, or nothing."""

import csv
import io
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from hrhub.catalogue.here import EDITOR, pages_here
from hrhub.web.leading import Ring
from hrhub.web.models import Moved
from hrhub.web.moved import canonical, destination, leads_elsewhere

COLUMNS = ["old_address", "new_address"]
LARGEST = 50_000_000  # bytes: half a million addresses
SHOWN = 100  # defects


class TableRefused(Exception):
    """The table cannot be loaded; `defects` are sentences, each with its row, and nothing was changed."""

    def __init__(self, defects):
        self.defects = defects
        super().__init__("\n".join(defects[:SHOWN] + [f"… and {len(defects) - SHOWN} more"] * (len(defects) > SHOWN)))


@dataclass
class Loaded:
    """How many were made, changed, the same; `left` are sentences on those that are pages here."""

    made: int = 0
    changed: int = 0
    same: int = 0
    left: list = field(default_factory=list)

    def __str__(self):
        return f"old addresses: made {self.made}, changed {self.changed}, same {self.same}, left {len(self.left)}"


@transaction.atomic
def load_table(path, *, dry_run=False):
    """Lead the old addresses in the CSV file at `path` to the new ones; return Loaded. The same again changes nothing.

    A row counts as its number in the file, the heading being row 1. Raises TableRefused.
    """
    rows = read_table(path)
    wanted = checked(rows)
    here = pages_here(wanted, EDITOR)
    loaded = Loaded(left=[f"row {wanted[old][0]}: {old} is a page here, and is never led away from" for old in here])
    try:
        happened = Moved.objects.lead({old: new for old, (_row, new) in wanted.items() if old not in here})
    except Ring as ring:
        raise TableRefused([f"row {wanted[ring.args[0]][0]}: {ring.args[0]} leads back to itself"]) from ring
    for outcome, addresses in happened.items():
        setattr(loaded, outcome, len(addresses))
    if dry_run:
        transaction.set_rollback(True)
    return loaded


def read_table(path):
    """Return [(row, old, new)]; raises TableRefused where the file is no such table."""
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableRefused([f"not UTF-8: byte {error.start} cannot be read; save the file as CSV UTF-8"]) from error
    if "\0" in text:
        raise TableRefused(["has a NUL character: this is no CSV file"])
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise TableRefused([f"no CSV: {error}"]) from error
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if not set(COLUMNS) <= set(names):
        raise TableRefused([f"row 1: the heading must name the columns {' and '.join(COLUMNS)}"])
    old, new = (names.index(column) for column in COLUMNS)
    width = max(old, new) + 1
    filled = [(number, [*row, *[""] * width]) for number, row in enumerate(rows[1:], 2) if any(map(str.strip, row))]
    return [(number, row[old].strip(), row[new].strip()) for number, row in filled]


def read_bytes(path):
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise TableRefused([f"{path} cannot be read: {error.strerror}"]) from error
    if len(content) > LARGEST:
        raise TableRefused([f"is larger than {LARGEST // 1_000_000} MB: split it"])
    return content


def checked(rows):
    """Return {canonical old: (row, destination)}; raises TableRefused with every defect."""
    wanted, defects = {}, []
    for number, old, new in rows:
        try:
            settled = destination(new)
        except ValidationError as error:
            defects.append(f"row {number}: new_address {shown(new)}: {' '.join(error.messages)}")
            continue
        form = canonical(old)
        if not form:
            sentence = "is none: a path, or the whole address, but not the home page"
            defects.append(f"row {number}: old_address {shown(old)} {sentence}")
        elif form in wanted and wanted[form][1] != settled:
            defects.append(f"row {number}: {shown(old)} leads elsewhere in row {wanted[form][0]}")
        else:
            wanted.setdefault(form, (number, settled))
    defects += nowhere(wanted)
    if defects:
        raise TableRefused(defects)
    return wanted


def nowhere(wanted):
    """Return a sentence for each new address that is no page of ours, nor an old one that leads to some."""
    ours = {new for _number, new in wanted.values() if not leads_elsewhere(new)}
    forms = {new: canonical(new) for new in ours}
    led = {*Moved.objects.leading(form for form in forms.values() if form), *wanted}
    here = pages_here(ours, EDITOR) | {new for new, form in forms.items() if form in led}
    return [
        f"row {number}: new_address {shown(new)} is no page here"
        for number, new in wanted.values()
        if not leads_elsewhere(new) and new not in here
    ]


def shown(value):
    return f"“{value[:100]}…”" if len(value) > 100 else f"“{value}”"
