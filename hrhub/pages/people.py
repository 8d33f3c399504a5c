"""People: a list, and a page for each across all events, with the titles of then."""

from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Prefetch
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from hrhub.catalogue import metadata, visible
from hrhub.catalogue.lists import paged
from hrhub.catalogue.models import Appearance, Conference, Event
from hrhub.catalogue.wording import role_label
from hrhub.countries.models import Country
from hrhub.people.models import Affiliation
from hrhub.web.folding import fold

from . import in_short
from .lines import Line, event_line, span, with_events
from .lists import listed, titled

APPEARANCES_PER_PAGE = 100


@dataclass(slots=True)
class Seen:
    """A title and affiliation, and the years in which a person was seen with them."""

    words: str
    country: Country | None
    years: list = field(default_factory=list)

    @property
    def span(self):
        return span(self.years)


@dataclass(slots=True)
class Attended:
    """An event at which a person appeared: the line of the event, the roles there, title and affiliation as of then."""

    line: Line
    roles: list
    then: str


def people(request):
    """A to Z by the last name, with a find box; a hundred a page, whatever their number."""
    seen_as = Prefetch("affiliations", entered(request.user))
    shown = listed(request, gettext("People"), visible.people(request.user).prefetch_related(seen_as, "countries"))
    rows = list(shown["page"])
    visible.count_events(rows, Appearance.objects.filter(person__in=rows), "person", request.user)
    for row in rows:
        row.latest = next((str(seen) for seen in reversed(row.affiliations.all()) if seen.date), "")
    letters = [(letter, list(group)) for letter, group in groupby(rows, key=letter_of)]
    return render(request, "pages/people.html", {**shown, "letters": letters})


def letter_of(person):
    """Return the first letter of the name by which a person is sorted, without accents."""
    return fold(person.sorted_as())[:1].upper()


def person(request, slug):
    found = get_object_or_404(visible.people(request.user), slug=slug)
    appearances = visible.of_visible(found.appearances, request.user)
    newest = with_events(appearances).order_by(F("event__sort_on").desc(nulls_last=True), "-event", "order", "id")
    page = paged(request, newest.select_related("country"), APPEARANCES_PER_PAGE)
    seen = affiliations(found, page, request.user)
    seen_as = seen[-1].words if seen and seen[-1].years else ""
    context = {
        "person": found,
        "title": titled(found.name, page),
        "page": page,
        "years": by_year(page),
        "affiliations": seen,
        "in_short": in_short.of_person(page, seen_as),
        "structured": structured(found, page),
        "countries": list(found.countries.all()),
    }
    return render(request, "pages/person.html", context)


def structured(person, appearances):
    """Return the script element with the person, as of the newest appearance that says so, and the crumbs."""
    newest = next((row for row in appearances if row.affiliation and row.event.is_published), None)
    own = metadata.person(person, newest.affiliation if newest else "")
    return metadata.script(own, metadata.crumbs((gettext("People"), "/people/"), (person.name, person.path)))


def by_year(appearances):
    """Return [(year, events)] in the order of `appearances`; an event with several roles stands once."""
    events = [attended(list(rows)) for _event, rows in groupby(appearances, key=lambda row: row.event_id)]
    return [(year, list(rows)) for year, rows in groupby(events, key=lambda event: event.line.year)]


def attended(rows):
    then = dict.fromkeys(as_of_then(row) for row in rows)
    return Attended(event_line(rows[0].event), [role_label(row.role) for row in rows], "; ".join(filter(None, then)))


def as_of_then(row):
    return ", ".join(part for part in (row.title, row.affiliation) if part)


def affiliations(person, appearances, user):
    """Return what a person was seen as, once each, in the order of the years; what has no year stands last."""
    seen = {}
    told = [(row, row.date) for row in entered(user).filter(person=person).select_related("country")]
    for row, date in [*told, *((row, row.event.known_date) for row in appearances)]:
        words = as_of_then(row)
        if words:
            entry = seen.setdefault(fold(words), Seen(words, row.country))
            entry.country = entry.country or row.country
            entry.years += [date.year] if date else []
    return sorted(seen.values(), key=lambda entry: (not entry.years, min(entry.years, default=0)))


def entered(user):
    """Return the affiliations that stand by themselves, without those that only something hidden tells of."""
    rows = Affiliation.objects.all()
    for model in (Event, Conference):
        told = model.objects.filter(corpus_id=OuterRef("seen_in"))
        hidden = told.exclude(Exists(model.objects.visible_to(user).filter(pk=OuterRef("pk"))))
        rows = rows.exclude(Exists(hidden))
    return rows
