"""Everything that can be said against the files before the first write: all of it, not the first of it."""

from .across import REFERRED, dangling, reserved, twice, unknown_parents, unknown_references
from .defects import Defect, place_of, shown
from .identity import defects_of_site, unknown_keys_of_site
from .odds import CHECKS
from .shapes import EVENT, KNOWN, SHAPES


def defects_of(corpus):
    """Return all defects: of each value, of the values in one record, of the records among each other."""
    defects, ill = [], set()
    for file, shape in SHAPES.items():
        for index, record in enumerate(corpus[file]):
            for path, sentence in typed(shape, record):
                defects.append(Defect(place_of(f"{file}.json", index, record, path), sentence))
                ill.add(id(record))
    return [*defects, *defects_of_site(corpus.site), *within(corpus, ill), *among(corpus)]


def typed(shape, record):
    return [("", "null is no record")] if record is None else shape(record, "")


def placed(corpus, file):
    """Return (place maker, record) for the records of a file that are objects; the maker takes a path within it."""
    numbered = [(index, record) for index, record in enumerate(corpus[file]) if isinstance(record, dict)]
    return [(maker(f"{file}.json", index, record), record) for index, record in numbered]


def placed_sessions(corpus):
    """Return [(place maker, session), …] for each conference."""
    return [
        [(within_session(place, number, session), session) for number, session in numbered_sessions(conference)]
        for place, conference in placed(corpus, "conferences")
    ]


def numbered_sessions(conference):
    sessions = conference.get("sessions")
    return [pair for pair in enumerate(sessions if isinstance(sessions, list) else []) if isinstance(pair[1], dict)]


def maker(file, index, record):
    return lambda path: place_of(file, index, record, path)


def within_session(place, number, session):
    named = f" (id {shown(session['id'])})" if isinstance(session.get("id"), str) else ""
    return lambda path: place(f"sessions[{number}]{named}" + (f".{path}" if path else ""))


def within(corpus, ill):
    """Yield what does not go together in one record; of an `ill` one, whose values are wrong, what can be said."""
    conferences = zip(placed(corpus, "conferences"), placed_sessions(corpus), strict=True)
    pairs = [(place, record, record) for place, record in placed(corpus, "webinars")]
    for (place, conference), sessions in conferences:
        pairs += [(place, conference, conference), *((place, session, conference) for place, session in sessions)]
    for place, record, whole in pairs:
        for check in CHECKS:
            try:
                yield from [Defect(place(path), sentence) for path, sentence in check(record)]
            except (AttributeError, KeyError, TypeError, ValueError):
                if id(whole) not in ill:
                    raise


def among(corpus):
    """Yield what does not go together among the records."""
    webinars, conferences, people = (placed(corpus, file) for file in ("webinars", "conferences", "people"))
    sessions = placed_sessions(corpus)
    events = webinars + [pair for found in sessions for pair in found]
    everything = webinars + [pair for each, found in zip(conferences, sessions, strict=True) for pair in [each, *found]]
    yield from twice(everything, "id")
    for file in ("people", "organisations", "series", "topics"):
        yield from twice(placed(corpus, file), "id")
    groups = [placed(corpus, file) for file in ("organisations", "series", "topics")]
    for beside in (webinars, conferences, people, *groups, *sessions):
        yield from twice(beside, "slug")
    yield from twice(events, "code")
    yield from twice(placed(corpus, "series"), "letter")
    yield from reserved(events)
    yield from dangling(
        people, {record.get("id") for _place, record in everything if isinstance(record.get("id"), str)}
    )
    ids = {file: ids_in(corpus[file]) for file in REFERRED}
    yield from unknown_references(everything, ids)
    yield from unknown_parents(placed(corpus, "organisations"))


def ids_in(records):
    return {record["id"] for record in records if isinstance(record, dict) and isinstance(record.get("id"), str)}


def unknown_keys(corpus):
    """Return a sentence for each key that has no place here, once: it is kept nowhere."""
    found = {}
    for file, known in KNOWN.items():
        for record in corpus[file]:
            for key in record.keys() - known:
                found.setdefault((f"{file}.json", key), record["id"])
    for session, _conference in corpus.sessions():
        for key in session.keys() - EVENT.keys():
            found.setdefault(("conferences.json, sessions", key), session["id"])
    return [
        f"{file}: {shown(key)} (first in {shown(corpus_id)}) is not known, kept nowhere"
        for (file, key), corpus_id in sorted(found.items())
    ] + unknown_keys_of_site(corpus.site)
