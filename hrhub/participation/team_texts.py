"""The text by which a coordinator calls the team together: it carries the members' link, never the other."""

from django.utils.translation import get_language, gettext

from hrhub.catalogue import announcing, sharing
from hrhub.catalogue.cards import title_in
from hrhub.web.addresses import DEFAULT, absolute


def links(registration):
    """Return the links that open a message, in the active language."""
    event, team = registration.event, registration.team
    title, _language = title_in(event, get_language())
    message = announcing.of_event(event, title, members_link(team))
    message.lines = message.details = [where(registration)]
    # Translators: before a link. No letter outside of GSM-7 where it can be avoided.
    message.cost = gettext("Put your name down:")
    return sharing.links(message)


def where(registration):
    """Return where the team meets, in one line."""
    return gettext("We meet: %(place)s") % {"place": place_of(registration)}


def place_of(registration):
    """Return building, room and city; where no building is known, the organisation that hosts the team."""
    team = registration.team
    return gettext(", ").join(filter(None, [team.place or registration.organisation, team.city]))


def members_link(team):
    """Return the whole address by which members join; it says its language where that is not the default."""
    language = get_language() or DEFAULT
    return absolute(f"/j/{team.code}/", DEFAULT) + (f"?language={language}" if language != DEFAULT else "")
