"""Countries: what is about them, who came from there, what they did."""

from collections import namedtuple

from django.db.models import Count, Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django_countries import countries as iso

from hrhub.catalogue import visible
from hrhub.catalogue.cards import cards
from hrhub.catalogue.models import Appearance, Conference, Event, Facet
from hrhub.countries.models import Country
from hrhub.participation import of_country
from hrhub.people.models import Person
from hrhub.web.addresses import in_language

from . import in_short
from .lines import conference_lines
from .plans import reported_plans

CARDS = 10
PEOPLE = 100
PLANS = 20
First = namedtuple("First", "shown more")


def countries(request):
    """By their names in the page's language, with what there is of each; those with nothing to show are left out."""
    shown = set(visible.countries(request.user).values_list("code", flat=True))
    listed = [Country(code=code) for code, _name in iso if code in shown]
    columns = [(label, counts) for label, counts in counted(request.user) if counts]
    rows = [(country, [counts.get(country.code, 0) for _label, counts in columns]) for country in listed]
    return render(request, "pages/countries.html", {"columns": [label for label, _counts in columns], "rows": rows})


def counted(user):
    """Return [(what is counted, {country: how many})]: the columns of the list, in two queries."""
    facets = visible.of_visible(Facet.objects.filter(kind__in=["about", "from", "attended"]), user)
    counts = {}
    for kind, value, n in facets.order_by().values_list("kind", "value").annotate(n=Count("id")):
        counts.setdefault(kind, {})[value.upper()] = n
    held = Conference.objects.visible_to(user).exclude(country=None).order_by().values_list("country")
    return [
        (gettext("About it"), counts.get("about")),
        (gettext("People from there"), counts.get("from")),
        (gettext("Attended from there"), counts.get("attended")),
        (gettext("Conferences"), dict(held.annotate(n=Count("id")))),
    ]


def country(request, code):
    """The page of a country of ISO 3166-1; one without events says so, and what is no country is not found."""
    if code != code.lower():
        return redirect(in_language(f"/countries/{code.lower()}/"), permanent=True)
    if code.upper() not in iso.countries:
        raise Http404
    found, user = Country(code=code.upper()), request.user
    years, came = of_country.past(found, user)
    context = {
        "country": found,
        "coming": of_country.coming(found, user),
        "years": years,
        "came": came,
        "plans": reported_plans(user, PLANS, found),
        "about": events_of(found, "about", user),
        "attended": events_of(found, "attended", user),
        "people": people_from(found, user),
        "conferences": conference_lines(Conference.objects.visible_to(user).filter(country=found.code)),
    }
    words = in_short.of_country(context["about"], context["people"], context["conferences"])
    return render(request, "pages/country.html", {**context, "in_short": words})


def events_of(country, kind, user):
    """Return the first cards of the events with that relation to `country`."""
    rows = Facet.objects.filter(kind=kind, value=country.code.lower())
    events = Event.objects.visible_to(user).filter(pk__in=rows.values("event"))
    return first(cards(events.upcoming_first().for_cards()[: CARDS + 1]), CARDS)


def people_from(country, user):
    """Return the first people who came from `country` or are known to be from there, each with its events' number."""
    there = visible.of_visible(Appearance.objects.filter(person=OuterRef("pk"), country=country.code), user)
    known = Person.countries.through.objects.filter(person=OuterRef("pk"), country=country.code)
    people = list(visible.people(user).filter(Exists(there) | Exists(known))[: PEOPLE + 1])
    visible.count_events(people, Appearance.objects.filter(person__in=people), "person", user)
    return first(people, PEOPLE)


def first(rows, most):
    """Return the first `most` of `rows`, and whether there are more: whoever fetches them asks for one too many."""
    return First(rows[:most], len(rows) > most)
