"""Throw-away databases of both kinds, and which processes work for them."""

import contextlib
import os
import re
import secrets
from urllib.parse import urlsplit

import psycopg2
from psycopg2.sql import SQL, Identifier

from bench import cpu
from tests.embedded_postgres import throw_away_postgres

# Enough for all pages of the largest trial; nothing else is tuned.
OPTIONS = ["shared_buffers=256MB", "autovacuum=off"]


class SQLite:
    """Files in a folder that is thrown away; it works within the process that asks."""

    name = "SQLite"

    def __init__(self, folder):
        self.folder = folder

    def make(self, name):
        return f"sqlite:///{self.folder / name}.sqlite3"

    def processes(self, name):
        return set()

    def settle(self, name):
        """Nothing to wait for: SQLite does nothing by itself."""

    def is_counted(self):
        return True


class PostgreSQL:
    """Databases on one server; our backends are known by the name of the database in their title."""

    name = "PostgreSQL"

    def __init__(self, server_url):
        self.server_url, self.names = server_url, {}
        with self.connected() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            backend = cursor.fetchone()[0]
            # A server on another machine has other process ids: then its CPU cannot be read.
            self.postmaster = cpu.parent_of(backend) if cpu.title(backend).startswith("postgres") else None

    @contextlib.contextmanager
    def connected(self, url=None):
        connection = psycopg2.connect(url or self.server_url)
        connection.autocommit = True
        try:
            yield connection.cursor()
        finally:
            connection.close()

    def make(self, name):
        self.names[name] = f"hrhub_bench_{secrets.token_hex(4)}"
        with self.connected() as cursor:
            cursor.execute(SQL("CREATE DATABASE {}").format(Identifier(self.names[name])))
        return self.url(name)

    def url(self, name):
        return urlsplit(self.server_url)._replace(path=f"/{self.names[name]}").geturl()

    def processes(self, name):
        """Return the backends of one database and their parallel workers: they come and go, so ask every time."""
        if self.postmaster is None:
            return set()
        titles = {pid: cpu.title(pid) for pid in cpu.tree(self.postmaster)}
        own = {pid for pid, words in titles.items() if f" {self.names[name]} " in words}
        return own | {pid for pid, words in titles.items() if leader(words) in own}

    def is_counted(self):
        return self.postmaster is not None

    def settle(self, name):
        """Do now what the server would do some time after a large load, so that it does not do it while we measure."""
        with self.connected(self.url(name)) as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")

    def drop(self):
        with self.connected() as cursor:
            for name in self.names.values():
                cursor.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def leader(words):
    """Return the process id that a parallel worker works for, or None for another process."""
    found = re.search(r"parallel worker for PID (\d+)", words)
    return int(found[1]) if found else None


@contextlib.contextmanager
def postgresql():
    """Give databases on the server of TEST_POSTGRES_URL, or on one that lives as long as we do; both are left empty."""
    given = os.environ.get("TEST_POSTGRES_URL")
    with contextlib.nullcontext(given) if given else throw_away_postgres(*OPTIONS) as url:
        databases = PostgreSQL(url)
        try:
            yield databases
        finally:
            databases.drop()
