"""Which events a harvester gets: what is public, by the moment of its last change, and what no longer is."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from hrhub.catalogue.models import Conference, Event, Series, Withdrawn

from .dating import date_what_is_new
from .errors import Refused, bad_argument

PAGE = 100
OF_EVENTS, OF_WITHDRAWN = "event", "withdrawn"  # the two parts of a list, one after the other
FACES = {"webinars": Event.Face.WEBINAR, "sessions": Event.Face.SESSION}


@dataclass(frozen=True)
class Header:
    """What stands at the head of a record: of an event, or (`event` is None) of one that is no longer public."""

    identifier: str
    stamp: datetime
    event: Event | None = None


def prefix():
    return f"oai:{urlsplit(settings.SITE_URL).hostname or 'localhost'}:"


NOT_READ = ("loaded", "folded", "card", "parts")
NOT_READ += tuple(f"{parent}__{name}" for parent in ("series", "conference") for name in ("loaded", "folded"))


def events():
    """Return what is public with its `stamp`; what was kept for later changed when it was published."""
    dated = Coalesce("harvested_at", "changed_at")
    stamped = Event.objects.for_machines().annotate(stamp=Greatest(dated, "published_at"))
    return stamped.select_related("series", "conference").defer(*NOT_READ)


def withdrawn():
    """Return what is no longer public; not what is again since its day came, which nobody noted."""
    public_again = Event.objects.for_machines().filter(code=OuterRef("code"))
    return Withdrawn.objects.exclude(Exists(public_again)).annotate(stamp=Coalesce("harvested_at", "at"))


def one(identifier):
    """Return the Header of what has this identifier; raises Refused."""
    code = identifier.removeprefix(prefix())
    if identifier.startswith(prefix()) and "\0" not in code:
        if event := events().filter(code=code).first():
            return of_event(event)
        if row := withdrawn().filter(code=code).first():
            return of_withdrawn(row)
    raise Refused("idDoesNotExist", "nothing has this identifier here")


def listed(span, place=None):
    """Return (at most PAGE headers, the place after which to go on, or None at the end).

    Ordered by the moment of the last change: what changes while somebody harvests is met again, never missed.
    """
    date_what_is_new()
    part, *after = place or [OF_EVENTS]
    headers = []
    if part == OF_EVENTS:
        rows = page(in_set(events(), span.of_set), "pk", span, after, PAGE)
        headers, after = [of_event(row) for row in rows[:PAGE]], []
        if len(rows) > PAGE:
            return headers, [OF_EVENTS, headers[-1].stamp.isoformat(), rows[PAGE - 1].pk]
    room = PAGE - len(headers)
    rows = page(withdrawn(), "code", span, after, room)
    headers += [of_withdrawn(row) for row in rows[:room]]
    if len(rows) <= room:
        return headers, None
    return headers, [OF_WITHDRAWN, *([rows[room - 1].stamp.isoformat(), rows[room - 1].code] if room else [])]


def page(rows, key, span, after, room):
    """Return one row more than there is `room` for, in order, after the place `after` (a moment and a key, or [])."""
    rows = rows.exclude(harvested_at=None)
    if span.since:
        rows = rows.filter(stamp__gte=span.since)
    if span.before:
        rows = rows.filter(stamp__lt=span.before)
    if after:
        moment = datetime.fromisoformat(after[0])
        rows = rows.filter(Q(stamp__gt=moment) | Q(**{"stamp": moment, f"{key}__gt": after[1]}))
    return list(rows.order_by("stamp", key)[: room + 1])


def of_event(event):
    return Header(prefix() + event.code, event.stamp, event)


def of_withdrawn(row):
    return Header(prefix() + row.code, row.stamp)


def earliest():
    """Return the moment before which nothing changed; now, where there is nothing."""
    first = events().order_by("stamp").values_list("stamp", flat=True).first()
    gone = withdrawn().order_by("stamp").values_list("stamp", flat=True).first()
    return min((moment for moment in (first, gone) if moment), default=timezone.now())


def sets():
    """Yield (setSpec, name) of the sets that have something public in them."""
    yield "webinars", "Webinars"
    yield "sessions", "Conference sessions"
    public = Event.objects.for_machines().order_by()
    for series in Series.objects.filter(pk__in=public.exclude(series=None).values("series")).order_by("slug"):
        yield f"series.{series.slug}", series.name
    with_sessions = Conference.objects.published().filter(pk__in=public.exclude(conference=None).values("conference"))
    for conference in with_sessions.order_by("slug"):
        yield f"conference.{conference.slug}", conference.name


def sets_of(event):
    """Return the setSpecs of an event."""
    found = [next(name for name, face in FACES.items() if face == event.face)]
    found += [f"series.{event.series.slug}"] if event.series else []
    if event.conference and event.conference.is_published:
        found.append(f"conference.{event.conference.slug}")
    return found


def in_set(rows, spec):
    """Keep the events of a set; raises Refused for one that cannot be."""
    if spec is None:
        return rows
    kind, _dot, slug = spec.partition(".")
    if spec in FACES:
        return rows.filter(face=FACES[spec])
    if kind == "series" and slug and "\0" not in slug:
        return rows.filter(series__slug=slug)
    if kind == "conference" and slug and "\0" not in slug:
        return rows.filter(conference__slug=slug, conference__in=Conference.objects.published())
    raise bad_argument("no such set; ListSets names them")
