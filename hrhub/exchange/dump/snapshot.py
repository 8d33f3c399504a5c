"""Reading everything as of one moment, while others go on writing."""

from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment():
    """Let all that is read within be as of its beginning: what one file names, another one has.

    Nobody waits for it, on neither database. Within a transaction it is that transaction's own view.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL statement_timeout = 0")  # made for pages
            yield
    else:
        with deferred():
            yield


@contextmanager
def deferred():
    """A reading transaction of SQLite: `atomic` would begin a writing one here, and hold up every writer."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
