"""Words by people in the cells of a table that is opened in a spreadsheet."""

from unicodedata import category, normalize

from hrhub.web.plain_text import in_one_line

OBEYED = {"=", "+", "-", "@"}  # at the beginning of a cell


def harmless(value):
    """Return a cell that no spreadsheet takes for a formula; words stand in one line.

    Programs skip spaces, tabs, line breaks and what has no shape before a formula. Some begin a cell at each line
    break. Those made for Chinese and Japanese read the full-width signs (＝＋－＠) as the others.
    """
    if not isinstance(value, str):
        return "" if value is None else value
    words = in_one_line(value)
    first = next((letter for letter in words if category(letter) != "Cf"), "")
    return f"'{words}" if normalize("NFKC", first) in OBEYED else words
