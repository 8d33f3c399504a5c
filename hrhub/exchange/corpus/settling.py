"""Bringing records in: what is new is made, what a file changed is changed, what an editor changed stays."""

from itertools import islice

from .wanted import EMPTY, canonical, canonical_list

BATCH = 500
NEVER = object()
GIVEN = ("slug", "code")  # by us, where the file gives none: no editor's choice, so a file may give them later


def bring(kind, wanted, report, told=None):
    """Bring `wanted` (an iterable of Wanted) in, in batches; `told(n)` is called after each, with its length."""
    rest = iter(wanted)
    while batch := list(islice(rest, BATCH)):
        rows = rows_of(kind, batch)
        if new := [each for each in batch if each.corpus_id not in rows]:
            make(kind, new, report)
        settle(kind, [(rows[each.corpus_id], each) for each in batch if each.corpus_id in rows], report)
        if told:
            told(len(batch))


def rows_of(kind, batch):
    """Return {corpus id: the row that is there} for a batch, found by corpus id or by the key that a name led to."""
    query = kind.model._base_manager.select_related(*kind.parents) if kind.parents else kind.model._base_manager
    rows = {row.corpus_id: row for row in query.filter(corpus_id__in=[each.corpus_id for each in batch])}
    named = {each.pk: each.corpus_id for each in batch if each.pk and each.corpus_id not in rows}
    for row in query.filter(pk__in=list(named)):
        rows[named[row.pk]] = row
    return rows


def make(kind, wanted, report):
    rows = []
    for each in wanted:
        rows.append(kind.model(corpus_id=each.corpus_id, **{**each.first, **each.fields}))
        report.count(kind.name, each.corpus_id, "made")
        for sentence in each.odd:
            report.tell(each.corpus_id, sentence)
    kind.complete(rows)
    for row, each in zip(rows, wanted, strict=True):
        row.derive()
        given = {*each.first, *GIVEN} - each.new.keys()
        row.loaded = {**each.new, **{name: canonical(getattr(row, name, None)) for name in given}}
    made = kind.model._base_manager.bulk_create(rows, batch_size=100)
    for name, relation in kind.relations.items():
        lists = {row.pk: each.lists[name] for row, each in zip(made, wanted, strict=True) if each.lists.get(name)}
        if lists:
            relation.write(lists)
    kind.made(made)


def settle(kind, pairs, report):
    """Bring rows that are there up to date; return those of which something shown changed."""
    differing = []
    for row, each in pairs:
        report.count(kind.name, each.corpus_id, "same")
        if names := differences(row, each):
            differing.append((row, each, names))
    before = {row.pk: (row.loaded, getattr(row, "path", "")) for row, _each, _names in differing}
    changed = settle_fields(kind, differing, report) | settle_lists(kind, differing, report)
    write(kind, [(row, each) for row, each, _names in differing if row.loaded is not before[row.pk][0]])
    rows = [row for row, _each, _names in differing if row.pk in changed]
    for row, each, _names in differing:
        if row.pk in changed:
            for sentence in each.odd:
                report.tell(each.corpus_id, sentence)
    if rows:
        kind.changed(rows, [(before[row.pk][1], row) for row in rows if before[row.pk][1] != getattr(row, "path", "")])
    return rows


def write(kind, pairs):
    """Save the rows with what was decided for them; fields that nobody touched are written as they were read."""
    for row, each in pairs:
        row.corpus_id = each.corpus_id
        row.derive()
    fields = {name for _row, each in pairs for name in each.fields} | {"corpus_id", "loaded", *kind.derived}
    kind.model._base_manager.bulk_update([row for row, _each in pairs], sorted(fields), batch_size=100)


def differences(row, wanted):
    """Return the names of the fields and lists in which the file differs from what was loaded last."""
    return [name for name, value in wanted.new.items() if row.loaded.get(name, NEVER) != value]


def settle_fields(kind, differing, report):
    """Set the fields that the files changed and nobody edited; return the keys of the rows."""
    changed = set()
    for row, each, names in differing:
        for name in names:
            if name in each.fields and decide(kind, row, each, name, canonical(getattr(row, name)), report):
                setattr(row, name, each.fields[name])
                changed.add(row.pk)
    return changed


def settle_lists(kind, differing, report):
    """Write the lists that the files changed and nobody edited; return the keys of the rows."""
    changed = set()
    for name, relation in kind.relations.items():
        asked = {row.pk: (row, each) for row, each, names in differing if name in names and name in each.lists}
        if not asked:
            continue
        current = relation.current(list(asked))
        wins = {
            pk: each.lists[name]
            for pk, (row, each) in asked.items()
            if decide(kind, row, each, name, canonical_list(row for _pk, row in current[pk]), report)
        }
        relation.write(wins, current)
        changed |= wins.keys()
    return changed


def decide(kind, row, wanted, name, current, report):
    """True where the file's value is to be written: nobody edited what was loaded. `loaded` then says the new value."""
    before, new = row.loaded.get(name, NEVER), wanted.new[name]
    if current == new:
        row.loaded = {**row.loaded, name: new}
        return False
    if current == before or (before is NEVER and (current in EMPTY or current is False)):
        row.loaded = {**row.loaded, name: new}
        report.count(kind.name, wanted.corpus_id, "changed")
        return True
    report.count(kind.name, wanted.corpus_id, "kept")
    report.tell_kept(wanted.corpus_id, name)
    return False
