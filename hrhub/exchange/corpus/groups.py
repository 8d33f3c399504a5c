"""Organisations, series and topics: those that a file describes, and those that are only named in an event."""

from hrhub.catalogue.models import Series, Topic
from hrhub.people.models import Organisation
from hrhub.web.folding import slug_of

from .addresses import web_address
from .defects import shown
from .naming import Names, bring_named
from .settling import bring
from .wanted import Wanted

RELATIONS = {
    "hosts": "host",
    "co_hosts": "co_host",
    "organisers": "organiser",
    "partners": "partner",
    "funders": "funder",
}


def bring_organisations(kind, corpus, report):
    """Bring in the organisations; return their Names."""
    names = Names(Organisation)
    bring(kind, [organisation(record, names) for record in corpus["organisations"]], report)
    names = Names(Organisation).add_records(corpus["organisations"])
    bring(kind, [belonging(record, names) for record in corpus["organisations"]], report)
    words = (
        word
        for record in [*corpus["conferences"], *corpus.events()]
        if not record.get("organisations")
        for key in RELATIONS
        for word in record.get(key) or []
    )
    return bring_named(kind, words, names, report)


def organisation(record, names):
    fields = {
        "name": record["name"],
        "name_variants": record.get("name_variants") or [],
        "address": web_address(record.get("url")),
    }
    over_time = [
        {
            "name": row["name"],
            "since": row.get("from") or "",
            "until": row.get("until") or "",
            "note": row.get("note") or "",
        }
        for row in record.get("names") or []
    ]
    return Wanted(record["id"], fields, {"names": over_time}, first_slug(record), names.unclaimed(record))


def first_slug(record):
    """Return the address with which a row is made; afterwards it is the editors' own."""
    return {"slug": record.get("slug") or record["id"]}


def belonging(record, names):
    """Return what an organisation is part of and by whom it is managed: known only when all have their rows."""
    parents = {f"{key}_id": names.by_corpus_id.get(record.get(key)) for key in ("part_of", "managed_by")}
    return Wanted(record["id"], parents)


def bring_series(kind, corpus, report):
    names = Names(Series)
    letters = dict(Series.objects.exclude(letter=None).values_list("letter", "pk"))
    bring(kind, [series(record, names, letters, report) for record in corpus["series"]], report)
    words = (record["series"] for record in corpus.events() if record.get("series") and not record.get("series_id"))
    return bring_named(kind, words, Names(Series).add_records(corpus["series"]), report)


def series(record, names, letters, report):
    own, letter = names.unclaimed(record), record.get("letter")
    if letters.get(letter) not in (None, own, names.by_corpus_id.get(record["id"])):
        report.oddities.append(f"{record['id']}: another series here has the letter {shown(letter)}; left out")
        letter = None
    fields = {
        "name": record["name"],
        "names": record.get("names") or {},
        "letter": letter,
        "description": record.get("description") or "",
        "funder_line": record.get("funder_line") or "",
    }
    return Wanted(record["id"], fields, first=first_slug(record), pk=own)


def bring_topics(kind, corpus, report):
    """Bring in the topics; return Names by which "country-collaboration" and "Country collaboration" are one."""
    names = Names(Topic)
    bring(kind, [topic(record, names) for record in corpus["topics"]], report)
    names = Names(Topic).add_records(corpus["topics"])
    for record in corpus["topics"]:
        names.add(record["id"].replace("-", " "), names.by_corpus_id[record["id"]])
    slugs = (slug for record in [*corpus["conferences"], *corpus.events()] for slug in record.get("topics") or [])
    slugs = (slug for slug in slugs if slug not in names.by_corpus_id)
    return bring_named(kind, slugs, names, report, first=lambda slug: {"slug": slug_of(slug)})


def topic(record, names):
    fields = {"name": record["name"], "names": record.get("names") or {}}
    return Wanted(record["id"], fields, first=first_slug(record), pk=names.unclaimed(record))
