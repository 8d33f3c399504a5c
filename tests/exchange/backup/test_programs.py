"""How PostgreSQL's own programs are called: as new as the server, without a password in sight, without our limits."""

import os

import pytest
from django.db import connection

from .test_refusing import old_program

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite needs no programs")
# Notes its arguments and what it finds in the environment, then does what it is for.
NOTING = """#!/bin/sh
[ "$1" = --version ] || { echo "$@"; echo "$PGPASSWORD, $PGOPTIONS"; } >>"%s"
exec "%s" "$@"
"""


def test_where_they_are_older_than_the_server_nothing_is_written(hub, tmp_path):
    old_program(tmp_path, "pg_dump")
    hub.environment["PG_BIN"] = str(tmp_path)
    said = hub.refused("backup", tmp_path / "b.zip")
    assert f"Nothing was written: {tmp_path}/pg_dump is of version 9, older than" in said
    assert os.listdir(tmp_path) == ["pg_dump"]


def test_they_are_told_the_password_in_the_environment_and_wait_as_long_as_it_takes(hub, tmp_path):
    note, real = tmp_path / "note", hub.environment["PG_BIN"] or "/usr/bin"
    (tmp_path / "pg_dump").write_text(NOTING % (note, f"{real}/pg_dump"))
    (tmp_path / "pg_dump").chmod(0o755)
    hub.environment["PG_BIN"] = str(tmp_path)
    hub.environment["DATABASE_URL"] = hub.url.replace("postgres@", "postgres:quokka@")
    hub.manage("backup", tmp_path / "b.zip")
    arguments, environment = note.read_text().splitlines()
    assert "quokka" not in arguments
    assert environment.startswith("quokka, ")
    assert environment.endswith("-c statement_timeout=0")
