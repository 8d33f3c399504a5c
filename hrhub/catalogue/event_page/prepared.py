"""Queries whose SQL is built once in the life of a process: building it takes five times as long as asking."""

from collections import namedtuple

from django.db import DEFAULT_DB_ALIAS, connection

ANY = -1  # stands for the key of the parent while the SQL is built; no row has it


class Prepared:
    """A query for the rows that hang on one parent, as named tuples of `columns` (names, apart by spaces)."""

    def __init__(self, parent, query, columns):
        self.query = query.filter(**{parent: ANY}).values_list(*columns.split()).query
        self.row = namedtuple("Row", columns)._make
        self.built = {}  # by kind of database

    def of(self, key):
        """Return the rows of the parent with this key: one query."""
        sql, parameters, converted = self.built.get(connection.vendor) or self.build()
        with connection.cursor() as cursor:
            cursor.execute(sql, [key if parameter == ANY else parameter for parameter in parameters])
            return [self.row(values) for values in converted(cursor.fetchall())]

    def build(self):
        """Keep the SQL for this kind of database, and how its values become Python's (dates and JSON on SQLite)."""
        compiler = self.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])

        def converted(rows):
            return compiler.apply_converters(rows, converters) if converters else rows

        return self.built.setdefault(connection.vendor, (sql, parameters, converted))
