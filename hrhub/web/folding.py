"""Words as both databases compare and order them: made in Python, so that they agree."""

import re
import unicodedata
from functools import cache, lru_cache

# One letter for the forms that writers of Arabic use for each other; tatweel carries no meaning for finding.
ARABIC_FORMS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ـ": None})
NO_LETTERS = re.compile(r"[\W_]+")
LONGEST_QUERY = 200
WORDS_FOUND = 10  # words of a query that are looked for


def fold(text):
    """Return `text` for comparing: no case, no accents, one form of each Arabic letter, words apart by one space."""
    plain = unicodedata.normalize("NFKD", text.translate(ARABIC_FORMS))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return NO_LETTERS.sub(" ", letters.casefold().translate(ARABIC_FORMS)).strip()


def with_words_of(query, rows):
    """Keep the `rows` whose folded column contains every word of `query`, in any order."""
    for word in fold(query[:LONGEST_QUERY]).split()[:WORDS_FOUND]:
        rows = rows.filter(folded__contains=word)
    return rows


@cache
def collator():
    from pyuca import Collator  # takes half a second and 30 MB: only for those who save names

    return Collator()


@lru_cache(maxsize=4096)
def sort_key(text):
    """Return an ASCII key (at most 200 hex digits) that orders names as Unicode's collation does, on every database."""
    return "".join(f"{weight:04x}" for weight in collator().sort_key(text))[:200]


def slug_of(text, longest=60):
    """Return lower-case ASCII words with hyphens; names in other scripts keep their code points in hex."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not words:
        words = "-".join(f"{ord(c):x}" for c in text if c.isalnum()) or "x"
    if len(words) > longest:
        words = words[: longest + 1].rpartition("-")[0] or words[:longest]
    return words[:longest].strip("-")
