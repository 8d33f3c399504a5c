"""Reported figures as a table: one row a claim, with a codebook that describes every column and value."""

import csv

from hrhub.catalogue.models import Claim
from hrhub.web.addresses import absolute
from hrhub.web.cells import harmless

BATCH = 500
COLUMNS = {
    "event_id": "id of the webinar or session in the JSON files; empty where the conference as a whole is meant",
    "conference_id": "id of the conference in conferences.json; empty where there is none",
    "title": "title of the event, or name of the conference",
    "date": "first day, as YYYY-MM-DD, YYYY-MM or YYYY; empty where it is not printed",
    "measure": "what was counted, see below",
    "unit": "who or what was counted, see below",
    "number": "the number; empty where the source has only words",
    "qualifier": "how the source qualifies the number, see below; empty where it does not",
    "words": "the words of the source",
    "source_url": "the page that gives the figure; empty where its address is not known",
    "page": "address of the page on this site",
}
MEASURES = {
    Claim.Measure.ATTENDED: "people or countries that took part",
    Claim.Measure.ATTENDED_BOTH: "took part, online and in person together",
    Claim.Measure.REGISTERED: "had registered",
    Claim.Measure.REGISTERED_IN_PERSON: "had registered to come in person",
    Claim.Measure.EXPECTED: "were expected, told before the event",
    Claim.Measure.IN_ROOM: "were in the room",
    Claim.Measure.VIEWS: "views of the recording: not attendance",
}
UNITS = {
    Claim.Unit.PEOPLE: "people",
    Claim.Unit.COUNTRIES: "countries",
    Claim.Unit.TEAMS: "countries that took part with a country team",
    Claim.Unit.GROUPS: "groups of people who watched together",
}
QUALIFIERS = {
    Claim.Qualifier.EXACT: "exactly this number",
    Claim.Qualifier.NEARLY: "nearly: a little less",
    Claim.Qualifier.ABOUT: "about: a little less or more",
    Claim.Qualifier.AT_LEAST: "this number or more",
    Claim.Qualifier.MORE_THAN: "more than this number",
}


def write(file, public):
    """Write the claims about what is in `public` (ids by key) as CSV; return their number."""
    table = csv.writer(file, lineterminator="\n")
    table.writerow(COLUMNS)
    written = 0
    for row in rows(public):
        table.writerow([harmless(row[column]) for column in COLUMNS])
        written += 1
    return written


def rows(public):
    """Yield a row for each claim: by the ids of the events, then those of the conferences."""
    yield from claims_on("event", public.events, of_event, public)
    yield from claims_on("conference", public.conferences, of_conference, public)


def claims_on(parent, ids, about, public):
    keys = sorted(ids, key=ids.get)
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        found = Claim.objects.filter(**{f"{parent}__in": batch}).select_related(parent, "source")
        places = {key: place for place, key in enumerate(batch)}
        for claim in sorted(found, key=lambda claim: (places[getattr(claim, f"{parent}_id")], claim.order, claim.pk)):
            yield {**about(getattr(claim, parent), public), **of_claim(claim)}


def of_event(event, public):
    ids = {"event_id": public.events[event.pk], "conference_id": public.parents.get(event.conference_id, "")}
    return {**ids, "title": event.title, "date": date_of(event), "page": absolute(event.path, "en")}


def of_conference(conference, public):
    ids = {"event_id": "", "conference_id": public.conferences[conference.pk]}
    return {**ids, "title": conference.name, "date": date_of(conference), "page": absolute(conference.path, "en")}


def of_claim(claim):
    names = ("measure", "unit", "number", "qualifier", "words")
    return {
        **{name: getattr(claim, name) for name in names},
        "source_url": claim.source.address if claim.source else "",
    }


def date_of(thing):
    """Return the printed date, as far as it is known; a practice event has none that means anything."""
    if not thing.date or getattr(thing, "practice", False):
        return ""
    return thing.date.isoformat()[: {"year": 4, "month": 7}.get(thing.date_precision, 10)]


def codebook():
    parts = [
        "# Codebook of claims.csv",
        "One row a figure, as one source gives it: two sources that differ are two rows. "
        "Nothing in here was counted by this site.",
        "UTF-8, commas, a row of column names. "
        "A cell is one line; one that a spreadsheet would take for a formula begins with an apostrophe.",
        table("Columns", COLUMNS),
        table("Values of `measure`", MEASURES),
        table("Values of `unit`", UNITS),
        table("Values of `qualifier`", QUALIFIERS),
    ]
    return "\n\n".join(parts) + "\n"


def table(title, meanings):
    rows = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in meanings.items())
    return f"## {title}\n\n| value | meaning |\n|---|---|\n{rows}"
