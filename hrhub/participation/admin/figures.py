"""Figures for editors and funders: by country and sector, of an event, a series or a year; on screen and as CSV."""

import csv
from collections import Counter, defaultdict

from django import forms
from django.contrib import admin
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.admin.desk import LookOnly
from hrhub.catalogue.models import Event, Series
from hrhub.countries.models import Country
from hrhub.participation import figures
from hrhub.participation.models import Sector, Tally
from hrhub.web.cells import harmless

SECTORS = [*Sector.values, ""]


class Choice(forms.Form):
    """What is asked for; with nothing chosen it is everything that was counted."""

    event = forms.ModelChoiceField(Event.objects.none(), required=False, label=_("Event"))
    series = forms.ModelChoiceField(Series.objects.none(), required=False, label=_("Series"))
    year = forms.TypedChoiceField(coerce=int, required=False, empty_value=None, label=_("Year"))

    def __init__(self, data, user):
        super().__init__(data)
        events = Event.objects.visible_to(user).filter(pk__in=Tally.objects.order_by().values("event"))
        self.counted = events.order_by("-sort_on", "-pk")
        years = self.counted.exclude(sort_on=None).order_by().values_list("sort_on__year", flat=True).distinct()
        self.fields["event"].queryset = self.counted
        self.fields["series"].queryset = Series.objects.filter(pk__in=events.order_by().values("series")).order_by(
            "name"
        )
        self.fields["year"].choices = [("", "---------"), *((year, year) for year in sorted(years, reverse=True))]

    def events(self):
        """Return the events that are asked for."""
        asked, found = self.cleaned_data, self.counted
        if asked["event"]:
            found = found.filter(pk=asked["event"].pk)
        if asked["series"]:
            found = found.filter(series=asked["series"])
        return found.filter(sort_on__year=asked["year"]) if asked["year"] else found


@admin.register(Tally)
class TallyAdmin(LookOnly, admin.ModelAdmin):
    """One page, with exact numbers: whoever publishes them hides the small ones."""

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        form = Choice(request.GET, request.user)
        tallies = Tally.objects.none()
        if form.is_valid():
            tallies = Tally.objects.filter(event__in=form.events().order_by().values("pk"))
        rows = list(tallies.select_related("event").order_by("-event__sort_on", "event", "country", "sector", "kept"))
        if request.GET.get("as") == "csv" and form.is_valid():
            return as_csv(rows)
        context = {**self.admin_site.each_context(request), "title": gettext("Figures"), "form": form, **shown(rows)}
        context["query"] = request.GET.urlencode()
        return TemplateResponse(request, "admin/participation/figures.html", context)


def shown(rows):
    """Return all that the page shows of `rows`, in words and numbers."""
    of_events = defaultdict(list)
    for row in rows:
        of_events[row.event].append(row)
    return {
        "events": [(event, figures.totals(own), countries_of(own)) for event, own in of_events.items()],
        "total": figures.totals(rows),
        "countries": by_country(rows),
        "sectors": [figures.name_of(sector) for sector in SECTORS],
        "by_sector": [figures.by("sector", rows).get(sector, 0) for sector in SECTORS],
        "how": figures.how_we_counted(rows),
    }


def countries_of(rows):
    return len({row.country_id for row in rows if row.country_id and row.people})


def by_country(rows):
    """Return (Country, people, people of each sector, connections, teams), the most people first."""
    people, sectors = figures.by("country_id", rows), defaultdict(Counter)
    for row in rows:
        sectors[row.country_id][row.sector] += row.people
        sectors[row.country_id]["connections"] += row.connections
        sectors[row.country_id]["teams"] += row.teams
    codes = sorted(people, key=lambda code: (-people[code], Country(code=code).name))
    return [
        (Country(code=c), people[c], [sectors[c][s] for s in SECTORS], sectors[c]["connections"], sectors[c]["teams"])
        for c in codes
    ]


def as_csv(rows):
    """Answer with a row for each event, country and sector. Numbers only: nobody is named in it."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="figures.csv"'
    response.headers["Cache-Control"] = "private, no-store"
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(
        ["event", "title", "date", "country", "country_name", "sector", "people", "connections", "teams", "unknown"]
    )
    for (event, code, sector), found in added(rows).items():
        name = Country(code=code).name if code else ""
        numbers = [found["people"], found["connections"], found["teams"], found["unknown"]]
        told = [event.path, event.title, str(event.known_date or ""), code or "", name, sector]
        writer.writerow([harmless(cell) for cell in told] + numbers)
    return response


def added(rows):
    """Return {(event, country, sector): numbers}: what was kept of people who were forgotten is in them."""
    found = {}
    for row in rows:
        numbers = {name: getattr(row, name) for name in ("people", "connections", "teams", "unknown")}
        found.setdefault((row.event, row.country_id, row.sector), Counter()).update(numbers)
    return found
