"""Why a backup or a restore does not go on, in a sentence for whoever runs the site."""

import errno
import sqlite3
from contextlib import contextmanager

from django.db import Error

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Refused(Exception):
    """It cannot be done, and nothing was changed; the sentence says why, and what to do."""


class HalfDone(Exception):
    """The backup is in place, but something that has to follow failed; the sentence says what to do."""


@contextmanager
def in_words():
    """Let what the disk or the database refuses be Refused, with a sentence."""
    try:
        yield
    except OSError as error:
        raise Refused(of_the_disk(error)) from error
    except (sqlite3.Error, Error) as error:
        raise Refused(of_the_database(error)) from error


def of_the_disk(error):
    if error.errno in FULL:
        return f"there is no space left on the disk ({error.strerror}): free some, or use another one."
    return f"{error.filename or 'the file'}: {error.strerror or error}."


def of_the_database(error):
    if "disk is full" in str(error) or "disk I/O" in str(error):  # SQLite's words
        return f"the disk takes no more, or fails ({error}): free some space, or use another one."
    return f"the database does not answer as it should: {str(error).strip()}"
