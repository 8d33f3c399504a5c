"""What does not go together among records: addresses that two want, and names of what is not there."""

from hrhub.catalogue.addresses import RESERVED
from hrhub.catalogue.models import Conference, Event, Series
from hrhub.people.models import Organisation, Person

from .defects import Defect, shown
from .parts import identity


def twice(placed, key):
    """Yield a defect for each record whose `key` another one has before it."""
    first = {}
    for place, record in placed:
        value = record.get(key)
        if isinstance(value, str) and value:
            if value in first:
                yield Defect(place(""), f"{key} {shown(value)} is there already, at {first[value]}")
            first.setdefault(value, place(""))


def reserved(placed):
    for place, record in placed:
        if isinstance(record.get("slug"), str) and record["slug"] in RESERVED:
            yield Defect(place("slug"), f"{shown(record['slug'])} is an address of the site itself")


def dangling(people, known):
    """Yield a defect for each appearance at an event that neither `known` nor the catalogue has."""
    missing = [
        (place(f"appearances[{number}].{key}"), value)
        for place, person in people
        for number, key, value in named_events(person)
        if value not in known
    ]
    asked = {value for _place, value in missing if not list(identity(value, ""))}
    here = in_catalogue(Event, asked) | in_catalogue(Conference, asked)
    for place, value in missing:
        if value not in here:
            yield Defect(place, f"{shown(value)} is no event, conference or session that we know")


def named_events(person):
    """Yield (position, key, id) for the events in a person's appearances, as far as they can be read."""
    appearances = person.get("appearances")
    for number, appearance in enumerate(appearances if isinstance(appearances, list) else []):
        for key in ("event_id", "session_id"):
            if isinstance(appearance, dict) and isinstance(appearance.get(key), str) and appearance[key]:
                yield number, key, appearance[key]


REFERRED = {  # files whose records others refer to by id: their table, and what one of them is called
    "series": (Series, "series"),
    "conferences": (Conference, "conference"),
    "organisations": (Organisation, "organisation"),
    "people": (Person, "person"),
}


def unknown_references(placed_records, ids):
    """Yield a defect for each reference to what neither the files (`ids` by file) nor the catalogue have."""
    missing = [
        (place(path), file, value)
        for place, record in placed_records
        for path, file, value in references(record)
        if value not in ids[file]
    ]
    for file, (model, called) in REFERRED.items():
        asked = {value for _place, of, value in missing if of == file and not list(identity(value, ""))}
        here = in_catalogue(model, asked) if asked else set()
        for place, of, value in missing:
            if of == file and value not in here:
                yield Defect(place, f"{shown(value)} is no {called} that we know")


def references(record):
    """Yield (path, file, id) for each reference by id in an event or conference, as far as they can be read."""
    found = [("series_id", "series", record.get("series_id")), ("conference", "conferences", record.get("conference"))]
    inner = [("organisations", "organisation", "organisations"), ("people", "organisation", "organisations")]
    for key, name, file in [*inner, ("people", "person", "people")]:
        rows = record.get(key)
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict):
                found.append((f"{key}[{number}].{name}", file, row.get(name)))
    return [(path, file, value) for path, file, value in found if isinstance(value, str) and value]


def in_catalogue(model, corpus_ids):
    """Return which of `corpus_ids` are there."""
    ids, found = sorted(corpus_ids), set()
    for start in range(0, len(ids), 500):
        found |= set(model.objects.filter(corpus_id__in=ids[start : start + 500]).values_list("corpus_id", flat=True))
    return found


def unknown_parents(organisations):
    ids = {record.get("id") for _place, record in organisations if isinstance(record.get("id"), str)}
    for place, record in organisations:
        for key in ("part_of", "managed_by"):
            value = record.get(key)
            if isinstance(value, str) and (value not in ids or value == record.get("id")):
                yield Defect(place(key), f"{shown(value)} is no other organisation of this file")
