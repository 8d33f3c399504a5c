"""PostgreSQL's own programs: where they are, how old they are, and how they learn of the database."""

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from .refusing import Refused

BLOCK = 1 << 20
LONGEST = 2000  # of what a program says when it fails
# What libpq reads from the environment: a password has no business on a command line, which everybody may see.
VARIABLES = {
    "dbname": "PGDATABASE",
    **{
        name: f"PG{name.replace('_', '').upper()}"
        for name in "host hostaddr port user password passfile service sslmode sslcert sslkey sslrootcert sslcrl "
        "connect_timeout target_session_attrs channel_binding gssencmode require_auth".split()
    },
}


def tool(name, version):
    """Return the path of `name`, which must be at least as new as the major `version`."""
    path = shutil.which(name, path=settings.PG_BIN or None)
    if path is None:
        where = f"in {settings.PG_BIN} (PG_BIN)" if settings.PG_BIN else "on the PATH"
        raise Refused(
            f"there is no {name} {where}: install PostgreSQL's client programs, or set PG_BIN to their folder."
        )
    if (own := version_of(path)) < version:
        raise Refused(
            f"{path} is of version {own}, older than what it has to read, which is {version}: install PostgreSQL's "
            f"client programs of version {version} or newer, and set PG_BIN to the folder that they are in."
        )
    return path


def version_of(path):
    """Return the major version of a program, as a number."""
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    if not found:
        raise Refused(f"{path} does not say its version: set PG_BIN to a folder with PostgreSQL's client programs.")
    return int(found[1])


def environment():
    """Return the environment in which they find the database; the time limit for pages does not hold for them."""
    parameters = connection.get_connection_params()
    own = {VARIABLES[name]: str(value) for name, value in parameters.items() if name in VARIABLES and value}
    return {**os.environ, **own, "PGOPTIONS": f"{parameters.get('options', '')} -c statement_timeout=0".strip()}


@contextmanager
def running(*command, **pipes):
    """Give the running process; Refused with its own words where it ends with anything but 0, killed if we fail."""
    with tempfile.TemporaryFile() as said:
        process, ended_early = subprocess.Popen(command, env=environment(), stderr=said, **pipes), False
        try:
            yield process
        except BaseException as error:
            ended_early = process.stdin and isinstance(error, BrokenPipeError)  # its own words say why
            if not ended_early:
                process.kill()
                raise
        finally:
            close(process)
        if process.returncode or ended_early:
            raise Refused(f"{Path(command[0]).name} failed: {end_of(said)}")


def end_of(file):
    file.seek(max(0, file.seek(0, os.SEEK_END) - LONGEST))
    return file.read().decode(errors="replace").strip()


def close(process):
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except BrokenPipeError:
                pass
    process.wait()


def blocks_of(process):
    while block := process.stdout.read(BLOCK):
        yield block
