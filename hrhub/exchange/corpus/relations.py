"""Rows that hang on an event, conference, person or organisation: read, compared and replaced as one list each."""

from dataclasses import dataclass, field

from hrhub.catalogue.models import (
    Appearance,
    Chapter,
    Claim,
    Conference,
    Cue,
    EventCountry,
    EventText,
    EventTopic,
    Involvement,
    Point,
    Presentation,
    Recording,
    Resource,
    Source,
    StatedTime,
    Transcript,
)
from hrhub.participation.models import Meeting, Places
from hrhub.people.models import Affiliation, OrganisationName, Person

from .wanted import canonical_row


@dataclass(frozen=True)
class Relation:
    """One list of a record, as rows of `model`.

    A column "source__address" refers to another row of the same record by that value. Rows alike in `key` are brought
    up to date in place, so that what hangs on them stays; without a key the list is replaced as a whole.
    """

    model: type
    columns: tuple
    parent: str = "event"
    key: tuple = ()
    only: dict = field(default_factory=dict)

    @property
    def owner(self):
        """The name of the record's key in this table, or in the tables it refers to."""
        return self.parent.rpartition("__")[2]

    def current(self, parents):
        """Return {parent's key: [(row's key, canonical row), …]}, oldest first."""
        rows = self.model._base_manager.filter(**{f"{self.parent}__in": parents}, **self.only).order_by("pk")
        found = {parent: [] for parent in parents}
        for parent, pk, *values in rows.values_list(self.parent, "pk", *self.columns):
            found[parent].append((pk, canonical_row(dict(zip(self.columns, values, strict=True)))))
        return found

    def write(self, lists, current=None):
        """Make the rows of `lists`, {parent's key: rows}, instead of the `current` ones."""
        references, surplus, kept, made = self.references(lists), [], [], []
        for parent, rows in lists.items():
            before = self.by_key(current[parent] if current else [])
            for row in rows:
                same = before.get(self.key_of(row)) if self.key else None
                (kept if same else made).append(self.built(parent, row, references, same.pop(0) if same else None))
            surplus += [pk for pks in before.values() for pk in pks]
        self.model._base_manager.filter(pk__in=surplus).delete()
        if kept:
            self.model._base_manager.bulk_update(kept, self.written(), batch_size=100)
        self.model._base_manager.bulk_create(made, batch_size=1000)

    def key_of(self, row):
        return tuple(row.get(column) or None for column in self.key)

    def by_key(self, current):
        found = {}
        for pk, row in current:
            found.setdefault(self.key_of(row), []).append(pk)
        return found

    def references(self, lists):
        """Return {column: {(parent's key, value): referred row's key}} for the columns that refer to other rows."""
        found = {}
        for column in self.columns:
            name, _, by = column.partition("__")
            if by and any(row.get(column) not in (None, "") for rows in lists.values() for row in rows):
                model = self.model._meta.get_field(name).related_model
                rows = model._default_manager.filter(**{f"{self.owner}__in": list(lists)}).order_by("-pk")
                found[column] = {(parent, value): pk for parent, value, pk in rows.values_list(self.owner, by, "pk")}
        return found

    def built(self, parent, row, references, pk):
        values = {**self.only, "pk": pk}
        if self.parent == self.owner:
            values[f"{self.parent}_id"] = parent
        for column in self.columns:
            name, _, by = column.partition("__")
            if by:
                values[f"{name}_id"] = references.get(column, {}).get((parent, row.get(column)))
            elif row.get(column) is not None:
                values[column] = row[column]
        made = self.model(**values)
        if hasattr(made, "derive"):
            made.derive()
        return made

    def written(self):
        names = [column.partition("__")[0] for column in self.columns]
        return [*names, "html"] if self.model is EventText else names


class OneToOne(Relation):
    """A row that holds more than a file tells of it: where the file tells nothing any more, only that is emptied."""

    def write(self, lists, current=None):
        blank = dict.fromkeys(self.columns, "")
        for parent, rows in lists.items():
            values = {**blank, **(rows[0] if rows else {})}
            self.model._base_manager.update_or_create(values, **{f"{self.parent}_id": parent})

    def current(self, parents):
        return {parent: [row for row in rows if row[1]] for parent, rows in super().current(parents).items()}


def point(kind):
    return Relation(Point, ("order", "language", "words", "detail"), key=("order",), only={"kind": kind})


def of_conference(relation):
    return Relation(relation.model, relation.columns, "conference", relation.key, relation.only)


# In the order in which they are written: what others refer to comes first.
SHARED = {
    "sources": Relation(Source, ("order", "address", "kind", "adds", "is_main", "read_whole"), key=("address",)),
    "objectives": point("objective"),
    "key_questions": point("key_question"),
    "quotations": point("quotation"),
    "figures": point("figure"),
    "accessibility": point("access"),
    "notes": point("note"),
    "involvements": Relation(Involvement, ("order", "relation", "organisation_id", "name_as_written", "line")),
    "claims": Relation(Claim, ("order", "measure", "unit", "number", "qualifier", "words", "source__address")),
    "times": Relation(
        StatedTime, ("order", "date", "until", "start", "end", "zone_words", "place", "words", "source_address")
    ),
    "resources": Relation(
        Resource,
        ("order", "label", "kind", "language", "publisher", "address", "size_bytes", "lost", "note"),
        key=("label", "address"),
    ),
}
TEXT = ("language", "part", "order", "origin", "body")
OF_EVENT = {
    **SHARED,
    "presentations": Relation(Presentation, ("order", "title"), key=("order",)),
    "presentation_questions": Relation(
        Presentation.key_questions.through, ("presentation__order", "keyquestion__order"), parent="presentation__event"
    ),
    "countries": Relation(EventCountry, ("country_id", "relation", "words")),
    "topics": Relation(EventTopic, ("topic_id",)),
    "appearances": Relation(
        Appearance,
        (
            *("order", "person_id", "role", "title", "affiliation", "organisation_id"),
            *("country_id", "name_as_written", "note", "presentation__order"),
        ),
        key=("person_id", "role"),
    ),
    "texts": Relation(
        EventText,
        (*TEXT, "presentation__order", "key_question__order"),
        key=("language", "part", "order", "presentation__order"),
    ),
    "recordings": Relation(
        Recording,
        (
            "order",
            "form",
            "state",
            "language",
            "provider",
            "address",
            "size_bytes",
            "duration_s",
            "words",
            "licence",
            "consent",
        ),
        key=("order",),
    ),
    "chapters": Relation(Chapter, ("label", "start_ms", "end_ms", "recording__order")),
    "transcripts": Relation(
        Transcript,
        ("language", "origin", "version", "published", "licence", "recording__order"),
        key=("language", "version"),
    ),
    "cues": Relation(
        Cue, ("transcript__language", "order", "start_ms", "end_ms", "speaker", "words"), parent="transcript__event"
    ),
    "places": Relation(Places, ("way", "capacity", "unit", "opens_at", "closes_at", "moderated"), key=("way",)),
    "access": OneToOne(Meeting, ("captions", "sign_language", "slides_before")),
}
OF_CONFERENCE = {
    **{name: of_conference(relation) for name, relation in SHARED.items()},
    "texts": Relation(EventText, TEXT, "conference", key=("language", "part", "order")),
    "topics": Relation(Conference.topics.through, ("topic_id",), "conference"),
}
OF_PERSON = {
    "countries": Relation(Person.countries.through, ("country_id",), "person"),
    "affiliations": Relation(Affiliation, ("title", "affiliation", "country_id", "seen_in", "date"), "person"),
}
OF_ORGANISATION = {"names": Relation(OrganisationName, ("name", "since", "until", "note"), "organisation")}
