"""A list as it stands in a chat: "1. Mutinta – Ministry of Health ✅". Numbers, marks, times, telephones go.

No telephone number is kept anywhere: the list is read, shown to be corrected, and what is saved is names.
"""

import re
import unicodedata

from hrhub.participation.models.teams import MOST_MEMBERS

from .guessing import guess
from .rows import row_of

LONGEST = 40_000  # letters of a list
LONGEST_LINE = 400
KEYCAPS = re.compile("(?:[0-9]\ufe0f?\u20e3)+")
HIDDEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u061c\u20e3]")
# "[12/03/27, 2:22 PM] Name: " of a telephone by Apple, "12/03/2027, 14:22 - Name: " of another.
SENT = re.compile(
    r"\[?\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?,?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?\s?m\.?)?\]?\s*(?:[-–]\s*)?",
    re.IGNORECASE,
)
SENDER = re.compile(r"[^:]{1,60}:\s*")
MAIL = re.compile(r"\S+@\S+")
WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
TIME = re.compile(r"(?<!\d)\d{1,2}[:h]\d{2}(?::\d{2})?(?!\d)(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)
TELEPHONE = re.compile(r"\+?\(?\d(?:[\s().\-/]{0,2}\d){6,}")
NUMBER = re.compile(r"[(\[]?\d{1,3}(?:\s*[.)\]:،/–-]+\s*|\s+)")
BULLET = re.compile(r"[\s*•·‣◦▪▫►>~_#+.,;:،؛|/–—-]+")
STRONG = re.compile(r"\s+[-‐‑]\s+|\s*[–—―]\s*|\s*[;؛|\t]\s*|\s*\(\s*")
WEAK = re.compile(r"\s*[,،:]\s*|\s*/\s*")
EDGES = " \t-‐‑–—―,،;؛:/|()[]*_~.•·"


def rows(text):
    """Return the rows in `text`, 200 at most, and whether there were more."""
    found = []
    for line in text[:LONGEST].splitlines():
        if row := row_in(line[:LONGEST_LINE]):
            found.append(row)
    return found[:MOST_MEMBERS], len(found) > MOST_MEMBERS or len(text) > LONGEST


def row_in(line):
    """Return the row that `line` holds, or None."""
    line = without_marks(line)
    if line is None:
        return None
    name, organisation = parted(line)
    if not any(letter.isalpha() for letter in name):
        return None
    sector = guess(organisation)
    return row_of(name, organisation, sector, guessed=bool(sector))


def without_marks(line):
    """Return `line` without all that is neither name nor organisation; None for one that is a heading, or nobody's."""
    line = KEYCAPS.sub(" ", line)
    line = "".join(" " if is_a_picture(letter) else letter for letter in HIDDEN.sub("", line)).strip(" ")
    if sent := SENT.match(line):
        line = line[sent.end() :]
        sender = SENDER.match(line)
        if not sender:
            return None  # "… joined using this group's link"
        line = line[sender.end() :]
    for dropped in (WEB, MAIL, TIME, TELEPHONE):
        line = dropped.sub(" ", line)
    for dropped in (BULLET, NUMBER, BULLET):
        found = dropped.match(line)
        line = line[found.end() :] if found else line
    line = line.rstrip()
    return None if line.endswith(":") else line


def is_a_picture(letter):
    """Say whether `letter` is an emoji, a check mark, or a part of one."""
    return unicodedata.category(letter) in ("So", "Sk", "Cs", "Co", "Cn") or "\U0001f000" <= letter <= "\U000e007f"


def parted(line):
    """Return (name, organisation): parted at a dash or bracket, else at a comma, colon or stroke."""
    name, organisation = halves(line, STRONG)
    inner, rest = halves(name, WEAK)
    if rest and (not organisation or guess(rest) and not guess(organisation)):
        name, organisation = inner, together(rest, organisation)
    if guess(name) and organisation and not guess(organisation):
        name, organisation = organisation, name  # "Ministry of Health: Mutinta"
    return name, organisation


def halves(line, separator):
    found = separator.search(line)
    if not found:
        return line.strip(EDGES), ""
    return line[: found.start()].strip(EDGES), line[found.end() :].strip(EDGES)


def together(*parts):
    return ", ".join(part for part in parts if part)
