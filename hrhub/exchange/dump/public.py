"""What is public, and by which id a dump names it: every row that a dump reads is in here, or hangs on one that is."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Prefetch, Q

from hrhub.catalogue.models import Appearance, Conference, Event, EventTopic, Involvement, Series, Topic
from hrhub.people.models import Affiliation, Organisation, Person

ID_OF_A_GROUP = re.compile(r"[-a-zA-Z0-9_]{1,100}")
BY_NAME = "name:"  # begins the id of what the loader made of a name alone: no id for others


@dataclass(frozen=True)
class Public:
    """{key: id} of what is public, for each kind; of what is not in here, nothing is told."""

    events: dict
    conferences: dict
    named: dict  # conferences that are no more than named: drafts, of which something is public
    people: dict
    organisations: dict
    series: dict
    topics: dict
    webinars: list  # keys of the events that are no sessions
    sessions: dict  # {key of the conference: keys of its sessions}

    @classmethod
    def now(cls):
        """Return what is public at this moment: the same few queries for any number of events."""
        events, conferences = public_events(), Conference.objects.published()
        return cls(
            *ids_of_both(events, conferences, conferences_of(events).exclude(pk__in=conferences.values("pk"))),
            ids(public_people(events)),
            ids(public_organisations(events, conferences), ID_OF_A_GROUP),
            ids(Series.objects.filter(pk__in=events.exclude(series=None).values("series")), ID_OF_A_GROUP),
            ids(public_topics(events, conferences), ID_OF_A_GROUP),
            *faces(events),
        )

    @cached_property
    def parents(self):
        """{key: id} of every conference that something public may say it is part of."""
        return {**self.conferences, **self.named}

    @cached_property
    def seen_in(self):
        """The ids of all events and conferences: where somebody may have been seen."""
        return {*self.events.values(), *self.conferences.values()}


def public_events():
    return Event.objects.for_machines(with_practice=True).order_by()


def conferences_of(events):
    """Return the conferences of `events`: each page names its own, though that may be a draft."""
    return Conference.objects.filter(pk__in=events.exclude(conference=None).values("conference"))


def public_people(events):
    return Person.objects.filter(pk__in=Appearance.objects.filter(event__in=events).values("person"))


def public_organisations(events, conferences):
    """Return the organisations with a part in something public, and all above them, whom their pages name."""
    parts = Involvement.objects.filter(Q(event__in=events) | Q(conference__in=conferences)).values("organisation")
    speakers = Appearance.objects.filter(event__in=events).exclude(organisation=None).values("organisation")
    taking_part = Organisation.objects.filter(Q(pk__in=parts) | Q(pk__in=speakers))
    return Organisation.objects.filter(Q(pk__in=taking_part.values("pk")) | Q(pk__in=above(taking_part)))


def above(organisations):
    """Return the keys of all that `organisations` are part of or managed by, however far above."""
    under = Organisation.objects.exclude(part_of=None, managed_by=None)
    parents = {pk: both for pk, *both in under.values_list("pk", "part_of", "managed_by")}
    found, rest = set(), list(organisations.filter(pk__in=parents).values_list("pk", flat=True))
    while rest:
        new = {parent for parent in parents.get(rest.pop(), ()) if parent} - found
        found |= new
        rest += new
    return found


def public_topics(events, conferences):
    of_conferences = Conference.topics.through.objects.filter(conference__in=conferences).values("topic")
    of_events = EventTopic.objects.filter(event__in=events).values("topic")
    return Topic.objects.filter(Q(pk__in=of_events) | Q(pk__in=of_conferences))


def public_affiliations():
    """Return what to prefetch of people: their affiliations, without those that only something hidden tells of."""
    rows = Affiliation.objects.order_by(F("date").asc(nulls_last=True), "pk")
    for model, shown in ((Event, public_events()), (Conference, Conference.objects.published())):
        hidden = model.objects.filter(corpus_id=OuterRef("seen_in")).exclude(pk__in=shown.values("pk"))
        rows = rows.exclude(Exists(hidden))
    return Prefetch("affiliations", rows)


def faces(events):
    """Return (keys of the webinars, {conference: keys of its sessions})."""
    webinars, sessions = [], {}
    for pk, face, conference in events.values_list("pk", "face", "conference"):
        if face == Event.Face.SESSION:
            sessions.setdefault(conference, []).append(pk)
        else:
            webinars.append(pk)
    return webinars, sessions


def ids_of_both(events, *conferences):
    """Return the ids of events and those of conferences, which share one set; who has none gets one that stays."""
    kinds = [("event", events, "code"), *(("conference", rows, "slug") for rows in conferences)]
    rows = [(kind, list(query.order_by("pk").values_list("pk", "corpus_id", own))) for kind, query, own in kinds]
    taken = {corpus_id for _kind, own in rows for _pk, corpus_id, _own in own}
    return [{pk: corpus_id or free(f"{kind}-{own}", taken) for pk, corpus_id, own in found} for kind, found in rows]


def ids(rows, shape=None):
    """Return {key: id}: the id under which a row was loaded, or its address."""
    rows = list(rows.order_by("pk").values_list("pk", "corpus_id", "slug"))
    own = {pk: corpus_id for pk, corpus_id, _slug in rows if is_id(corpus_id, shape)}
    taken = set(own.values())
    return {pk: own.get(pk) or free(slug, taken) for pk, _corpus_id, slug in rows}


def is_id(corpus_id, shape):
    return bool(corpus_id) and not corpus_id.startswith(BY_NAME) and (not shape or bool(shape.fullmatch(corpus_id)))


def free(wanted, taken):
    """Return `wanted`, or with -2, -3, … what is not `taken`, and note it as taken."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
