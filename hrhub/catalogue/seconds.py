"""A second of a recording, as an address gives it (`?t=`): in seconds, or as a clock, which people write by hand."""

LAST = 999_999  # eleven days


def second_in(words):
    """Return the second that "1930", "32:10" or "1:02:03" says; None without one, and where it is odd."""
    parts = (words or "").split(":")
    if len(parts) > 3 or not all(part.isascii() and part.isdecimal() and len(part) <= 6 for part in parts):
        return None
    second = sum(int(part) * 60**place for place, part in enumerate(reversed(parts)))
    return second if second <= LAST else None
