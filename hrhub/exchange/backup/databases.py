"""Which of the two databases this hub has: each is a module with the same four names.

`MEMBER` and `IS_SMALL` say what stands in the file; `snapshot` reads, `check` looks over, `put_in_place` writes.
"""

from django.db import connection

from . import postgresql, sqlite

KINDS = {"sqlite": sqlite, "postgresql": postgresql}
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def database():
    return KINDS[connection.vendor]
