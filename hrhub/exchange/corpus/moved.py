"""Addresses that pages had elsewhere, on the site of before."""

from hrhub.catalogue.here import EDITOR, pages_here
from hrhub.catalogue.models import Conference, Event, Series, Topic
from hrhub.people.models import Organisation, Person
from hrhub.web.leading import batches
from hrhub.web.models import Moved
from hrhub.web.moved import LONGEST, canonical

from .addresses import web_address
from .report import OLD

WITH_A_PAGE = {
    "conferences": Conference,
    "people": Person,
    "organisations": Organisation,
    "series": Series,
    "topics": Topic,
}


def lead_old_addresses(corpus, report):
    """Lead the old addresses in the files to the pages here, and say in `report` what became of each.

    One that leads elsewhere already, is a page here, or belongs to two, is left as it is, and told.
    """
    wanted = {}
    with_a_page = [(model, corpus[file]) for file, model in WITH_A_PAGE.items()]
    for model, records in [(Event, list(corpus.events())), *with_a_page]:
        for old, new, corpus_id in [*of_pages(model, records), *of_documents(model, records)]:
            first, whose = wanted.setdefault(old, (new, corpus_id))
            if first != new:
                report.tell(corpus_id, f"old address {old} is one of {whose}, too, and leads to {first}")
    there = Moved.objects.leading(wanted)
    here = pages_here(wanted.keys() - there.keys(), EDITOR)
    for old, (new, corpus_id) in wanted.items():
        if old in here:
            report.tell(corpus_id, f"old address {old} is a page here, and is never led away from")
        elif there.get(old, new) != new:
            report.count(OLD, old, "kept")
            report.tell(corpus_id, f"old address {old} leads to {there[old]} already, and still does")
        else:
            report.count(OLD, old, "same" if old in there else "made")
    Moved.objects.lead({old: new for old, (new, _id) in wanted.items() if old not in there and old not in here})


def of_pages(model, records):
    """Return [(old address, path of the page, corpus id)]."""
    olds = {record["id"]: record["old_addresses"] for record in records if record.get("old_addresses")}
    rows = rows_of(model, olds)
    return [(canonical(old), rows[id].path, id) for id, found in olds.items() if id in rows for old in found]


def of_documents(model, records):
    """Return the same for files: they lead to where the file is now, or to the page that names it.

    Only those of what is published: where a draft's file is, nobody may know yet.
    """
    olds = {}
    for record in records:
        for document in record.get("documents") or []:
            for old in document.get("old_addresses") or []:
                olds.setdefault(record["id"], []).append((canonical(old), web_address(document.get("url"))))
    rows = {id: row for id, row in rows_of(model, olds).items() if row.is_published}
    return [
        (old, new if new and len(new) <= LONGEST else rows[id].path, id)
        for id, found in olds.items()
        if id in rows
        for old, new in found
    ]


def rows_of(model, ids):
    """Return {corpus id: row}."""
    rows = {}
    for some in batches(ids):
        found = model._base_manager.filter(corpus_id__in=some).defer("loaded", "folded")
        rows |= {row.corpus_id: row for row in found}
    return rows
