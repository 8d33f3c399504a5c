"""What a mail says of an event and of its recipient, in the active language: plain lines, each by itself."""

import re

from django.utils.translation import gettext

from hrhub.catalogue import announcing, wording
from hrhub.catalogue.announcing import brief_day, brief_hour, has_a_day
from hrhub.catalogue.cards import HAS, title_in
from hrhub.catalogue.event_page import standing, when_and_where
from hrhub.catalogue.message import together
from hrhub.countries.models import Country
from hrhub.web.plain_text import in_one_line

from . import joining
from .invitations import GONE
from .kinds import KINDS

LINKS_ITSELF = re.compile(r"(?<=\w)\.(?=\w)|[/@:<>]")  # programs for mail make links of "evil.example"


def titled(event, language):
    title, _language = title_in(event, language)
    return in_one_line(wording.numbered(event, title))


def subject(kind, event, title):
    """Return a subject that begins with day and hour, where they are known, and holds nothing that a stranger wrote."""
    when = together(brief_day(event), brief_hour(event)) if has_a_day(event) else ""
    # Translators: the subject of a mail: "you have a place – Webinar 24: Keeping midwives in rural posts".
    told = gettext("%(what)s – %(title)s") % {"what": KINDS[kind].subject, "title": title}
    return gettext("%(when)s: %(told)s") % {"when": when, "told": told} if when else told


def facts(event, one):
    """Return the lines below the title: day, hours in the zone and in UTC, minutes, where, and what joining costs.

    Where the team meets is for those who belong to it.
    """
    now, registration = standing.of(event), one.registration
    lines = [
        wording.written_date(event),
        together(wording.written_hours(event) or announcing.hour_gap(event), announcing.minutes_of(event)),
        *when_and_where.where(event, now),
        team_meets(registration) if one.belongs else "",
    ]
    if now.is_coming and may_join_online(event, registration):
        lines.append(joining.cost(event))
    return [in_one_line(line) for line in lines if line]


def may_join_online(event, registration):
    hopes = registration.state not in (registration.State.FOLLOWING, *GONE)
    return hopes and joining.is_online(registration) and event.format != event.Format.IN_PERSON


def team_of(registration):
    """Return the team, or None: a registration that comes together has one as soon as it is whole."""
    return registration.team if registration.is_team and hasattr(registration, "team") else None


def place_of(registration):
    """Return country and city of the team, "" without one."""
    team = team_of(registration)
    country = Country(code=registration.country_id).name
    return gettext(", ").join(part for part in (country, called(team.city)) if part) if team else ""


def team_meets(registration):
    """Return where the team sits together: its members alone are told."""
    team = team_of(registration)
    parts = [called(part) for part in (team.place, team.city) if part] if team else []
    return gettext("Your team meets here: %(place)s") % {"place": gettext(", ").join(parts)} if parts else ""


def link_label(name, one):
    """Return what the private link is for."""
    if name == "confirm":
        return gettext("Confirm here:")
    if one.is_other:
        return gettext("Your answer:")
    if one.registration.event.is_over:
        return gettext("Your private page:")
    if one.is_member:
        return gettext("Your private page, where you see what is kept of you, and can leave the team:")
    return gettext("Your private page, where you can change or cancel:")


def things(event):
    """Return what there is to read, hear and watch."""
    return gettext(", ").join(str(HAS[thing]) for thing in event.card.get("has", []) if thing in HAS)


def called(name):
    """Return the name that a stranger gave, as no program makes a link of it."""
    return in_one_line(LINKS_ITSELF.sub(" ", name.replace(".", ". ")))
