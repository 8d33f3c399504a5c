"""The files of a corpus, from JSON into lists of records."""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from .defects import CorpusRefused, Defect, place_of, shown

CORE = ["webinars", "conferences", "people"]
BESIDE = ["organisations", "series", "topics"]
DEEPEST = 20  # lists and objects within each other: a record needs eight, and Python has an end


@dataclass
class Corpus:
    """The records of each file, by the file's name without ".json"; [] for a file that is absent."""

    records: dict = field(default_factory=dict)
    site: dict | None = None  # of site.json

    def __getitem__(self, name):
        return self.records.get(name, [])

    def sessions(self):
        """Yield (session, its conference) for all conferences."""
        for conference in self["conferences"]:
            for session in conference.get("sessions") or []:
                yield session, conference

    def events(self):
        """Yield the record of each webinar and each session."""
        yield from self["webinars"]
        for session, _conference in self.sessions():
            yield session


def read_corpus(folder):
    """Return the corpus in `folder`; raises CorpusRefused with the defects of all its files."""
    folder = Path(folder)
    if not any(os.path.lexists(folder / f"{name}.json") for name in CORE):
        sentence = "none of webinars.json, conferences.json and people.json is in this folder"
        raise CorpusRefused([Defect(str(folder), sentence)])
    corpus, defects = Corpus(), []
    for name in CORE + BESIDE:
        if os.path.lexists(folder / f"{name}.json"):
            try:
                corpus.records[name] = read_list(folder / f"{name}.json")
            except CorpusRefused as refused:
                defects += refused.defects
    if os.path.lexists(folder / "site.json"):
        try:
            corpus.site = read_object(folder / "site.json")
        except CorpusRefused as refused:
            defects += refused.defects
    if defects:
        raise CorpusRefused(defects)
    return corpus


def read_list(path):
    """Return the list of records in one file, or raise CorpusRefused with what is wrong with it."""
    return read_json(path, list, "must be a list of records, [ … ]")


def read_object(path):
    """Return the one record in a file, or raise CorpusRefused with what is wrong with it."""
    return read_json(path, dict, "must be one record, { … }")


def read_json(path, wanted, otherwise):
    if not os.path.isfile(path):
        raise CorpusRefused([Defect(path.name, "is no file that can be read")])
    sentence, records, twins = None, None, Twins()
    try:
        text = path.read_bytes().decode("utf-8-sig")
        records = json.loads(text, parse_constant=refuse_constant, object_pairs_hook=twins.noting)
    except UnicodeDecodeError as error:
        sentence = f"not UTF-8: byte {error.start} cannot be read"
    except json.JSONDecodeError as error:
        sentence = f"not JSON: line {error.lineno}, column {error.colno}: {error.msg}"
    except RecursionError:
        sentence = "not a corpus: lists within lists, too deep to read"
    except (ValueError, OSError) as error:
        sentence = f"cannot be read: {error}"
    if sentence is None and not isinstance(records, wanted):
        sentence = otherwise
    sentences = [sentence] if sentence else twins.sentences
    if defects := [Defect(path.name, each) for each in sentences] or too_deep(
        path.name, records if wanted is list else [records]
    ):
        raise CorpusRefused(defects)
    return records


class Twins:
    """Notes keys that are in one object twice: the first value would be lost, and nobody would hear of it."""

    def __init__(self):
        self.sentences = []

    def noting(self, pairs):
        found = dict(pairs)
        if len(found) < len(pairs):
            within = f"the object with the id {shown(found['id'])}" if found.get("id") else "one object"
            times = Counter(key for key, _value in pairs)
            self.sentences += [
                f"the key {shown(key)} is there {number} times in {within}"
                for key, number in times.items()
                if number > 1
            ]
        return found


def too_deep(file, records):
    """Return a defect for each record with lists and objects within each other, deeper than anybody needs."""
    return [
        Defect(place_of(file, index, record), f"has lists or objects within each other, more than {DEEPEST} deep")
        for index, record in enumerate(records)
        if goes_deeper(record, DEEPEST)
    ]


def goes_deeper(value, levels):
    """True where `value` holds lists or objects more than `levels` deep. Level by level: recursion would end first."""
    level = [value] if isinstance(value, (dict, list)) else []
    while level and levels:
        inner = (item for each in level for item in (each.values() if isinstance(each, dict) else each))
        level, levels = [item for item in inner if isinstance(item, (dict, list))], levels - 1
    return bool(level)


def refuse_constant(name):
    raise ValueError(f"{name} is no number of JSON")
