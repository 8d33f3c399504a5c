"""The report of a meeting as its program wrote it: CSV, in the encoding of that program, looked at from outside."""

import csv
import io
from hashlib import sha256

from django.utils.translation import gettext as _

LARGEST = 10_000_000  # bytes
MOST_ROWS = 20_000
MOST_COLUMNS = 60  # after its own, BigBlueButton writes one for each poll
LOOKED_AT = 20_000  # letters, to find out what parts the cells
ARCHIVE, OLD_OFFICE = b"PK", b"\xd0\xcf\x11\xe0"


class NotAReport(Exception):
    """The file cannot be read; its text is a sentence for people."""


def read(file):
    """Return (digest, words) of `file`, an uploaded one. Raises NotAReport."""
    if file.size > LARGEST:
        raise NotAReport(_("The file is too large: at most 10 MB."))
    content = file.read(LARGEST + 1)
    if content.startswith((ARCHIVE, OLD_OFFICE)):
        raise NotAReport(_("This is no CSV file. Please choose the file as the meeting’s program wrote it."))
    text = decoded(content)
    if not text.strip():
        raise NotAReport(_("The file is empty."))
    return sha256(content).hexdigest(), text


def decoded(content):
    """Return the words: UTF-16 with its mark (as Teams writes), UTF-8, or what Windows writes in the west."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise NotAReport(_("The file is damaged. Please download it again from the meeting’s program."))
    return text


def rows_of(text, delimiter):
    """Return all rows, empty ones too: their place is the number that people see. Raises NotAReport."""
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([cell.strip() for cell in row[:MOST_COLUMNS]])
            if len(rows) > MOST_ROWS:
                raise NotAReport(_("There are more than 20,000 rows in this file."))
    except csv.Error as error:
        words = _("Row %(row)s cannot be read: a quotation mark is never closed there, or a cell is too long.")
        raise NotAReport(words % {"row": len(rows) + 1}) from error
    return rows


def first_rows(text, delimiter):
    try:
        return rows_of(text[:LOOKED_AT], delimiter)
    except NotAReport:
        return []
