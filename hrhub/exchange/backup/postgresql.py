"""The database by PostgreSQL's own programs: pg_dump reads a snapshot that is held for it, psql writes in one go."""

import subprocess
from contextlib import contextmanager

from django.apps import apps
from django.db import connection

from ..dump.snapshot import one_moment
from .facts import MIGRATIONS, asked, facts, quoted
from .refusing import Refused
from .tools import blocks_of, running, tool, version_of

MEMBER = "database.pgdump"
IS_SMALL = True  # pg_dump compresses
KNOWS_TRANSACTION_TIMEOUT = 17  # newer programs set it on whatever server, and older servers refuse the word
# Owners and rights are those of the hub that it is restored into, which may have another account.
OURS = ("--no-owner", "--no-privileges")


class Snapshot:
    """What the database holds as of one moment, for as long as the transaction of `cursor` is open."""

    def __init__(self, cursor, pg_dump):
        self.facts = facts(cursor) | {"server": server_version(), "tools": version_of(pg_dump)}
        self.name = asked(cursor, "SELECT pg_export_snapshot()")[0][0]
        self.pg_dump = pg_dump

    def blocks(self):
        options = ("--format=custom", "--compress=1", "--no-password", f"--snapshot={self.name}")
        with running(self.pg_dump, *options, *OURS, stdout=subprocess.PIPE) as process:
            yield from blocks_of(process)


@contextmanager
def snapshot(folder, progress):
    """Give the Snapshot of now: the facts and the rows are of the same moment. Nobody waits for it."""
    pg_dump = tool("pg_dump", server_version())
    with one_moment(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # it is idle while pg_dump reads
        yield Snapshot(cursor, pg_dump)


def server_version():
    connection.ensure_connection()
    return connection.pg_version // 10_000


def check(path, manifest):
    """Refuse what these programs, or this server, are too old for, and a file that is no dump."""
    if manifest["server"] > server_version():
        raise Refused(
            f"this backup is of PostgreSQL {manifest['server']}, and the server here is {server_version()}: "
            "restore it on a server of that version or newer."
        )
    tool("psql", manifest["tools"])
    with running(tool("pg_restore", manifest["tools"]), "--list", path, stdout=subprocess.DEVNULL):
        pass


def put_in_place(path, manifest, progress, before_the_last_step):
    """Replace the tables by those in `path`, in one transaction: everybody sees the old ones until all is there."""
    script = (tool("pg_restore", manifest["tools"]), "--file=-", *OURS, path)
    quiet = ("--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with running(tool("psql", manifest["tools"]), *quiet, **pipes) as psql:
        psql.stdin.write(f"SET client_min_messages = warning;\nBEGIN;\n{dropping(manifest['rows'])}\n".encode())
        with running(*script, stdout=subprocess.PIPE) as pg_restore:
            copy(pg_restore, psql, progress)
        wait_until_done(psql)
        before_the_last_step()
        psql.stdin.write(b"COMMIT;\n")  # whoever ends before this has changed nothing


def wait_until_done(psql):
    """Wait until psql has done all that it was told so far."""
    psql.stdin.write(b"\\echo done\n")
    psql.stdin.flush()
    if not psql.stdout.readline():
        raise BrokenPipeError("it ended")


def copy(pg_restore, psql, progress):
    written = 0
    for block in blocks_of(pg_restore):
        if not written and server_version() < KNOWS_TRANSACTION_TIMEOUT:
            block = block.replace(b"\nSET transaction_timeout = 0;\n", b"\n", 1)
        psql.stdin.write(block)
        written += len(block)
        progress("writing the database", written)


def dropping(in_backup):
    """Return the SQL that drops the tables of the hub, those that came after the backup too; others are left alone."""
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {MIGRATIONS, *in_backup}
    return f"DROP TABLE IF EXISTS {', '.join(map(quoted, sorted(ours)))} CASCADE;"
