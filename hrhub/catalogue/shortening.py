"""Words of people that have to fit: in one line, and cut between two words."""

import re

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
SPACES = re.compile(r"[^\S\xa0\u202f]+")  # no-break spaces stay: French has them before a colon


def one_line(words):
    """Return `words` in one line, without what would turn or hide what follows them."""
    return SPACES.sub(" ", TURNING.sub("", words)).strip()


def shortened(words, length, end="…"):
    """Return at most `length` letters of `words`, cut between two of them where that costs little."""
    if len(words) <= length:
        return words
    room = max(length - len(end), 0)
    whole = words[: room + 1].rpartition(" ")[0]
    return (whole if len(whole) > 2 * room // 3 else words[:room]).rstrip() + end
