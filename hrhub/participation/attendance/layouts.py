"""The layouts of reports, known by their headings; the sources are in docs/imports.md."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .headings import in_english
from .reading import BadReport

FIELDS = {
    "name": ["name (original name)", "user name (original name)", "user name", "full name", "name"],
    "first": ["first name"],
    "last": ["last name"],
    "email": ["user email", "email", "email address"],
    "joined": ["join time", "first join", "first join time", "time joined", "join"],
    "left": ["leave time", "last leave", "last leave time", "time exited", "left"],
    "duration": [
        "duration (minutes)",
        "total duration (minutes)",
        "time in session (minutes)",
        "in-meeting duration",
        "duration",
    ],
    "attended": ["attended"],
    "waiting": ["in waiting room"],
    "moderator": ["moderator"],
    "country": ["country/region name", "country/region"],
}
NAMES = {*FIELDS["name"], *FIELDS["first"]}
# The first of which all headings are in a line is the layout of the lines below it.
LAYOUTS = [
    ("BigBlueButton", {"name", "activity score", "duration"}),
    ("Zoom", {"user name (original name)", "time in session (minutes)"}),
    ("Zoom", {"user name", "time in session (minutes)"}),
    ("Zoom", {"name (original name)", "duration (minutes)"}),
    ("Zoom", {"name (original name)", "total duration (minutes)"}),
    ("Teams", {"name", "first join", "last leave", "in-meeting duration"}),
    ("Teams", {"name", "join time", "leave time", "duration", "role"}),
    ("Teams", {"full name", "join time", "leave time", "duration"}),
    ("Google Meet", {"first name", "last name", "duration", "time joined"}),
    ("Google Meet", {"name", "email", "duration"}),
    ("Zoom", {"name", "email", "duration (minutes)"}),
]
STAYS = {"name", "join time", "leave time", "duration", "role"}  # of Teams: the same people again, each time they came
PART = re.compile(r"(?:host|panelist|attendee|registrant)s? details|other attended|\d+\. .+", re.IGNORECASE)
AWAY, WAITED = {"no", "non", "não", "false"}, {"yes", "oui", "sí", "sim"}


@dataclass(slots=True)
class Row:
    """What one line of a report says."""

    number: int
    name: str
    email: str
    joined: str
    left: str
    duration: str
    country: str


def table_in(lines):
    """Return (name of the platform, rows) of a report. Raises BadReport where no line has headings that we know."""
    tables = list(tables_in(lines))
    if not tables:
        raise BadReport(
            _("This is no report that we know: no row has the headings of Zoom, Teams, Google Meet or BigBlueButton."),
            _("Please download the report as CSV, with the platform set to English."),
        )
    stays = [table for table in tables if table[1] >= STAYS and table[2]]
    rows = [row for _name, _headings, found in stays or tables for row in found]
    return tables[0][0], rows


def tables_in(lines):
    """Give (platform, headings, rows) for each table in the file: most have several, with a line of headings each."""
    name, columns, headings, rows = "", None, set(), []
    for number, cells in lines:
        found = layout_of(cells)
        if columns and (found or is_name_of_a_part(cells)):
            yield name, headings, rows
            columns = None
        if found:
            name, headings, columns, rows = found, set(in_english(cells)), columns_of(cells), []
        elif columns and any(cells) and (row := row_of(number, cells, columns)):
            rows.append(row)
    if columns:
        yield name, headings, rows


def is_name_of_a_part(cells):
    """Say whether a line only names what follows: "Panelist Details", "3. In-Meeting Activities"."""
    return bool(cells) and not any(cells[1:]) and bool(PART.fullmatch(cells[0]))


def layout_of(cells):
    """Return which platform writes these headings, or None; a name stands in one of the first two of them."""
    if not NAMES.intersection(in_english(cells[:2])):
        return None
    headings = set(in_english(cells))
    return next((name for name, needed in LAYOUTS if needed <= headings), None)


def columns_of(cells):
    """Return {field: place}; of a heading that is there twice the last: the first is the host's, and of the meeting."""
    places = {heading: place for place, heading in enumerate(in_english(cells))}
    named = {field: next((places[one] for one in names if one in places), None) for field, names in FIELDS.items()}
    return {field: place for field, place in named.items() if place is not None}


def row_of(number, cells, columns):
    """Return the Row of a line, or None for who registered there and did not come, was not let in, or is nobody."""

    def cell(field):
        place = columns.get(field)
        return cells[place] if place is not None and place < len(cells) else ""

    if cell("attended").casefold() in AWAY or cell("waiting").casefold() in WAITED:
        return None
    if "moderator" in columns and not cell("moderator"):  # BigBlueButton ends with the votes that nobody's name is on
        return None
    name = cell("name") or f"{cell('first')} {cell('last')}".strip()
    told = [cell(field) for field in ("joined", "left", "duration", "country")]
    return Row(number, name, address_in(cell("email")), *told)


def address_in(words):
    """Return the address, or "": of those outside Meet tells "k*****@example.org", which several people may have."""
    return words.lower() if "@" in words and "*" not in words and "…" not in words else ""
