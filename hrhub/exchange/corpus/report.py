"""What loading did: made, changed, same and kept for each kind of record, and what was odd."""

from collections import Counter

SITE = "site"  # this, and the next, told of only where a file says something of it
OLD = "old addresses"
KINDS = ["webinars", "conferences", "sessions", "people", "organisations", "series", "topics"]
OUTCOMES = ["same", "kept", "changed", "made"]  # the later outweighs the earlier


class Report:
    """Counts and sentences; `oddities` say how something unusual was kept, `kept` where an editor's value stands."""

    def __init__(self):
        self.outcomes = {kind: {} for kind in [*KINDS, SITE, OLD]}
        self.oddities = []
        self.kept = []

    def count(self, kind, corpus_id, outcome):
        """Count a record once, by the weightiest of what happened to it."""
        before = self.outcomes[kind].get(corpus_id, "same")
        self.outcomes[kind][corpus_id] = max(before, outcome, key=OUTCOMES.index)

    def tell(self, corpus_id, sentence):
        self.oddities.append(f"{corpus_id}: {sentence}")

    def tell_kept(self, corpus_id, field):
        self.kept.append(f"{corpus_id}: {field} was edited here; kept, and the file's new value was not taken")

    def of(self, kind):
        """Return how many records of `kind` were made, changed, same, kept."""
        counted = Counter(self.outcomes[kind].values())
        return {outcome: counted[outcome] for outcome in ("made", "changed", "same", "kept")}

    def lines(self):
        for kind in [*KINDS, *(kind for kind in (SITE, OLD) if self.outcomes[kind])]:
            yield f"{kind}: " + ", ".join(f"{outcome} {number}" for outcome, number in self.of(kind).items())

    def wrote_something(self):
        return self.has("made") or self.changed_something()

    def changed_something(self):
        """True where something that was there before is no longer as it was."""
        return self.has("changed")

    def has(self, outcome):
        return any(outcome in found.values() for found in self.outcomes.values())
