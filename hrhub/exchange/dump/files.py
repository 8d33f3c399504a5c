"""The files of a dump: how the records of each are read, in batches and in the order of their ids."""

from itertools import islice

from hrhub.catalogue.models import Conference, Event, Series, Topic
from hrhub.people.models import Organisation, Person

from . import groups, people, rows
from .conferences import conference, only_named
from .events import event
from .public import public_affiliations
from .said import said

BATCH = 100  # a transcript may have a thousand lines: memory holds those of one batch
NOT_READ = ("loaded", "folded")
EVENTS = Event.objects.select_related("conference").defer(
    *NOT_READ, "card", "parts", "conference__loaded", "conference__folded"
)


def read(query, keys, hanging):
    """Yield (row, what hangs on it) for each of `keys`, in their order; `hanging(rows)` reads it for a batch."""
    rest = iter(keys)
    while batch := list(islice(rest, BATCH)):
        found = query.in_bulk(batch)
        hung = hanging(list(found.values()))
        for pk in batch:
            yield found[pk], hung[pk]


def in_order(ids):
    """Return the keys of {key: id} in the order of their ids, which is the same on every database."""
    return sorted(ids, key=ids.get)


def webinars(public):
    keys = in_order({pk: public.events[pk] for pk in public.webinars})
    for row, found in read(EVENTS, keys, rows.of_events):
        yield event(row, found, public) | said(conference=public.parents.get(row.conference_id))


def conferences(public):
    """Yield the conferences with their sessions, which are read as one row of batches for all of them."""
    keys, own = in_order(public.parents), public.sessions
    in_turn = [pk for key in keys for pk in sorted(own.get(key, ()), key=public.events.get)]
    sessions = (event(row, found, public) for row, found in read(EVENTS, in_turn, rows.of_events))
    for row, found in read(Conference.objects.defer(*NOT_READ), keys, rows.of_conferences):
        record = conference(row, found, public) if row.pk in public.conferences else only_named(row, public)
        yield record | said(sessions=list(islice(sessions, len(own.get(row.pk, ())))))


def persons(public):
    query = Person.objects.defer(*NOT_READ).prefetch_related("countries", public_affiliations())
    for row, found in read(query, in_order(public.people), rows.old_addresses):
        yield people.person(row, found, public)


def organisations(public):
    query = Organisation.objects.defer(*NOT_READ).prefetch_related("names")
    for row, found in read(query, in_order(public.organisations), rows.old_addresses):
        yield groups.organisation(row, found, public)


def series(public):
    for row, found in read(Series.objects.defer(*NOT_READ), in_order(public.series), rows.old_addresses):
        yield groups.series(row, found, public)


def topics(public):
    for row, found in read(Topic.objects.defer(*NOT_READ), in_order(public.topics), rows.old_addresses):
        yield groups.topic(row, found, public)


FILES = {  # in the order in which they are written
    "webinars": webinars,
    "conferences": conferences,
    "people": persons,
    "organisations": organisations,
    "series": series,
    "topics": topics,
}
