"""What was counted, in words: for everybody with small numbers hidden, exact for editors. Read from tallies alone."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext

from hrhub.catalogue import wording
from hrhub.catalogue.models import Claim
from hrhub.catalogue.prepared import ANY, Prepared
from hrhub.countries.models import Country

from .counting import COUNTED, countries_shown, has_begun
from .models import Meeting, Sector, Tally
from .small_numbers import FEWER, FROM, MORE, hidden

NEWEST_FIRST = [F("event__sort_on").desc(nulls_last=True), "event"]
TALLIES = Prepared(lambda event: Tally.objects.filter(event=event), ANY)
ELSEWHERE = "elsewhere"  # stands for a country that is not named


@dataclass(slots=True)
class Figures:
    """All in words; `countries` are (Country or None, words, people, teams), `sectors` (words, people)."""

    headline: str
    teams: str
    how: list
    countries: list
    sectors: list


def of_event(event):
    """Return the Figures of `event` as everybody may see them, or None where nobody was counted.

    No query before it began, one where nobody was counted, two at most.
    """
    if not has_begun(event):
        return None
    tallies = TALLIES.of(event.pk)
    people = sum(row.people for row in tallies)
    if not people:
        return None
    headline, teams, how = headline_of(tallies), teams_in_words(tallies), how_we_counted(tallies)
    if Meeting.objects.is_counts_only(event):
        return Figures(headline, teams, how, [], [])
    return Figures(headline, teams, how, country_rows(public_countries(tallies)), sector_rows(tallies))


def headline_of(tallies):
    """Return "97 people from 18 countries on 41 connections"; of fewer than five people nothing else is said."""
    total = totals(tallies)
    if total["people"] < FROM:
        return gettext("Fewer than 5 people")
    countries = {row.country_id for row in tallies if row.people and row.country_id}
    said = {
        "people": people_in_words(total["people"]),
        "countries": wording.UNITS[Claim.Unit.COUNTRIES](len(countries)) % {"n": wording.number(len(countries))},
        "connections": connections_in_words(total["connections"]),
    }
    return gettext("%(people)s from %(countries)s on %(connections)s") % said


def totals(tallies):
    return Counter({name: sum(getattr(row, name) for row in tallies) for name in COUNTED})


def people_in_words(n):
    return wording.UNITS[Claim.Unit.PEOPLE](n) % {"n": wording.number(n)}


def connections_in_words(n):
    if n < FROM:
        return gettext("fewer than 5 connections")
    return ngettext("%(n)s connection", "%(n)s connections", n) % {"n": wording.number(n)}


def teams_in_words(tallies):
    n = totals(tallies)["teams"]
    return ngettext("%(n)s country team", "%(n)s country teams", n) % {"n": wording.number(n)} if n else ""


def how_we_counted(tallies):
    """Return the sentences that say what the figures are, and what they are not."""
    total = totals(tallies)
    said = [
        gettext(
            "People are those who came alone and the heads in the teams. "
            "A team of 14 is 14 people on one connection. Who came back counts once."
        )
    ]
    if n := total["silent"]:
        words = ngettext(
            "%(n)s team did not say how many it was: it counts as one person.",
            "%(n)s teams did not say how many they were: each counts as one person.",
            n,
        )
        said.append(words % {"n": wording.number(n)})
    if n := total["unknown"]:
        words = ngettext(
            "%(n)s more connection was of nobody who registered: it is not counted.",
            "%(n)s more connections were of nobody who registered: they are not counted.",
            n,
        )
        said.append(words % {"n": wording.number(n)})
    return said


def public_countries(tallies):
    """Return {code: (people, teams)} as everybody may see it: `hidden` numbers; small countries without a listed team
    are ELSEWHERE, together. {} where the table would give a small number away."""
    people = by("country_id", tallies)
    shown, named = hidden(people), countries_shown(tallies)
    teams = Counter()
    for row in tallies:
        teams[row.country_id] += row.listed
    rows = {code: (n, teams[code]) for code, n in shown.items() if code in named}
    others = len(shown) - len(rows)
    return rows | ({ELSEWHERE: (FEWER, others)} if others else {})


def by(field, tallies):
    """Return {value of `field`: people}, without those of whom none came."""
    people = Counter()
    for row in tallies:
        people[getattr(row, field)] += row.people
    return {value: n for value, n in people.items() if n}


def country_rows(found):
    """Return the rows of a table: the most people first, those that are hidden by name after them."""
    names = {code: Country(code=code) for code in found if code != ELSEWHERE}
    rows = sorted(names, key=lambda code: (-sorting(found[code][0]), names[code].name))
    told = [(names[code], names[code].name, in_words(found[code][0]), dashed(found[code][1])) for code in rows]
    if ELSEWHERE in found:
        n = found[ELSEWHERE][1]
        words = ngettext("%(n)s other country", "%(n)s other countries", n) % {"n": wording.number(n)}
        each = pgettext("people from each of several countries", "fewer than 5 each") if n > 1 else in_words(FEWER)
        told.append((None, words, each, dashed(0)))
    return told


def sector_rows(tallies):
    shown = hidden(by("sector", tallies))
    if set(shown) == {""}:
        return []
    return [(name_of(sector), in_words(shown[sector])) for sector in [*Sector.values, ""] if sector in shown]


def name_of(sector):
    return str(Sector(sector).label) if sector else gettext("not told")


def sorting(n):
    return {FEWER: 1, MORE: FROM}.get(n, n)


def in_words(n):
    if n == FEWER:
        return gettext("fewer than 5")
    return gettext("5 or more") if n == MORE else wording.number(n)


def dashed(n):
    return wording.number(n) if n else "–"


@dataclass(slots=True)
class Sum:
    """What everybody may know of several counts together: only what the events' own pages say is added up."""

    exact: int = 0
    hidden: int = 0  # of the counts, those whose number is not shown
    counts: int = 0
    teams: int = 0

    def add(self, n, teams=0):
        self.exact += n if n not in (FEWER, MORE) else 0
        self.hidden += n in (FEWER, MORE)
        self.counts += 1
        self.teams += teams

    def __str__(self):
        if not self.exact:
            return gettext("not shown")
        if not self.hidden:
            return wording.number(self.exact)
        return gettext("%(n)s or more") % {"n": wording.number(self.exact)}


def of_events(events):
    """Return (Sum of people, {Country: Sum}) of `events` (a query set) as everybody may see them; two queries.

    Whoever came to two events is counted at each of them.
    """
    people, countries = Sum(), {}
    for _event, total, found in public_of_each(events):
        people.add(total)
        for code, (n, teams) in found.items():
            if code != ELSEWHERE:
                countries.setdefault(code, Sum()).add(n, teams)
    rows = sorted(countries, key=lambda code: (-countries[code].exact, Country(code=code).name))
    return people, {Country(code=code): countries[code] for code in rows}


def of_country(country, events):
    """Return [(event, (people, teams))] of those of `events` (a query set) that show people from `country`."""
    found = [(rows, shown) for rows, _total, shown in public_of_each(events, country) if country.code in shown]
    return [(row.event, shown[country.code]) for row, shown in found]


def public_of_each(events, country=None):
    """Give (tally, people, public countries) for each of `events` at which somebody was counted: none that is put off
    to a later day, and none for practising."""
    begun = events.filter(sort_on__lte=timezone.now(), practice=False)
    tallies = Tally.objects.filter(event__in=begun.order_by().values("pk"))
    if country:
        there = Tally.objects.filter(country=country, people__gt=0).order_by().values("event")
        tallies = tallies.filter(event__in=there)
    of_each = {}
    for row in tallies.select_related("event").defer("event__folded", "event__loaded").order_by(*NEWEST_FIRST):
        of_each.setdefault(row.event_id, []).append(row)
    counts_only = Meeting.objects.filter(counts_only=True).order_by().values_list("event", flat=True)
    silent = set(counts_only) if of_each else ()
    for key, rows in of_each.items():
        total = sum(row.people for row in rows)
        if total:
            found = {} if key in silent else public_countries(rows)
            yield rows[0], total if total >= FROM else FEWER, found
