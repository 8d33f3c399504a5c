"""What this hub holds before it is replaced."""

from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection

from hrhub.catalogue.models import Event, Hub
from hrhub.people.models import Person
from hrhub.web.models import SiteIdentity

from . import media
from .facts import asked, largest, quoted, tables_of
from .refusing import Refused

# What `migrate` writes into an empty database.
GIVEN = set("django_migrations django_content_type auth_permission auth_group auth_group_permissions".split())
GIVEN |= {"countries_country", Hub._meta.db_table}
COUNTED = {Event: "events", Person: "people", get_user_model(): "accounts"}
REVISED = (Hub, SiteIdentity, Event)


def what_is_here():
    """Return words for what this hub holds that a restore would replace; "" where it is as `migrate` left it."""
    filled, counts = in_the_database()
    files = sum(map(len, media.files()))
    told = [f"{number:,} {words}" for words, number in {**counts, "files": files}.items()]
    return ", ".join(told) if filled or files else ""


def in_the_database():
    """Return (whether any table has rows that `migrate` did not write, {words: number of rows})."""
    try:
        with connection.cursor() as cursor:
            tables = tables_of(cursor)
            filled = any(asked(cursor, exists(name)) for name in tables if name not in GIVEN)
            return filled, {words: count(cursor, model, tables) for model, words in COUNTED.items()}
    except DatabaseError as error:
        if connection.vendor != "sqlite":
            raise
        raise Refused(
            f"the database that is here cannot be read ({error}): move {connection.settings_dict['NAME']}* away first."
        ) from error


def exists(table):
    return f"SELECT 1 FROM {quoted(table)} LIMIT 1"


def count(cursor, model, tables):
    name = model._meta.db_table
    return asked(cursor, f"SELECT COUNT(*) FROM {quoted(name)}")[0][0] if name in tables else 0


def revisions():
    """Return {model: the largest revision here}: none that a process or a reader knows may come again."""
    with connection.cursor() as cursor:
        tables = tables_of(cursor)
        return {model: largest(cursor, model, tables) for model in REVISED}


@contextmanager
def limitless():
    """Lift the limit for a statement, which is made for pages."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
    yield
    connection.close()  # the next one has it again
