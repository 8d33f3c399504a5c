"""What a backup says of its database: the migrations that it stands at, rows, the hub's revision."""

from django.db import connection

from hrhub.catalogue.models import Hub

from .refusing import Refused

MIGRATIONS = "django_migrations"


def facts(cursor):
    """Return what the manifest says of the database that `cursor` reads; Refused where there is no hub in it yet."""
    tables = tables_of(cursor)
    if MIGRATIONS not in tables:
        raise Refused("there is no hub in this database yet: `manage.py migrate` makes one.")
    applied = asked(cursor, f"SELECT DISTINCT app, name FROM {MIGRATIONS}")
    return {
        "migrations": sorted(map(list, applied)),
        "hub_revision": largest(cursor, Hub, tables),
        "rows": {table: asked(cursor, f"SELECT COUNT(*) FROM {quoted(table)}")[0][0] for table in tables},
    }


def largest(cursor, model, tables):
    """Return the largest revision of the rows of `model`; 0 where there is none."""
    name = model._meta.db_table
    return (asked(cursor, f"SELECT MAX(revision) FROM {name}")[0][0] or 0) if name in tables else 0


def tables_of(cursor):
    return sorted(table.name for table in connection.introspection.get_table_list(cursor) if table.type in "tp")


def asked(cursor, sql):
    cursor.execute(sql)
    return cursor.fetchall()


def quoted(name):
    """Return the name of a table for SQL, whatever it holds: it may come from a file."""
    return '"' + name.replace('"', '""') + '"'
