"""What a report tells: who was there, from when until when. All or nothing, with the number of each wrong row."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from hrhub.web.folding import fold
from hrhub.web.plain_text import in_one_line

from . import times
from .files import NotAReport, first_rows, rows_of
from .headings import columns_of, is_heading, program_of

DELIMITERS = ",\t;"
LONGEST_NAME = 200
NO, YES = {"no", "non", "nao", "لا"}, {"yes", "oui", "si", "sim", "نعم"}


class WrongRows(Exception):
    """Some rows need somebody: `problems` are sentences, each with the number of its row."""

    def __init__(self, problems):
        super().__init__()
        self.problems = problems


@dataclass(slots=True)
class Stay:
    """One row: under which names and address, from when until when, how long. `minutes` or `interval` is told."""

    names: list
    email: str
    country: str  # its name in English, as Zoom tells it of a webinar
    interval: tuple | None
    minutes: float | None


@dataclass(slots=True)
class Table:
    columns: dict
    rows: list = field(default_factory=list)  # (number, cells)


@dataclass(slots=True)
class Report:
    program: str
    stays: list
    days: set  # on which somebody joined, as far as the report tells


def report_of(text):
    """Return the Report in `text`. Raises NotAReport and WrongRows."""
    rows = rows_of(text, delimiter_of(text))
    tables, program = tables_in(rows)
    if program == "teams":  # tells the same people twice: in sum, and then each time that one joined
        tables = [table for table in tables if table.rows][-1:]
    numbered = [(table.columns, number, row) for table in tables for number, row in table.rows]
    day_first = times.day_first([cell(row, columns, "joined") for columns, _number, row in numbered])
    stays, problems = [], []
    for columns, number, row in numbered:
        if not is_told_of(row, columns, program):
            continue
        stay = stay_of(row, columns, day_first)
        if problem := wrong_in(stay, row, columns):
            problems.append(_("Row %(row)s: %(problem)s") % {"row": number, "problem": problem})
        stays.append(stay)
    if problems:
        raise WrongRows(problems)
    if not stays:
        raise NotAReport(_("There are headings in this file, but nobody below them."))
    joined = (stay.interval[0].date() for stay in stays if stay.interval)
    return Report(program, stays, {day for day in joined if day != times.NO_DAY})


def delimiter_of(text):
    """Return what parts the cells: that with which a heading is found. Raises NotAReport."""
    for delimiter in DELIMITERS:
        if any(is_heading(columns_of(row)) for row in first_rows(text, delimiter)):
            return delimiter
    raise NotAReport(
        _(
            "We know no columns in this file. We look for a name, and for “Duration” or “Join time”. "
            "Please choose the attendance report of Zoom, Teams, Meet or BigBlueButton."
        )
    )


def tables_in(rows):
    """Return the tables of people, and the program that wrote the first."""
    tables, program, table = [], "", None
    for place, row in enumerate(rows):
        columns = columns_of(row)
        if is_heading(columns):
            table = Table(columns)
            tables.append(table)
            program = program or program_of(row)
        elif is_title(row, rows[place + 1 : place + 2]):
            table = None
        elif table and any(row):
            table.rows.append((place + 1, row))
    return tables, program


def is_title(row, below):
    """Say whether a row is the title of what follows: "3. In-Meeting Activities", or one word above a heading."""
    filled = [one for one in row if one]
    if len(filled) != 1 or not row[0]:
        return False
    return row[0][:1].isdigit() and row[0][1:3] == ". " or any(is_heading(columns_of(one)) for one in below)


def cell(row, columns, name):
    place = columns.get(name)
    return row[place] if place is not None and place < len(row) else ""


def is_told_of(row, columns, program):
    """Leave out who registered there and did not come, who waited outside, and the votes of nobody known."""
    if fold(cell(row, columns, "attended")) in NO or fold(cell(row, columns, "waiting")) in YES:
        return False
    return program != "bbb" or bool(cell(row, columns, "duration"))


def stay_of(row, columns, day_first):
    joined, left = (times.moment(cell(row, columns, name), day_first) for name in ("joined", "left"))
    return Stay(
        names_in(row, columns),
        address_in(row, columns),
        cell(row, columns, "country"),
        times.interval(joined, left),
        times.length(cell(row, columns, "duration")),
    )


def names_in(row, columns):
    """Return the names of a row: as shown in the meeting, and as told when registering there."""
    name, first, last = (in_one_line(cell(row, columns, part))[:LONGEST_NAME] for part in ("name", "first", "last"))
    if first and not last:  # a French report calls the family's name "nom"
        return [f"{first} {name}".strip()]
    if last and "first" not in columns:  # and a Spanish one the given name "nombre"
        return [f"{name} {last}".strip()]
    return list(dict.fromkeys(filter(None, [name, f"{first} {last}".strip()])))


def address_in(row, columns):
    """Return the address, or "": Meet tells of those outside only "a…@example.org"."""
    for column in ("email", "account"):
        told = cell(row, columns, column).lower()
        if "@" in told and "*" not in told and "…" not in told:
            return told[:254]
    return ""


def wrong_in(stay, row, columns):
    """Return what is wrong with a row, in a sentence, or ""."""
    if any("\n" in cell(row, columns, name) for name in ("name", "first", "last", "email", "duration")):
        return _("a quotation mark is never closed.")
    if stay.minutes is None and stay.interval is None:
        told = cell(row, columns, "duration") or cell(row, columns, "joined")
        return _("“%(words)s” tells no length of time.") % {"words": in_one_line(told)[:40]}
    if stay.minutes is not None and not 0 <= stay.minutes <= times.LONGEST / times.MINUTE:
        return _("“%(words)s” is too long for a meeting.") % {"words": in_one_line(cell(row, columns, "duration"))[:40]}
    return ""
