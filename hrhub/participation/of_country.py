"""What a country's page tells of taking part: teams that are coming, teams of the past, figures over the years."""

from django.db.models import F
from django.utils import timezone

from hrhub.catalogue.models import Event

from . import figures
from .models import Meeting, Team
from .on_page import team_in_words
from .saying import titled

MOST = 20
UNSHOWN = [f"registration__event__{name}" for name in ("folded", "loaded")]


def coming(country, user):
    """Return [(event, its title, teams in words)] of the listed teams from `country`, the next event first; one query.

    Never of an event that shows counts only, nor of one for practising.
    """
    events = Event.objects.visible_to(user).filter(over_at__gt=timezone.now(), practice=False)
    events = events.exclude(state__in=Event.CALLED_OFF)
    counts_only = Meeting.objects.filter(counts_only=True).order_by().values("event")
    teams = Team.objects.listed().filter(
        registration__country=country.code, registration__event__in=events.order_by().values("pk")
    )
    teams = teams.exclude(registration__event__in=counts_only).order_by(
        F("registration__event__sort_on").asc(nulls_last=True), "registration__event", "city", "pk"
    )
    found = teams.select_related("registration__event", "registration__country").defer(*UNSHOWN)[:MOST]
    of_events = {}
    for team in found:
        of_events.setdefault(team.registration.event, []).append(team_in_words(team))
    return [(event, titled(event), told) for event, told in of_events.items()]


def past(country, user):
    """Return the years of `country` and the events to which its teams came, as everybody may see them; two queries.

    Of years [(year, figures.Sum)], of events [(event, title, people in words, teams)], the newest first.
    """
    years, rows = {}, []
    for event, (n, teams) in figures.of_country(country, Event.objects.visible_to(user)):
        years.setdefault(event.known_date.year, figures.Sum()).add(n, teams)
        if teams:
            rows.append((event, titled(event), figures.in_words(n), teams))
    return sorted(years.items(), key=lambda year: -year[0]), rows[:MOST]
