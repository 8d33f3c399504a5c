"""A report as a file: its bytes, its lines. Looked at from outside before it is read."""

import csv
import io

from django.utils.translation import gettext as _

LARGEST = 4_000_000  # bytes
MOST_ROWS = 20_000
MOST_COLUMNS, LONGEST_CELL = 60, 400
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class BadReport(Exception):
    """The file cannot be taken: `sentences` say why, with the numbers of rows where there are any."""

    def __init__(self, *sentences):
        super().__init__(*sentences)
        self.sentences = list(sentences)


def lines_of(content):
    """Return [(number, cells)] of a report, in the order of the file and without its empty lines. Raises BadReport."""
    if not content.strip():
        raise BadReport(_("This file is empty."))
    if len(content) > LARGEST:
        raise BadReport(_("This file is larger than 4 MB. Is it the report of one meeting?"))
    text = decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text[:5_000]))
    try:
        return list(bounded(reader))
    except csv.Error as error:
        raise BadReport(
            _("Row %(n)s cannot be read. Please download the report again.") % {"n": reader.line_num}
        ) from error


def delimiter_of(beginning):
    """Return what parts the cells: tabs in Teams, semicolons where a comma is decimal, else commas."""
    if "\t" in beginning:
        return "\t"
    return ";" if beginning.count(";") > beginning.count(",") else ","


def decoded(content):
    """Return the words of a file: UTF-16 with its mark (Teams), UTF-8, else what Windows writes in the west."""
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            raise BadReport(damaged()) from error
        text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise BadReport(damaged())
    return text


def damaged():
    return _("This file is damaged, or no report. Please download it again, as CSV.")


def bounded(reader):
    for row in reader:
        if reader.line_num > MOST_ROWS:
            words = _("There are more than %(n)s rows in this file. Is it the report of one meeting?")
            raise BadReport(words % {"n": MOST_ROWS})
        cells = [cell.strip()[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]]
        yield reader.line_num, cells
