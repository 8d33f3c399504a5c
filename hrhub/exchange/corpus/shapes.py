"""The shape of each file: every field and its type, in one table. docs/corpus.md says where each goes."""

from hrhub.catalogue.addresses import LETTERS
from hrhub.catalogue.models import (
    Appearance,
    Chapter,
    Claim,
    Conference,
    Cue,
    Event,
    EventCountry,
    EventText,
    Involvement,
    Origin,
    Point,
    Presentation,
    Recording,
    Resource,
    Series,
    Source,
    StatedTime,
)
from hrhub.people.models import Affiliation, Organisation, OrganisationName, Person
from hrhub.web.moved import LONGEST_GIVEN, canonical

from .checkers import (
    LONGEST,
    by_language,
    country,
    either,
    flag,
    joined,
    list_of,
    matching,
    one_of,
    parsed_by,
    record,
    whole,
    words,
)
from .checkers import words_for as fits
from .dates import certain_zone, clock, milliseconds, moment, parsed_date
from .defects import shown
from .words import FORMATS, LANGUAGES, PRECISIONS, RECORDING_STATES, STATES

SMALL = 30_000
HUGE = 2**63 - 1  # of a file in bytes
address = words(2000)  # what is none is kept as words, and told: see addresses.py
name = fits(Organisation, "name")
identity = fits(Event, "corpus_id")
language = fits(Event, "language")
languages = list_of(language)
day = parsed_by(parsed_date, "date, as 2014, 2014-03 or 2014-03-18")
hour = parsed_by(clock, "time of day, as 14:30")
second = parsed_by(milliseconds, "time in a recording, as 07:28 or 1:02:03")
when = parsed_by(moment, "moment, as 2014-03-18T12:00:00Z")
slug = matching(r"[-a-zA-Z0-9_]{1,100}", "address: letters, digits, hyphens, at most 100")
code = matching(f"[{LETTERS}]{{6}}", f"code: six of {LETTERS}")
topic = words(100)
qualifier = one_of(set(Claim.Qualifier.values), "qualifier")
POINT = record(
    {
        "words": fits(Point, "words"),
        "detail": fits(Point, "detail"),
        "language": language,
        "order": whole(SMALL),
    },
    needed=["words"],
)
points = list_of(either(fits(Point, "words"), POINT))
names = list_of(name)
paragraphs = joined(list_of(words()), "\n\n", LONGEST)
in_languages = by_language(name, LANGUAGES)


def old_address(value, path):
    """A path or a whole address, in a form in which it can be kept."""
    defects = list(words(LONGEST_GIVEN)(value, path))
    yield from defects
    if not defects and not canonical(value):
        yield path, f"{shown(value)} is no old address: a path, or the whole address, but not the home page"


TIME = record(
    {
        "start": hour,
        "end": hour,
        "date": day,
        "date_end": day,
        "tz_text": fits(StatedTime, "zone_words"),
        "place": fits(StatedTime, "place"),
        "as_written": fits(StatedTime, "words"),
        "source_url": address,
    }
)
DATE_CLAIM = record(
    {
        "source_url": address,
        "date_start": day,
        "date_end": day,
        "start": hour,
        "end": hour,
        "tz_text": fits(StatedTime, "zone_words"),
        "place": fits(StatedTime, "place"),
        "as_written": fits(StatedTime, "words"),
    }
)
APPEARANCE = record(
    {
        "name": name,
        "role": fits(Appearance, "role"),
        "title": fits(Appearance, "title"),
        "affiliation": fits(Appearance, "affiliation"),
        "country": country,
        "name_as_written": fits(Appearance, "name_as_written"),
        "note": fits(Appearance, "note"),
        "presentation": whole(SMALL),
        "person": identity,
        "organisation": slug,
    }
)
ATTENDANCE = record(
    {
        "source_url": address,
        "measure": one_of(set(Claim.Measure.values), "measure"),
        **{key: whole() for key in ("participants", "countries", "viewing_groups")},
        **{f"{key}_qualifier": qualifier for key in ("participants", "countries", "viewing_groups")},
        **{f"{key}_text": fits(Claim, "words") for key in ("participants", "countries", "viewing_groups")},
        "viewing_groups_unit": one_of({Claim.Unit.GROUPS.value, Claim.Unit.TEAMS.value}, "unit of viewing groups"),
    },
    needed=["measure"],
)
DOCUMENT = record(
    {
        "title": fits(Resource, "label"),
        "kind": fits(Resource, "kind"),
        "url": address,
        "language": fits(Resource, "language"),
        "note": fits(Resource, "note"),
        "publisher": fits(Resource, "publisher"),
        "size_bytes": whole(HUGE),
        "old_addresses": list_of(old_address),
    },
    needed=["title"],
)
CHAPTER = record(
    {"label": fits(Chapter, "label"), "start": second, "end": second, "recording": whole(SMALL)},
    needed=["label", "start"],
)
RECORDING = record(
    {
        "status": one_of(RECORDING_STATES, "status of a recording"),
        "url": address,
        "as_written": fits(Recording, "words"),
        "chapters": list_of(CHAPTER),
    }
)
RECORDING_IN_FULL = record(
    {
        "form": one_of(set(Recording.Form.values), "form of a recording"),
        "state": one_of(set(Recording.State.values), "state of a recording"),
        "language": language,
        "provider": fits(Recording, "provider"),
        "url": address,
        "size_bytes": whole(HUGE),
        "duration_s": whole(),
        "as_written": fits(Recording, "words"),
        "licence": fits(Recording, "licence"),
        "consent": fits(Recording, "consent"),
    },
    needed=["state"],
)
CUE = record(
    {"start_ms": whole(), "end_ms": whole(), "speaker": fits(Cue, "speaker"), "words": fits(Cue, "words")},
    needed=["start_ms", "end_ms", "words"],
)
TRANSCRIPT = record(
    {
        "language": language,
        "origin": one_of(set(Origin.values), "origin"),
        "version": whole(),
        "published": flag,
        "licence": fits(Event, "licence"),
        "recording": whole(SMALL),
        "cues": list_of(CUE, most=20_000),
    },
    needed=["language"],
)
TEXT = record(
    {
        "language": language,
        "part": one_of(set(EventText.Part.values), "part of an event's texts"),
        "key_question": whole(SMALL),
        "presentation": whole(SMALL),
        "order": whole(SMALL),
        "origin": one_of(set(Origin.values), "origin"),
        "body": fits(EventText, "body"),
    },
    needed=["language", "part", "body"],
)
PRESENTATION = record(
    {
        "order": whole(SMALL),
        "title": fits(Presentation, "title"),
        "key_questions": list_of(whole(SMALL)),
        "said": fits(EventText, "body"),
    },
    needed=["order"],
)
QUOTATION = record(
    {
        "words": fits(Point, "words"),
        "attribution": fits(Point, "detail"),
        "language": language,
        "order": whole(SMALL),
    },
    needed=["words"],
)
OTHER_SOURCE = record(
    {
        "url": address,
        "kind": fits(Source, "kind"),
        "adds": fits(Source, "adds"),
        "main": flag,
        "read_whole": flag,
    }
)
PART_TAKEN = record(
    {
        "organisation": slug,
        "relation": one_of(set(Involvement.Relation.values), "part of an organisation"),
        "name_as_written": fits(Involvement, "name_as_written"),
        "line": fits(Involvement, "line"),
    },
    needed=["organisation", "relation"],
)
COUNTRY = record(
    {
        "country": country,
        "relation": one_of(set(EventCountry.Relation.values), "relation of a country"),
        "words": fits(EventCountry, "words"),
    }
)

SHARED = {  # by events and conferences
    "id": identity,
    "slug": slug,
    "language": language,
    "published_at": when,
    "licence": fits(Event, "licence"),
    "format": one_of(FORMATS, "format"),
    "venue": fits(Event, "venue"),
    "venue_status": words(100),
    "city": fits(Event, "city"),
    "country": country,
    "date_text": fits(Event, "date_words"),
    "date_inferred": day,
    "date_basis": fits(Event, "inferred_ground"),
    "date_precision": one_of(PRECISIONS, "precision of a date"),
    **dict.fromkeys(("hosts", "co_hosts", "partners", "organisers", "funders"), names),
    "organisations": list_of(PART_TAKEN),
    "attendance": list_of(ATTENDANCE),
    **dict.fromkeys(("objectives", "key_questions", "figures", "accessibility", "notes"), points),
    "quotations": list_of(QUOTATION),
    "summary": paragraphs,
    "abstract": paragraphs,
    "texts": list_of(TEXT),
    "markdown": flag,
    "topics": list_of(topic),
    "documents": list_of(DOCUMENT),
    "links": list_of(address),
    "page_type": fits(Source, "kind"),
    "source_url": address,
    "source_complete": flag,
    "other_sources": list_of(OTHER_SOURCE),
    "old_addresses": list_of(old_address),
}
EVENT = {
    **SHARED,
    "kind": fits(Event, "form"),
    "status": one_of(STATES, "status"),
    "state": one_of(set(Event.State.values), "state"),
    "title": fits(Event, "title"),
    "title_is_descriptive": flag,
    "title_variants": list_of(words(300)),
    "series": fits(Series, "name"),
    "series_id": slug,
    "conference": identity,
    "code": code,
    "languages_offered": languages,
    "interpretation": languages,
    "date": day,
    "date_end": day,
    "start": hour,
    "start_time": hour,
    "end": hour,
    "end_time": hour,
    "time_zone": fits(Event, "zone_words"),
    "zone": parsed_by(certain_zone, "zone, as Africa/Lusaka or UTC"),
    "zone_words": fits(Event, "zone_words"),
    "times": list_of(TIME),
    "duration_text": fits(Event, "duration_words"),
    "room": fits(Event, "room"),
    "platform": fits(Event, "platform"),
    "parent_event": fits(Event, "parent_words"),
    "number": whole(),
    "number_text": fits(Event, "number_words"),
    "series_number": whole(),
    "series_number_text": fits(Event, "number_words"),
    "people": list_of(APPEARANCE),
    "countries": list_of(either(country, COUNTRY)),
    "countries_as_written": list_of(fits(EventCountry, "words")),
    "recording": RECORDING,
    "recordings": list_of(RECORDING_IN_FULL),
    "chapters": list_of(CHAPTER),
    "transcripts": list_of(TRANSCRIPT),
    "presentations": list_of(PRESENTATION),
    **{key: whole() for key in ("participants", "countries_count", "viewing_groups")},
    **dict.fromkeys(("participants_qualifier", "countries_count_qualifier", "viewing_groups_qualifier"), qualifier),
    "practice": flag,
    "in_days": whole(3650),
}
SESSION = record(EVENT, needed=["id", "title"])
CONFERENCE = {
    **SHARED,
    "name": fits(Conference, "name"),
    "short_name": fits(Conference, "short_name"),
    "name_variants": names,
    "edition": whole(),
    "theme": fits(Conference, "theme"),
    "date_start": day,
    "date_end": day,
    "date_claims": list_of(DATE_CLAIM),
    "sessions": list_of(SESSION),
    "only_named": flag,
}
OWN_PAGE = {"id": slug, "slug": slug, "old_addresses": list_of(old_address)}  # of organisations, series and topics
PERSON = {
    "id": identity,
    "slug": slug,
    "name": name,
    "name_variants": names,
    "honorifics": list_of(fits(Person, "honorific")),
    "degrees": joined(list_of(fits(Person, "degrees")), ", ", Person._meta.get_field("degrees").max_length),
    "affiliations": list_of(
        record(
            {
                "title": fits(Affiliation, "title"),
                "affiliation": fits(Affiliation, "affiliation"),
                "country": country,
                "seen_in": identity,
                "date": day,
            }
        )
    ),
    "countries": list_of(country),
    "roles": list_of(fits(Appearance, "role")),
    "appearances": list_of(
        record(
            {"event_id": identity, "session_id": identity, "role": words(), "date": day, "source_url": address},
            needed=["event_id"],
        )
    ),
    "notes": list_of(words(2000)),
    "old_addresses": list_of(old_address),
}
ORGANISATION = {
    **OWN_PAGE,
    "name": name,
    "name_variants": names,
    "part_of": slug,
    "managed_by": slug,
    "url": fits(Organisation, "address"),
    "names": list_of(
        record(
            {
                "name": name,
                "from": fits(OrganisationName, "since"),
                "until": fits(OrganisationName, "until"),
                "note": fits(OrganisationName, "note"),
            },
            needed=["name"],
        )
    ),
}
SERIES = {
    **OWN_PAGE,
    "name": fits(Series, "name"),
    "letter": matching("[a-z]", "letter, a to z"),
    "description": words(),
    "markdown": flag,
    "funder_line": fits(Series, "funder_line"),
    "names": in_languages,
}
TOPIC = {**OWN_PAGE, "name": name, "names": in_languages}

SHAPES = {
    "webinars": SESSION,
    "conferences": record(CONFERENCE, needed=["id", "name"]),
    "people": record(PERSON, needed=["id", "name"]),
    "organisations": record(ORGANISATION, needed=["id", "name"]),
    "series": record(SERIES, needed=["id", "name"]),
    "topics": record(TOPIC, needed=["id", "name"]),
}
KNOWN = {file: set(shape.fields) for file, shape in SHAPES.items()}
