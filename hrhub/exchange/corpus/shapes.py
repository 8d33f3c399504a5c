"""The shape of each file: every field of its records and its type. docs/corpus.md says where each goes."""

from hrhub.catalogue.models import (
    Appearance,
    Conference,
    Event,
    EventCountry,
    Series,
    Source,
)
from hrhub.people.models import Affiliation, Organisation, OrganisationName, Person

from .checkers import (
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
from .dates import certain_zone
from .parts import (
    ACCESS,
    APPEARANCE,
    ATTENDANCE,
    CHAPTER,
    COUNTRY,
    DATE_CLAIM,
    DOCUMENT,
    OTHER_SOURCE,
    PART_TAKEN,
    PLACES,
    PRESENTATION,
    QUOTATION,
    RECORDING,
    RECORDING_IN_FULL,
    TEXT,
    TIME,
    TRANSCRIPT,
    address,
    code,
    day,
    hour,
    identity,
    in_languages,
    language,
    languages,
    name,
    names,
    old_address,
    paragraphs,
    points,
    qualifier,
    slug,
    topic,
    when,
)
from .words import FORMATS, PRECISIONS, STATES

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
    "places": list_of(PLACES),
    "access": ACCESS,
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
