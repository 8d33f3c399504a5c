"""The lists of an event alone: people, countries, topics, hours, presentations, recordings, transcripts."""

from django_countries import countries as all_countries

from hrhub.catalogue.models import Recording
from hrhub.participation.models import Places
from hrhub.web.folding import fold

from .addresses import lost_words, web_address
from .dates import clock, final_day, first_day, milliseconds, moment
from .defects import shortened
from .hanging import named_topics, numbered, shared_lists
from .texts import texts
from .words import RECORDING_STATES, provider_of, spaced


def event_lists(record, found):
    """Return (lists by the names in `relations.OF_EVENT`, sentences about what is odd)."""
    rows, odd = texts(record)
    people, odd_people = appearances(record, found)
    countries, odd_countries = countries_about(record)
    recordings, odd_recordings = recordings_of(record)
    lists = {
        **shared_lists(record, found.organisations),
        "presentations": [
            {"order": each["order"], "title": each.get("title") or ""} for each in record.get("presentations") or []
        ],
        "presentation_questions": presentation_questions(record),
        "countries": countries,
        "topics": [{"topic_id": pk} for pk in named_topics(record, found.topics)],
        "appearances": people,
        "texts": rows,
        "times": stated_times(record),
        "recordings": recordings,
        "chapters": chapters(record),
        "transcripts": [transcript(each) for each in record.get("transcripts") or []],
        "places": [places(each) for each in record.get("places") or []],
        "access": [record["access"]] if record.get("access") else [],
        "cues": [row for each in record.get("transcripts") or [] for row in cues(each)],
    }
    return lists, [*odd, *odd_people, *odd_countries, *odd_recordings]


def presentation_questions(record):
    return [
        {"presentation__order": each["order"], "keyquestion__order": number}
        for each in record.get("presentations") or []
        for number in dict.fromkeys(each.get("key_questions") or [])
    ]


def appearances(record, found):
    rows, odd = [], []
    for order, each in numbered(record.get("people")):
        pk, doubt = person_meant(each, record, found.people)
        odd += [doubt] if doubt else []
        rows.append(
            {
                "order": order,
                "person_id": pk,
                "role": spaced(each.get("role")) or "unspecified",
                "title": each.get("title") or "",
                "affiliation": each.get("affiliation") or "",
                "organisation_id": organisation_meant(each, found.organisations),
                "country_id": each.get("country"),
                "name_as_written": each.get("name_as_written") or printed(each),
                "note": each.get("note") or "",
                "presentation__order": each.get("presentation"),
            }
        )
    return rows, odd


def person_meant(each, record, people):
    """Return (the person's key, a sentence where that is odd): by the id, or by the name."""
    if each.get("person"):
        return people.names.by_corpus_id[each["person"]], None
    return people.who(each["name"], record["id"]) if each.get("name") else (None, "somebody who is not named")


def printed(each):
    """Return a name that is all we know of a person: then it is what was printed."""
    return "" if each.get("person") else each.get("name") or ""


def organisation_meant(each, organisations):
    """Return the organisation by its id, or the one in the affiliation; who has an id here has all that is known."""
    if each.get("person") or each.get("organisation"):
        return organisations.by_corpus_id.get(each.get("organisation"))
    return organisation_in(each.get("affiliation"), organisations)


def organisation_in(affiliation, organisations):
    """Return the first organisation that is named in an affiliation, whole or one of those joined by ";"."""
    words = [affiliation, *affiliation.split(";")] if affiliation else []
    return next((pk for word in words if (pk := organisations.one(word))), None)


def countries_about(record):
    """Pair codes and words by name; what is left over pairs in order only where both lists have one length."""
    if any(isinstance(each, dict) for each in record.get("countries") or []):
        return countries_in_full(record["countries"]), []
    codes, words = record.get("countries") or [], list(record.get("countries_as_written") or [])
    even, paired = len(codes) == len(words), dict.fromkeys(codes, "")
    ways = [is_name_of, begins_name_of, lambda code, word: even]
    for code, way in [(code, way) for way in ways for code in paired]:
        if not paired[code]:
            paired[code] = next((word for word in words if way(code, word)), "")
            words = [word for word in words if word != paired[code]]
    odd = ["a country is there twice, kept once"] if len(paired) < len(codes) else []
    if record.get("countries_as_written") and not even:
        alone = shortened(", ".join(words), 300) or "none"
        odd.append(f"countries and countries_as_written of different lengths; words without a country: {alone}")
    rows = [{"country_id": code, "relation": "about", "words": word} for code, word in paired.items()]
    return rows + [{"country_id": None, "relation": "about", "words": word} for word in words], odd


def countries_in_full(countries):
    """Return the countries with what each is to the event, each once; a bare code is one that it is about."""
    rows = {}
    for place, each in numbered(countries):
        given = each if isinstance(each, dict) else {"country": each}
        code, relation = given.get("country"), given.get("relation") or "about"
        row = {"country_id": code, "relation": relation, "words": given.get("words") or ""}
        rows.setdefault((code, relation) if code else place, row)
    return list(rows.values())


def is_name_of(code, word):
    return fold(word) == fold(all_countries.name(code))


def begins_name_of(code, word):
    """True for "United States" and "Moldova", and the other way round."""
    name, word = f"{fold(all_countries.name(code))} ", f"{fold(word)} "
    return name.startswith(word) or word.startswith(name)


def stated_times(record):
    """Return the hours that say more than the event's own: another zone or place, the words, a source."""
    own = [
        record.get("start_time") or record.get("start"),
        record.get("end_time") or record.get("end"),
        record.get("time_zone") or record.get("zone") or record.get("zone_words"),
    ]
    return [stated_time(order, each) for order, each in numbered(record.get("times"), 0) if says_more(each, own)]


def says_more(each, own):
    return [each.get("start"), each.get("end"), each.get("tz_text")] != own or any(
        each.get(key) for key in ("place", "as_written", "source_url", "date", "date_end")
    )


def stated_time(order, each):
    return {
        "order": order,
        "date": first_day(each.get("date")),
        "until": final_day(each.get("date_end")),
        "start": clock(each.get("start")),
        "end": clock(each.get("end")),
        "zone_words": each.get("tz_text") or "",
        "place": each.get("place") or "",
        "words": each.get("as_written") or "",
        "source_address": web_address(each.get("source_url")),
    }


def recordings_of(record):
    """Return the recordings: those told in full, or the one of which the page speaks."""
    full, spoken_of = record.get("recordings"), record.get("recording") or {}
    if full:
        return [recording(order, each) for order, each in numbered(full, 0)], []
    state, words = RECORDING_STATES.get(spoken_of.get("status")), spoken_of.get("as_written") or ""
    if not state:
        return [], [
            f'recording, as printed "{words}", is not mentioned as one: its words are kept nowhere'
        ] if words else []
    address = web_address(spoken_of.get("url"))
    if state == Recording.State.HERE and not address:
        state, words = Recording.State.LOST, (words or lost_words(spoken_of.get("url")))[:300]
    return [recording(0, {"state": state, "url": address, "as_written": words})], []


def recording(order, each):
    address = web_address(each.get("url"))
    return {
        "order": order,
        "form": each.get("form") or "",
        "state": each["state"],
        "language": each.get("language") or "",
        "provider": each.get("provider") or provider_of(address),
        "address": address,
        "size_bytes": each.get("size_bytes"),
        "duration_s": each.get("duration_s"),
        "words": each.get("as_written") or "",
        "licence": each.get("licence") or "",
        "consent": each.get("consent") or "",
    }


def chapters(record):
    """Return the chapters of the recording that the page speaks of, then those told apart, each with its number."""
    spoken_of = [{**each, "recording": 0} for each in (record.get("recording") or {}).get("chapters") or []]
    return [
        {
            "label": each["label"],
            "start_ms": milliseconds(each["start"]),
            "end_ms": milliseconds(each.get("end")),
            "recording__order": each.get("recording"),
        }
        for each in spoken_of + (record.get("chapters") or [])
    ]


def transcript(each):
    return {
        "language": each["language"],
        "origin": each.get("origin") or "human",
        "version": each.get("version") or 1,
        "published": each.get("published") is not False,
        "licence": each.get("licence") or "",
        "recording__order": each.get("recording"),
    }


def places(each):
    return {
        "way": each["way"],
        "capacity": each.get("capacity"),
        "unit": each.get("unit") or Places.Unit.CONNECTIONS.value,
        "opens_at": each.get("opens_at") and moment(each["opens_at"]),
        "closes_at": each.get("closes_at") and moment(each["closes_at"]),
        "moderated": bool(each.get("moderated")),
    }


def cues(each):
    for order, cue in numbered(each.get("cues"), 0):
        yield {
            "transcript__language": each["language"],
            "order": order,
            "start_ms": cue["start_ms"],
            "end_ms": cue["end_ms"],
            "speaker": cue.get("speaker") or "",
            "words": cue["words"],
        }
