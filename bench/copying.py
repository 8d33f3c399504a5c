"""Run within a hub: repeat what was loaded until there are as many events as wanted: `python -m bench.copying 200000`.

The rows are copied in SQL, conference by conference with new slugs, paths and codes: the loader is measured by itself,
and would take ten times as long. What the loader remembers of its files (`loaded`) is left out.
"""

import sys

import django
from django.apps import apps
from django.db import connection, transaction

# Letters that codes never have, so that no copy meets the code of an event that was loaded.
CODE = " || ".join(
    f"substr('ABCDEFGHIJKLMNOP', CAST(1 + (id + {{shift}}) / {16**place} % 16 AS integer), 1)" for place in range(6)
)
OWN = {
    "catalogue_conference.slug": "slug || '-again-{turn}'",
    "catalogue_event.code": CODE,
    "catalogue_event.path": "(SELECT '/conferences/' || c.slug || '-again-{turn}/' || catalogue_event.slug || '/' "
    "FROM catalogue_conference c WHERE c.id = catalogue_event.conference_id)",
    "catalogue_facet.value": "CASE kind WHEN 'conference' THEN value || '-again-{turn}' ELSE value END",
}
EMPTIED = {"corpus_id": "NULL", "loaded": "'{{}}'"}


def multiply(wanted):
    """Copy the events and all that hangs on them until there are `wanted`; return how many there are."""
    from hrhub.catalogue.models import Conference, Event

    there, models = Event.objects.count(), hanging_on(Event, Conference)
    last = {model: newest(model) for model in models}
    turn = 0
    while Event.objects.count() < wanted:
        turn += 1
        missing = wanted - there * turn
        until = Event.objects.order_by("pk").values_list("pk", flat=True)[min(missing, there) - 1]
        with transaction.atomic(), connection.cursor() as cursor:
            for model in models:
                cursor.execute(copy_of(model, turn, last, until))
    return Event.objects.count()


def hanging_on(event, conference):
    """Return the two and the models with a row for each of them, in the order in which rows may be written."""
    models = apps.get_app_config("catalogue").get_models(include_auto_created=True)
    others = [model for model in models if not model._meta.proxy and model not in (event, conference)]
    return [conference, event, *(model for model in others if {event, conference} & set(parents(model).values()))]


def parents(model):
    return {field.column: field.related_model for field in model._meta.concrete_fields if field.many_to_one}


def newest(model):
    row = model.objects.order_by("-pk").first()
    return row.pk if row else 0


def copy_of(model, turn, last, until):
    """Return the statement that copies the rows of `model` that were loaded, for events up to the id `until`."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields]
    values = [value_of(model, column, turn, last) for column in columns]
    key = "id" if model.__name__ == "Event" else "event_id" if "event_id" in columns else None
    kept = f"id <= {last[model]}" + (f" AND ({key} IS NULL OR {key} <= {until})" if key else "")
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} WHERE {kept}"


def value_of(model, column, turn, last):
    """Return the SQL for one column of a copy: a shifted id, a new name, or the same."""
    if column == "id":
        return f"id + {turn * last[model]}"
    parent = parents(model).get(column)
    if parent in last and parent.__name__ in ("Event", "Conference"):
        return f"{column} + {turn * last[parent]}"
    own = OWN.get(f"{model._meta.db_table}.{column}") or EMPTIED.get(column)
    return own.format(turn=turn, shift=turn * last[model]) if own else f'"{column}"'


if __name__ == "__main__":
    django.setup()
    print(multiply(int(sys.argv[1])))
