"""People: those of people.json, and those who are named in an event and nowhere else."""

from hrhub.people.models import Person

from .dates import first_day
from .naming import Names, bring_named
from .settling import bring
from .wanted import Wanted


class People:
    """Who is meant by a name at an event; of namesakes, the one whose own record names that event."""

    def __init__(self, names, records):
        self.names = names
        self.at = {}
        for record in records:
            for appearance in record.get("appearances") or []:
                event = appearance.get("session_id") or appearance["event_id"]
                self.at.setdefault(event, set()).add(names.by_corpus_id[record["id"]])

    def who(self, name, event):
        """Return (the person's key, a sentence where the name does not tell them apart)."""
        found = self.names.all(name)
        there = [pk for pk in found if pk in self.at.get(event, ())] or found
        odd = f'"{name}" is the name of {len(there)} people, taken for the first' if len(there) > 1 else None
        return (there[0] if there else None), odd


def bring_people(kind, corpus, report, progress=None):
    """Bring in the people; return how to find them by the name in an event."""
    names = Names(Person)
    bring(kind, (person(record, names) for record in corpus["people"]), report)
    names = Names(Person).add_records(corpus["people"])
    named = [
        (each["name"], record["id"])
        for record in corpus.events()
        for each in record.get("people") or []
        if each.get("name") and not each.get("person")
    ]
    told = set()
    for name, event in named:
        if not names.all(name) and name not in told:
            report.tell(event, f'"{name}" is named here and in no people.json; a person was made')
            told.add(name)
    return People(bring_named(kind, (name for name, _event in named), names, report), corpus["people"])


def person(record, names):
    honorifics = record.get("honorifics") or []
    fields = {
        "name": record["name"],
        "name_variants": record.get("name_variants") or [],
        "honorific": honorifics[0] if honorifics else "",
        "honorifics_seen": honorifics,
        "degrees": ", ".join(record.get("degrees") or []),
        "notes": record.get("notes") or [],
    }
    lists = {
        "countries": [{"country_id": code} for code in dict.fromkeys(record.get("countries") or [])],
        "affiliations": [affiliation(row) for row in record.get("affiliations") or []],
    }
    first = {"slug": record["slug"]} if record.get("slug") else {}
    return Wanted(record["id"], fields, lists, first, names.unclaimed(record))


def affiliation(row):
    return {
        "title": row.get("title") or "",
        "affiliation": row.get("affiliation") or "",
        "country_id": row.get("country"),
        "seen_in": row.get("seen_in") or "",
        "date": first_day(row.get("date")),
    }
