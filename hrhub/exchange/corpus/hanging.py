"""The lists that events and conferences have alike: sources, claims, sentences, organisations, resources."""

from hrhub.catalogue.models import Claim
from hrhub.web.addresses import host_of

from .addresses import lost_words, web_address
from .groups import RELATIONS
from .words import SPEAKS_OF_COUNTRIES, UNITS

POINTS = ("objectives", "key_questions", "figures", "accessibility", "notes")
COPIED = {
    "participants": "participants",
    "participants_qualifier": "participants_qualifier",
    "countries_count": "countries",
    "countries_count_qualifier": "countries_qualifier",
    "viewing_groups": "viewing_groups",
    "viewing_groups_qualifier": "viewing_groups_qualifier",
}


def shared_lists(record, organisations):
    """Return the lists of an event or conference, by the names in `relations.SHARED` but for `times`."""
    return {
        "sources": sources(record),
        **{name: [sentence(order, each) for order, each in numbered(record.get(name))] for name in POINTS},
        "quotations": [
            sentence(order, {**each, "detail": each.get("attribution")})
            for order, each in numbered(record.get("quotations"))
        ],
        "involvements": involvements(record, organisations),
        "claims": list(claims(record)),
        "resources": [*documents(record), *links(record)],
    }


def numbered(items, start=1):
    return enumerate(items or [], start)


def sentence(number, each):
    """Return one sentence: words alone are English, and have the order of their place in the list."""
    given = each if isinstance(each, dict) else {"words": each}
    order = number if given.get("order") is None else given["order"]
    language, detail = given.get("language") or "en", given.get("detail") or ""
    return {"order": order, "language": language, "words": given["words"], "detail": detail}


def sources(record):
    """Return the page a record is taken from, the second sources, and those that only a claim names."""
    rows = []
    if record.get("source_url") or record.get("page_type") or record.get("source_complete") is not None:
        rows.append(
            source(record.get("source_url"), record.get("page_type"), None, True, record.get("source_complete"))
        )
    rows += [
        source(each.get("url"), each.get("kind"), each.get("adds"), bool(each.get("main")), each.get("read_whole"))
        for each in record.get("other_sources") or []
    ]
    known = {row["address"] for row in rows}
    claimed = dict.fromkeys(web_address(each.get("source_url")) for each in record.get("attendance") or [])
    rows += [source(address) for address in claimed if address and address not in known]
    return [{"order": order, **row} for order, row in numbered(rows, 0)]


def source(address, kind=None, adds=None, main=False, read_whole=None):
    words = " ".join(filter(None, [adds, lost_words(address)]))[:500]
    address = web_address(address)
    return {"address": address, "kind": kind or "", "adds": words, "is_main": main, "read_whole": read_whole}


def involvements(record, organisations):
    """Return the parts of organisations: those told in full, by their ids, or those that are named."""
    if record.get("organisations"):
        return [part_taken(order, each, organisations) for order, each in numbered(record["organisations"])]
    named = [(relation, name) for key, relation in RELATIONS.items() for name in record.get(key) or []]
    return [
        {"order": order, "relation": relation, "organisation_id": organisations.one(name), "name_as_written": name}
        for order, (relation, name) in numbered(named)
        if organisations.one(name)
    ]


def part_taken(order, each, organisations):
    return {
        "order": order,
        "relation": each["relation"],
        "organisation_id": organisations.by_corpus_id[each["organisation"]],
        "name_as_written": each.get("name_as_written") or "",
        "line": each.get("line") or "",
    }


def named_topics(record, topics):
    """Return the keys of a record's topics, each once; an id is meant before a name is."""
    found = (topics.by_corpus_id.get(word) or topics.one(word) for word in record.get("topics") or [])
    return [pk for pk in dict.fromkeys(found) if pk]


def claims(record):
    """Yield one row a number; in `order`, the tens tell which claim of the record it is of, the ones its unit."""
    for index, each in numbered(record.get("attendance"), 0):
        for place, (key, unit) in numbered(UNITS.items(), 0):
            number, words = each.get(key), each.get(f"{key}_text") or ""
            if number is not None or words:
                yield {
                    "order": 10 * index + place,
                    "measure": each["measure"],
                    "unit": unit_of(each, unit, words),
                    "number": number,
                    "qualifier": each.get(f"{key}_qualifier") or "",
                    "words": words,
                    "source__address": web_address(each.get("source_url")),
                }


def unit_of(each, unit, words):
    stated = each.get("viewing_groups_unit") if unit == Claim.Unit.GROUPS else None
    return stated or unit_meant(unit, words)


def unit_meant(unit, words):
    """Viewing groups are rooms, or countries that watched as teams: the words say which."""
    of_countries = any(part in words.lower() for part in SPEAKS_OF_COUNTRIES)
    return Claim.Unit.TEAMS if unit == Claim.Unit.GROUPS and of_countries else unit


def copies_at_odds(record):
    """Return a sentence for each figure of the record itself that its first claim does not give."""
    first = next(iter(record.get("attendance") or []), {})
    return [
        f"{key} is {record[key]}, its first claim says {first.get(of_claim)}; the claim is kept"
        for key, of_claim in COPIED.items()
        if record.get(key) is not None and record[key] != first.get(of_claim)
    ]


def documents(record):
    for order, each in numbered(record.get("documents"), 0):
        address = web_address(each.get("url"))
        yield {
            "order": order,
            "label": each["title"],
            "kind": each.get("kind") or "",
            "language": each.get("language") or "",
            "publisher": each.get("publisher") or "",
            "address": address,
            "size_bytes": each.get("size_bytes"),
            "lost": not address,
            "note": " ".join(filter(None, [each.get("note"), lost_words(each.get("url"))]))[:500],
        }


def links(record):
    after = len(record.get("documents") or [])
    for order, text in numbered(record.get("links"), after):
        address = web_address(text)
        label = (host_of(address) if address else text)[:300]
        yield {"order": order, "label": label, "kind": "link", "address": address, "lost": not address}
