"""The lists that events and conferences have alike, as their records write them."""

from django.core.files.storage import default_storage

from hrhub.catalogue.models import Claim, Event, Point
from hrhub.catalogue.recording_files import address_of

from ..corpus.html import looks_like_html
from .said import day, hour, said

KINDS = {  # kind of sentence: the key of its list
    Point.Kind.OBJECTIVE: "objectives",
    Point.Kind.KEY_QUESTION: "key_questions",
    Point.Kind.QUOTATION: "quotations",
    Point.Kind.FIGURE: "figures",
    Point.Kind.ACCESS: "accessibility",
    Point.Kind.NOTE: "notes",
}
UNITS = {
    Claim.Unit.PEOPLE: "participants",
    Claim.Unit.COUNTRIES: "countries",
    Claim.Unit.GROUPS: "viewing_groups",
    Claim.Unit.TEAMS: "viewing_groups",
}
VENUE = {Event.VenueState.TO_BE_CONFIRMED: "TBC", Event.VenueState.PROVISIONAL: "provisional"}


def shared(rows, public):
    """Return the lists that both have, from `rows` by name."""
    return {
        "organisations": [part_taken(row, public) for row in rows["involvements"]],
        "attendance": attendance(rows),
        **points(rows["points"]),
        "documents": [document(row, rows["moved_documents"]) for row in rows["resources"]],
        **sources(rows["sources"]),
        "old_addresses": rows["old_addresses"],
    }


def dates(thing, first="date", last="date_end"):
    """Return the fields of a date: printed or inferred, with its precision where the date does not say it."""
    unsaid = thing.date is None and thing.date_precision == "part"
    inferred = day(thing.inferred_date, thing.inferred_precision) if thing.inferred_date else ""
    return {
        first: day(thing.date, thing.date_precision) if thing.date else "",
        last: day(thing.until),
        "date_precision": "part" if unsaid else "",
        "date_text": thing.date_words,
        "date_inferred": inferred,
        "date_basis": thing.inferred_ground,
    }


def venue_status(thing):
    """Return the state of the venue where it is not what is taken without one: set, if there is a venue."""
    if thing.venue_state == Event.VenueState.SET:
        return "" if thing.venue else "set"
    return VENUE.get(thing.venue_state, "")


def part_taken(row, public):
    return said(
        organisation=public.organisations[row.organisation_id],
        relation=row.relation,
        name_as_written=row.name_as_written,
        line=row.line,
    )


def points(rows):
    """Return the sentences by the key of their list."""
    found = {}
    for kind, key in KINDS.items():
        own = [row for row in rows if row.kind == kind]
        numbers = orders(own)
        of_kind = quotation if kind == Point.Kind.QUOTATION else sentence
        found[key] = [of_kind(row, numbers[row.pk], place) for place, row in enumerate(own, 1)]
    return found


def orders(rows):
    """Return {key: order} of sentences of one kind.

    Two in one language with the same order are numbered anew, all of them: a number must name one of them.
    """
    once = len({(row.order, row.language) for row in rows}) == len(rows)
    return {row.pk: row.order if once else place for place, row in enumerate(rows, 1)}


def sentence(row, order, place):
    """Return words alone where they say it all, else all that is to say."""
    if row.language == "en" and not row.detail and order == place:
        return row.words
    return {**said(words=row.words, detail=row.detail, language=row.language), "order": order}


def quotation(row, order, place):
    whole = {"words": row.words, **said(attribution=row.detail, language="" if row.language == "en" else row.language)}
    return whole if order == place else {**whole, "order": order}


def texts(rows, questions=(), presentations=()):
    """Return the texts; `questions` and `presentations` give the numbers of those that a text belongs to."""
    return [
        said(
            language=row.language,
            part=row.part,
            key_question=dict(questions).get(row.key_question_id),
            presentation=dict(presentations).get(row.presentation_id),
            order="" if row.order < 2 else row.order,
            origin="" if row.origin == "human" else row.origin,
            body=row.body,
        )
        for row in rows
    ]


def markdown(rows):
    """Return True where a text would be taken for HTML, None elsewhere: all texts here are Markdown."""
    return any(looks_like_html(row.body) for row in rows) or None


def attendance(rows):
    """Return one record for each figure."""
    addresses = {row.pk: row.address for row in rows["sources"]}
    return [claim(row, addresses.get(row.source_id, "")) for row in rows["claims"]]


def claim(row, address):
    key = UNITS[row.unit]
    return said(
        source_url=address,
        measure=row.measure,
        **{key: row.number, f"{key}_qualifier": row.qualifier, f"{key}_text": row.words},
        viewing_groups_unit=row.unit if key == "viewing_groups" else "",
    )


def sources(rows):
    """Return the main source where it stands first, as all records have it, and the others."""
    main = rows[0] if rows and rows[0].is_main and not rows[0].adds else None
    if main and not (main.address or main.kind or main.read_whole is not None):
        main = None
    others = [other_source(row) for row in rows if row is not main]
    if main is None:
        return {"other_sources": others}
    own = {"source_url": main.address, "page_type": main.kind, "source_complete": main.read_whole}
    return {**own, "other_sources": others}


def other_source(row):
    return said(url=row.address, kind=row.kind, adds=row.adds, main=row.is_main or None, read_whole=row.read_whole)


def document(row, moved):
    """Return something to read: without an address where that is lost, with the whole one where the file is ours.

    `moved` are the old addresses by where they lead.
    """
    return said(
        title=row.label,
        kind=row.kind,
        url="" if row.lost else address_of(row),
        language=row.language,
        publisher=row.publisher,
        size_bytes=row.size_bytes,
        note=row.note,
        old_addresses=[] if row.lost else moved.get(destination_of(row), []),
    )


def destination_of(row):
    """Return where an old address of a document leads: to the address elsewhere, or the path of our file."""
    return default_storage.url(row.file.name) if row.file else row.address


def stated_time(row):
    return {
        "start": hour(row.start),
        "end": hour(row.end),
        "tz_text": row.zone_words,
        "place": row.place,
        "as_written": row.words,
        "source_url": row.source_address,
    }
