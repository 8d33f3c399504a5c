"""Queries whose SQL is built once in the life of a process: building it takes five times as long as asking.

On PostgreSQL each connection also has them as prepared statements: planning took it twice as long as answering.
"""

from collections import namedtuple
from itertools import count
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models.query import get_related_populators

ANY = -1  # stands for a key while the SQL is built; no row has it
names = (f"hub_{number}" for number in count(1))
known = WeakKeyDictionary()  # by connection to a PostgreSQL: the names of the statements that it has prepared


class Prepared:
    """A query set that differs from one time to the next by some values alone.

    `asked(*samples)` returns it: model objects, or tuples, which `row` makes into what is wanted. Each of `samples` is
    a value of its kind that stands nowhere else in the query.
    """

    def __init__(self, asked, *samples, row=None):
        self.asked, self.samples, self.row = asked, samples, row
        self.name = next(names)
        self.built = {}  # by kind of database

    def of(self, *values):
        """Return the rows for these `values`, which come in the order of the samples: one query."""
        statement = self.built.get(connection.vendor) or self.build()
        with connection.cursor() as cursor:
            cursor.execute(*statement.with_values(values))
            return statement.made(cursor.fetchall())

    def build(self):
        kind = OnPostgreSQL if connection.vendor == "postgresql" else Statement
        return self.built.setdefault(connection.vendor, kind(self))


class Statement:
    """The SQL of a prepared query for one kind of database, and how its values become Python's."""

    def __init__(self, prepared):
        query = prepared.asked(*prepared.samples).query
        self.compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        self.name = prepared.name
        self.sql, self.parameters = self.compiler.as_sql()
        samples = [adapted(sample) for sample in prepared.samples]
        self.places = [samples.index(value) if value in samples else None for value in self.parameters]
        self.made = self.rows(prepared.row) if query.values_select else self.objects()

    def with_values(self, values):
        """Return the SQL and its parameters for `values`, as a cursor takes them."""
        return self.sql, [
            parameter if place is None else adapted(values[place])
            for place, parameter in zip(self.places, self.parameters, strict=True)
        ]

    def rows(self, row):
        """Return a function from what the database answered to tuples: dates and JSON are text on SQLite."""
        compiler = self.compiler
        converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])

        def made(found):
            converted = compiler.apply_converters(found, converters) if converters else found
            return [row(values) for values in converted]

        return made

    def objects(self):
        """Return a function to model objects, with what `select_related` brings: as Django's own ModelIterable."""
        compiler, info = self.compiler, self.compiler.klass_info
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        fields = [column[0].target.attname for column in compiler.select[first:last]]
        related = get_related_populators(info, compiler.select, DEFAULT_DB_ALIAS)
        tuples = self.rows(tuple)

        def made(found):
            objects = []
            for values in tuples(found):
                objects.append(info["model"].from_db(DEFAULT_DB_ALIAS, fields, values[first:last]))
                for populator in related:
                    populator.populate(values, objects[-1])
            return objects

        return made


class OnPostgreSQL(Statement):
    """The same, prepared by each connection before it asks for the first time."""

    def with_values(self, values):
        server = connection.connection
        if self.name not in known.setdefault(server, set()):
            self.prepare(server)
            known[server].add(self.name)
        return f"EXECUTE {self.name} ({', '.join(['%s'] * len(values))})", values

    def prepare(self, server):
        from psycopg2.extensions import AsIs  # only where this is the database

        numbered = [
            parameter if place is None else AsIs(f"${place + 1}")
            for place, parameter in zip(self.places, self.parameters, strict=True)
        ]
        with connection.wrap_database_errors, server.cursor() as cursor:
            cursor.execute(f"PREPARE {self.name} AS {cursor.mogrify(self.sql, numbered).decode()}")


def adapted(value):
    """Return `value` as this kind of database takes it: a moment is text on SQLite."""
    return connection.ops.adapt_datetimefield_value(value) if hasattr(value, "tzinfo") else value


def hanging_on(parent, query, columns):
    """Return the prepared `query` for the rows of one parent, as named tuples of `columns` (names, apart by spaces)."""
    row = namedtuple("Row", columns)._make
    return Prepared(lambda key: query.filter(**{parent: key}).values_list(*columns.split()), ANY, row=row)
