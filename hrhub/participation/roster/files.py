"""A list of members as a file: CSV as programs write it, or XLSX. Looked at from outside before it is opened."""

import csv
import io
import zipfile

import openpyxl
from django.utils.translation import gettext as _

LARGEST = 1_000_000  # bytes
# Bytes that an .xlsx may unpack to, all parts together, whatever they are called: a part's name says nothing of what is
# read. One of 200 rows has 60,000, and 2.5 million take two seconds.
LARGEST_INSIDE = 1_000_000
MOST_ROWS, MOST_COLUMNS = 1_000, 30  # that are looked at; empty ones too
LONGEST_CELL = 1_000


class NotAList(Exception):
    """The file cannot be read; its text is a sentence for people."""


def cells_in(file):
    """Return the rows of `file`, an uploaded one, each a list of words. Raises NotAList."""
    if file.size > LARGEST:
        raise NotAList(_("The file is too large: at most 1 MB, and 200 people."))
    content = file.read(LARGEST + 1)
    if content.startswith(b"PK"):
        return cells_in_xlsx(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotAList(_("This file is of an older program, or has a password. Please save it as .xlsx or .csv."))
    if file.name.lower().endswith(".xlsx"):
        raise NotAList(_("This file is damaged, or no list. Please save it again as .xlsx or .csv."))
    return cells_in_csv(decoded(content))


def cells_in_xlsx(content):
    """Return the rows of the first sheet: values as they were last computed, never formulas."""
    check_inside(content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        return bounded([["" if cell is None else str(cell) for cell in row] for row in rows])
    except NotAList:
        raise
    except Exception as error:  # openpyxl raises what its parsers do, a dozen kinds
        raise NotAList(_("This file is damaged, or no list. Please save it again as .xlsx or .csv.")) from error


def check_inside(content):
    """Refuse what would unpack to more than it should: `zipfile` reads no more than the directory says."""
    try:
        inside = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except Exception as error:  # a directory that is broken raises more than BadZipFile
        raise NotAList(_("This file is damaged, or no list. Please save it again as .xlsx or .csv.")) from error
    if len(inside) > 1_000 or sum(one.file_size for one in inside) > LARGEST_INSIDE:
        raise NotAList(_("There is too much in this file: at most 200 people."))


def decoded(content):
    """Return the words of a CSV file: UTF-8, UTF-16 with its mark, or what Windows writes in the west."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decoded_as(content, "utf-16")
    try:
        return decoded_as(content, "utf-8-sig")
    except UnicodeDecodeError:
        return decoded_as(content, "cp1252", errors="replace")


def decoded_as(content, encoding, errors=None):
    errors = errors or ("replace" if encoding == "utf-16" else "strict")
    text = content.decode(encoding, errors)
    if "\0" in text:
        raise NotAList(_("This file is damaged, or no list. Please save it again as .xlsx or .csv."))
    return text


def cells_in_csv(text):
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    rows = []
    try:
        for row in reader:
            rows.append(row[:MOST_COLUMNS])
            if len(rows) > MOST_ROWS:
                break
    except csv.Error as error:
        raise NotAList(_("This file is damaged, or no list. Please save it again as .xlsx or .csv.")) from error
    return bounded(rows)


def delimiter_of(text):
    """Return what parts the cells: of the first line that has any, the most frequent."""
    for line in text[:20_000].splitlines():
        counts = {delimiter: line.count(delimiter) for delimiter in ";\t,"}
        if any(counts.values()):
            return max(counts, key=counts.get)
    return ","


def bounded(rows):
    if len(rows) > MOST_ROWS:
        raise NotAList(_("There are too many rows in this file: at most 200 people."))
    return [[cell[:LONGEST_CELL] for cell in row] for row in rows]
