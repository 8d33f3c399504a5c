"""One at a time, on all hosts together: for the worker's jobs."""

import fcntl
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from zlib import crc32

from django.conf import settings
from django.db import connection


def alone(job):
    """Run `job` only where nobody else runs it at this moment; else return None."""

    @wraps(job)
    def run(*args, **kwargs):
        with lock(f"{job.__module__}.{job.__qualname__}") as is_ours:
            return job(*args, **kwargs) if is_ours else None

    return run


@contextmanager
def lock(name):
    """Try to be the one who holds `name`, and say whether we are; it is let go even when the process is killed.

    On PostgreSQL by the connection, which several hosts share; on SQLite, which is one host, by a file.
    """
    with (on_postgresql if connection.vendor == "postgresql" else on_this_host)(name) as is_ours:
        yield is_ours


@contextmanager
def on_postgresql(name):
    key = crc32(f"hrhub {name}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        is_ours = cursor.fetchone()[0]
    try:
        yield is_ours
    finally:
        if is_ours and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def on_this_host(name):
    folder = Path(settings.VAR_DIR, "locks")
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
