"""Words by people as files for other programs take them: no control character, no mark that turns what follows."""

import re

# What XML 1.0 and iCalendar forbid, and lone surrogates. Line separators become spaces: readers split lines at them.
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
SEPARATORS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# Embeddings, overrides and isolates: on a page they end with their element, in a calendar nothing would end them.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


LANGUAGE = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def plain(text):
    """Return `text` without what a file may not hold; its line breaks stay."""
    return TURNING.sub("", FORBIDDEN.sub("", SEPARATORS.sub(" ", text)))


def in_one_line(text):
    return " ".join(plain(text).split())


def language_tag(code):
    """Return `code` where it has the form of a language (BCP 47), else "": a file would be invalid with another."""
    return code if LANGUAGE.fullmatch(code) else ""
