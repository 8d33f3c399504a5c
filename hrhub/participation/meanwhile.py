"""Two windows at once: whoever saves later is told what was saved meanwhile, and loses nothing that was typed."""

from zlib import crc32


class ChangedMeanwhile(Exception):
    """Somebody, perhaps in another window, saved something else after the form was made."""


def changes(revision, typed_at, now, details):
    """Return those of `details` that differ from `now`, which is saved at `revision`: {name: value}.

    The same form sent twice changes nothing, and is no conflict. Raises ChangedMeanwhile where something differs and
    was typed at another revision.
    """
    new = {name: details[name] for name in now if details[name] != now[name]}
    if new and typed_at != revision:
        raise ChangedMeanwhile
    return new


def revision_of(details):
    """Return a number for `details`, by which they are known again: the revision of what has none of its own."""
    return crc32(repr(sorted(details.items())).encode()) >> 2
