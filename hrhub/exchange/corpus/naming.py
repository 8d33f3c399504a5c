"""Who is meant by a name: organisations, series, topics and people are found by their folded names."""

from functools import lru_cache

from hrhub.web import folding

from .settling import bring
from .wanted import Wanted

fold = lru_cache(maxsize=16384)(folding.fold)  # the same names come again and again
BY_NAME = "name:"  # begins the corpus id of what an event names and no file describes


class Names:
    """Folded name → the keys of the rows with it, for one model."""

    def __init__(self, model):
        self.keys, self.by_corpus_id, self.corpus_ids, self.by_slug = {}, {}, {}, {}
        rows = model.objects.order_by("pk").values_list("pk", "corpus_id", "slug", "folded")
        for pk, corpus_id, slug, folded in rows.iterator():
            self.by_slug[slug] = pk
            for name in folded.split(" | "):
                self.add(name, pk)
            if corpus_id:
                self.corpus_ids[pk] = corpus_id
                self.by_corpus_id[corpus_id] = pk
                if corpus_id.startswith(BY_NAME):
                    self.add(corpus_id.removeprefix(BY_NAME), pk)  # however an editor named it since

    def add(self, folded, pk):
        keys = self.keys.setdefault(folded, [])
        if folded and pk not in keys:
            keys.append(pk)

    def add_records(self, records):
        """Let rows be found by all the names that their records give them, however an editor named them since."""
        for record in records:
            for name in names_of(record):
                self.add(fold(name), self.by_corpus_id[record["id"]])
        return self

    def all(self, name):
        return self.keys.get(fold(name), [])

    def one(self, name):
        """Return the key of the first row with this name, or None."""
        return next(iter(self.all(name)), None)

    def unclaimed(self, record):
        """Return the key of a row with the record's address or name that no file describes yet, if it has no row."""
        if record["id"] in self.by_corpus_id:
            return None
        named = [pk for name in names_of(record) for pk in self.all(name)]
        found = [self.by_slug[record["slug"]], *named] if record.get("slug") in self.by_slug else named
        return next((pk for pk in found if self.corpus_ids.get(pk, BY_NAME).startswith(BY_NAME)), None)


def names_of(record):
    """Return all names in a record. The `names` of a series or topic are translations, an object: not these."""
    over_time = record["names"] if isinstance(record.get("names"), list) else []
    return [record["name"], *(record.get("name_variants") or []), *(row["name"] for row in over_time)]


def bring_named(kind, words, names, report, first=None):
    """Make a row for each of `words` that names nobody yet; return Names with them.

    `first(word)` gives more fields for a new row.
    """
    wanted = {}
    for word in words:
        corpus_id = (BY_NAME + fold(word))[:200]
        if not fold(word) or corpus_id in wanted:
            continue
        if corpus_id in names.by_corpus_id or not names.one(word):
            wanted[corpus_id] = Wanted(corpus_id, {"name": word}, first=first(word) if first else {})
        else:
            report.count(kind.name, names.corpus_ids.get(names.one(word), corpus_id), "same")
    bring(kind, wanted.values(), report)
    made = kind.model.objects.filter(corpus_id__startswith=BY_NAME).values_list("corpus_id", "pk")
    for corpus_id, pk in made if wanted else ():
        names.add(corpus_id.removeprefix(BY_NAME), pk)
    return names
