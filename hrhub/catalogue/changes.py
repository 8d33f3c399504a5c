"""How news travels: every act that changes content ends with `changed`."""

from itertools import islice

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from . import withdrawing
from .derived import facets_of, fill
from .models import (
    Appearance,
    Chapter,
    Claim,
    Event,
    EventCountry,
    EventText,
    EventTopic,
    Facet,
    Hub,
    Involvement,
    Point,
    Presentation,
    Recording,
    Resource,
    Source,
    StatedTime,
    Transcript,
)
from .models.event import DERIVED

BATCH = 500
NOT_READ = ["loaded", "folded", "series__loaded", "series__folded", "conference__loaded", "conference__folded"]

# What a page asks for only where there is any: the name in `Event.parts`, and whose rows it counts.
COUNTED = {
    "presentations": Presentation,
    "chapters": Chapter,
    "claims": Claim,
    "sources": Source,
    "times": StatedTime,
    "organisations": Involvement,
}
READ = {
    "texts": EventText.objects.select_related(None),
    "points": Point.objects.all(),
    "appearances": Appearance.objects.select_related("person"),
    "countries": EventCountry.objects.all(),
    "topics": EventTopic.objects.select_related("topic"),
    "recordings": Recording.objects.all(),
    "resources": Resource.objects.all(),
    "transcripts": Transcript.objects.filter(published=True),
}


@transaction.atomic
def changed(events, progress=None):
    """Tell the hub that the content of `events` (a list or query set) changed.

    Raises their revision, notes the moment, marks them unseen by search, and derives what lists and pages read: facets,
    cards, parts.
    Costs at most 18 queries for every 500 events; `progress(n)` is called after each batch.
    """
    ids, was_seen = iter(sorted({event.pk for event in events} - {None})), False  # None: deleted meanwhile
    while batch := list(islice(ids, BATCH)):
        was_seen = derive(batch) or was_seen
        now = timezone.now()
        Event.objects.filter(pk__in=batch).update(
            revision=F("revision") + 1, unseen=True, changed_at=now, harvested_at=None
        )
        if progress:
            progress(len(batch))
    hub_changed(was_seen)


@transaction.atomic(savepoint=False)
def hub_changed(was_seen=True):
    """Raise the hub's own revision: something changed that lists, home, person or country pages show.

    `was_seen`: it was public before, so what was taken from here meanwhile may say what nobody shall read any more. The
    moment is asked only when the row is held, until the end of the act: see `settled`.
    """
    if not Hub.objects.filter(pk=1).update(revision=F("revision") + 1):
        Hub.objects.get_or_create(pk=1, defaults={"revision": 1})
    if was_seen:
        Hub.objects.filter(pk=1).update(public_changed_at=timezone.now())


@transaction.atomic
def settled():
    """Wait for the acts that are going on, and return a moment: whoever changes something later does so after it."""
    wait_for_others()
    return timezone.now()


def wait_for_others():
    """Let acts that came earlier finish, by a lock on the hub's row that is held until the end of the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")  # made for pages; the other may need minutes
    Hub.objects.get_or_create(pk=1)
    Hub.objects.select_for_update().get(pk=1)


def derive(ids):
    """Write the derived columns and facets of the events with these `ids`; True where one of them was public before."""
    locked = Event.objects.select_for_update(of=("self",)).order_by(
        "pk"
    )  # or two acts at once would write facets twice
    events = list(locked.filter(pk__in=ids).select_related("series", "conference").defer(*NOT_READ))
    there = with_rows(ids)
    rows = {name: grouped(query.filter(event__in=there[name])) for name, query in READ.items() if there[name]}
    facets, moved = [], []
    was_seen = any(withdrawing.was_public(event) for event in events)
    withdrawing.note(events)
    for event in events:
        event.told_published_at = event.published_at
        own = {name: rows.get(name, {}).get(event.pk, []) for name in READ}
        event.parts = [name for name in READ if own[name]] + [name for name in COUNTED if event.pk in there[name]]
        before = event.calendar_digest
        fill(event, own)
        if event.calendar_digest != before:
            moved.append(event.pk)
        facets += [Facet(event=event, kind=kind, value=value) for kind, value in sorted(facets_of(event, own))]
    write(events)
    Event.objects.filter(pk__in=moved, revision__gt=0).update(sequence=F("sequence") + 1)
    Facet.objects.filter(event__in=ids).delete()
    Facet.objects.bulk_create(facets, batch_size=2000)
    return was_seen


def with_rows(ids):
    """Return {name: which of the events with these `ids` have such rows}, for all that is read or counted; one query.

    By hand: most events have few kinds of rows, and Django takes longer to write fourteen queries than to be answered.
    """
    models = {name: query.model for name, query in READ.items()} | COUNTED
    names, keys = list(models), ", ".join(str(int(key)) for key in ids)
    parts = [
        f"SELECT {number}, event_id FROM {models[name]._meta.db_table} WHERE event_id IN ({keys})"
        for number, name in enumerate(names)
    ]
    found = {name: set() for name in names}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(parts))
        for number, event in cursor.fetchall():
            found[names[number]].add(event)
    return found


def write(events):
    """Write the derived columns of `events`, a statement for each.

    Not `bulk_update`: of loading 20,000 events it took a quarter, for building its CASE expressions.
    """
    fields = [Event._meta.get_field(name) for name in sorted(DERIVED)]
    columns = ", ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in fields)
    rows = [[*(f.get_db_prep_save(getattr(event, f.name), connection) for f in fields), event.pk] for event in events]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {connection.ops.quote_name(Event._meta.db_table)} SET {columns} WHERE id = %s", rows
        )


def grouped(query):
    found = {}
    for row in query:
        found.setdefault(row.event_id, []).append(row)
    return found
