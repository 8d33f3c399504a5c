"""The shapes of values, and of the records that stand in lists within a record: every field and its type."""

from hrhub.catalogue.addresses import LETTERS
from hrhub.catalogue.models import (
    Appearance,
    Chapter,
    Claim,
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
    Source,
    StatedTime,
)
from hrhub.participation.models import Meeting, Places
from hrhub.people.models import Organisation
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
from .dates import clock, milliseconds, moment, parsed_date
from .defects import shown
from .words import LANGUAGES, RECORDING_STATES

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
PLACES = record(
    {
        "way": one_of(set(Places.Way.values), "way of taking part"),
        "capacity": whole(),
        "unit": one_of(set(Places.Unit.values), "unit of places"),
        "opens_at": when,
        "closes_at": when,
        "moderated": flag,
    },
    needed=["way"],
)
answer = one_of(set(Meeting.Answer.values) - {""}, "answer: yes or no")
ACCESS = record({"captions": answer, "sign_language": answer, "slides_before": answer})
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
