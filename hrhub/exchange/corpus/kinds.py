"""The kinds of records: their tables, and what new and changed rows of each need beyond their fields."""

from functools import cached_property

from hrhub.catalogue.addresses import event_slug, new_code
from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Conference, Event, Series, Topic
from hrhub.people.models import Organisation, Person
from hrhub.web.folding import slug_of
from hrhub.web.models import Moved

from .relations import OF_CONFERENCE, OF_EVENT, OF_ORGANISATION, OF_PERSON

NAMED = ("slug", "sort_key", "folded")
TIMES = ("starts_at", "ends_at", "sort_on", "over_at")


class Kind:
    """How records of one kind are brought in: their table, their lists, and what `derive` fills."""

    parents = ()  # read with each row, because `derive` asks for them

    def __init__(self, name, model, derived, relations=None, shown_by=()):
        self.name, self.model, self.derived, self.relations = name, model, derived, relations or {}
        self.shown_by = shown_by  # paths from an event to a row of this kind: where events show it

    def complete(self, rows):
        """Give rows that are not saved yet what each must have of its own: an address, a code."""

    def made(self, rows):
        """Do what follows from rows that were made, with their lists."""

    def changed(self, rows, moved):
        """Do what follows from rows that were changed; `moved` are (old path, row) of those with a new address."""
        for path, row in moved:
            Moved.objects.move(path, row.path)
        for path in self.shown_by:
            changed(Event.objects.filter(**{f"{path}__in": rows}).only("pk"))


class NamedKind(Kind):
    @cached_property
    def taken(self):
        return set(self.model._base_manager.values_list("slug", flat=True))

    def complete(self, rows):
        for row in rows:
            row.slug = free_slug(row.slug or slug_of(row.name), self.taken)


def free_slug(wanted, taken):
    """Return `wanted`, or with -2, -3, … what nobody has, and note it as taken. No query: rows come by the thousand."""
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    taken.add(slug)
    return slug


class OrganisationKind(NamedKind):
    def made(self, rows):
        """Fold the names over time too, which had no row yet when the organisation was made."""
        for row in Organisation.objects.filter(pk__in=[row.pk for row in rows], names__isnull=False).distinct():
            row.save()

    def changed(self, rows, moved):
        super().changed(rows, moved)
        self.made(rows)


class ConferenceKind(NamedKind):
    def changed(self, rows, moved):
        """Let the sessions follow: they sort by the day of their conference, and stand under its address."""
        super().changed(rows, moved)
        sessions = list(Event.objects.filter(conference__in=rows).select_related("conference"))
        paths = {session.pk: session.path for session in sessions}
        for session in sessions:
            session.derive()
            Moved.objects.move(paths[session.pk], session.path)
        Event.objects.bulk_update(sessions, ["path", *TIMES], batch_size=100)
        changed(sessions)


class EventKind(Kind):
    parents = ("conference",)

    @cached_property
    def conferences(self):
        return Conference.objects.defer("folded", "loaded").in_bulk()

    @cached_property
    def codes(self):
        return set(Event.objects.values_list("code", flat=True))

    @cached_property
    def slugs(self):
        """Slugs that are taken: {(face, conference's key for sessions): slugs}."""
        found = {}
        for face, conference, slug in Event.objects.values_list("face", "conference", "slug"):
            found.setdefault(beside(face, conference), set()).add(slug)
        return found

    def complete(self, rows):
        for row in rows:
            row.conference = self.conferences.get(row.conference_id)  # else `derive` asks for it, row by row
            taken = self.slugs.setdefault(beside(row.face, row.conference_id), set())
            row.slug = row.slug or event_slug(row.title, taken)
            row.code = row.code or self.fresh_code()
            taken.add(row.slug)
            self.codes.add(row.code)

    def fresh_code(self):
        """Return a code that nobody has: among 20,000 random ones there are two alike every fourth time."""
        code = new_code()
        return self.fresh_code() if code in self.codes else code

    def made(self, rows):
        changed(rows)

    def changed(self, rows, moved):
        super().changed(rows, moved)
        changed(rows)


def beside(face, conference):
    return face, conference if face == Event.Face.SESSION else None


def all_kinds():
    """Return {name: kind}, fresh for one run: they remember which addresses are taken."""
    event = ("path", "slug", "code", *TIMES)
    return {
        kind.name: kind
        for kind in (
            OrganisationKind(
                "organisations",
                Organisation,
                NAMED,
                OF_ORGANISATION,
                ("involvements__organisation", "appearances__organisation"),
            ),
            NamedKind("series", Series, NAMED, shown_by=("series",)),
            NamedKind("topics", Topic, NAMED, shown_by=("event_topics__topic",)),
            NamedKind("people", Person, NAMED, OF_PERSON, ("appearances__person",)),
            ConferenceKind("conferences", Conference, (*NAMED, "sort_on"), OF_CONFERENCE),
            EventKind("webinars", Event, event, OF_EVENT),
            EventKind("sessions", Event, event, OF_EVENT),
        )
    }
