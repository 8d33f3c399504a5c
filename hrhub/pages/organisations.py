"""Organisations: what they are part of, what they were called, and their part in events."""

from itertools import groupby

from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue import visible
from hrhub.catalogue.lists import paged
from hrhub.catalogue.models import Appearance, Conference, Event, Involvement
from hrhub.people.models import Person

from . import in_short
from .lines import conference_line, event_line, with_events
from .lists import listed, titled

PARTS_PER_PAGE = 50
PEOPLE = 100
Relation = Involvement.Relation
HEADINGS = {
    Relation.HOST: _("Hosted"),
    Relation.CO_HOST: _("Co-hosted"),
    Relation.ORGANISER: _("Organised"),
    Relation.PARTNER: _("Partner in"),
    Relation.FUNDER: _("Funded"),
}


def organisations(request):
    shown = listed(request, gettext("Organisations"), visible.organisations(request.user).select_related("part_of"))
    rows = list(shown["page"])
    visible.count_events(rows, Involvement.objects.filter(organisation__in=rows), "organisation", request.user)
    return render(request, "pages/organisations.html", {**shown, "rows": rows})


def organisation(request, slug):
    shown = visible.organisations(request.user)
    found = get_object_or_404(shown.select_related("part_of", "managed_by"), slug=slug)
    page = paged(request, involvements(found, request.user), PARTS_PER_PAGE)
    below = shown.filter(Q(part_of=found) | Q(managed_by=found))
    names = list(found.names.all())
    people = people_of(found, request.user)
    context = {
        "organisation": found,
        "title": titled(found.name, page),
        "page": page,
        "relations": by_relation(page),
        "names": names,
        "also_written": [name for name in found.name_variants if name not in {row.name for row in names}],
        "parts": [row for row in below if row.part_of_id == found.pk],
        "manages": [row for row in below if row.managed_by_id == found.pk],
        "people": people,
        "in_short": in_short.of_organisation(page, people, PEOPLE),
    }
    return render(request, "pages/organisation.html", context)


def involvements(organisation, user):
    """Return its parts in visible events and conferences: relation by relation, the newest first."""
    event = Exists(Event.objects.visible_to(user).filter(pk=OuterRef("event")))
    conference = Exists(Conference.objects.visible_to(user).filter(pk=OuterRef("conference")))
    in_order = Case(*(When(relation=relation, then=place) for place, relation in enumerate(Relation.values)))
    newest = Coalesce("event__sort_on", "conference__sort_on").desc(nulls_last=True)
    rows = with_events(organisation.involvements.filter(event | conference)).select_related("conference")
    return rows.defer("conference__folded", "conference__loaded").order_by(in_order, newest, "id")


def by_relation(involvements):
    """Return [(relation in words, lines)] in the order of `involvements`; a line may have words to print."""
    groups = groupby(involvements, key=lambda row: row.relation)
    return [(HEADINGS[relation], [(line_of(row), row.line) for row in rows]) for relation, rows in groups]


def line_of(involvement):
    return event_line(involvement.event) if involvement.event else conference_line(involvement.conference)


def people_of(organisation, user):
    """Return those who appeared for the organisation, by name."""
    rows = visible.of_visible(Appearance.objects.filter(person=OuterRef("pk"), organisation=organisation), user)
    return list(Person.objects.filter(Exists(rows)).defer("folded", "loaded")[:PEOPLE])
