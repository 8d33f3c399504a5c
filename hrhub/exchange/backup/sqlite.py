"""The database as a file of SQLite: a compact copy of one moment, and the way back into a file that others have open.

Never `cp`: what was committed last stands in the write-ahead log, and a copy of a live file lost 60 of 1,248 rows.
"""

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import connection

from .facts import asked, facts
from .refusing import Refused

MEMBER = "database.sqlite3"
IS_SMALL = False  # pages of text, which compress well
BLOCK = 1 << 20
SECONDS_TO_WAIT = 60
STEPS = 100_000  # of SQLite's machine between two looks at how far it is
PAGES = 2_000


class Snapshot:
    """A copy of the database as of one moment."""

    def __init__(self, path):
        self.path = path
        with closing(sqlite3.connect(path)) as copy:
            self.facts = facts(copy.cursor()) | {"server": sqlite3.sqlite_version}

    def blocks(self):
        with self.path.open("rb") as file:
            while block := file.read(BLOCK):
                yield block


@contextmanager
def snapshot(folder, progress):
    """Copy the database into `folder`, as of now, and give the Snapshot. Nobody waits for it.

    VACUUM INTO reads in one transaction, and leaves behind what was deleted: pages that are free still hold it.
    """
    copy, source = folder / MEMBER, Path(connection.settings_dict["NAME"]).absolute()
    if not source.exists():
        raise Refused(f"{source}: there is no database yet: `manage.py migrate` makes one.")
    total = source.stat().st_size
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL, 0o600))
    with closing(opened(source)) as reading:
        reading.set_progress_handler(lambda: progress("reading the database", copy.stat().st_size, total), STEPS)
        reading.execute("VACUUM INTO ?", [str(copy)])
    yield Snapshot(copy)
    copy.unlink()


def opened(path):
    """Open a database that is there; never make one."""
    return sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=SECONDS_TO_WAIT)


def check(path, manifest):
    """Refuse a file that is no sound database, or another one than the manifest tells of."""
    with closing(opened(path)) as copy:
        try:
            found, told = asked(copy.cursor(), "PRAGMA quick_check(1)"), facts(copy.cursor())
        except (sqlite3.Error, Refused) as error:
            raise Refused(f"the database in this backup cannot be read ({error}): use another backup.") from error
    if found != [("ok",)] or told["migrations"] != manifest["migrations"]:
        raise Refused("the database in this backup is damaged: use another backup.")


def put_in_place(path, manifest, progress, before_the_last_step):
    """Write the database in `path` over the present one, in one transaction: whoever has it open sees it next."""
    target = Path(connection.settings_dict["NAME"]).absolute()
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target, timeout=SECONDS_TO_WAIT)) as live:
        live.execute("PRAGMA journal_mode=WAL")
        before_the_last_step()
        source.backup(live, pages=PAGES, progress=watched(progress))
        with suppress(sqlite3.Error):  # all is in place: the log only stays longer than it needs to be
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def watched(progress):
    """Return what SQLite calls after each step. Its own way with a writer that never ends is to wait for ever."""

    def step(status, left, total):
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Refused("somebody else writes into this database and does not end: stop the site first.")
        progress("pages of the database", total - left, total)

    return step
