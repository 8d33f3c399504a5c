"""How a registration stands, in sentences, and the one thing that can be done about it."""

from collections import namedtuple
from datetime import UTC
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue import wording
from hrhub.catalogue.event_page.standing import NOTICES

from .models import Registration

State = Registration.State
Standing = namedtuple("Standing", "sentences action button is_warm")
ACTIONS = {
    State.UNCONFIRMED: ("confirm", _("Confirm")),
    State.OFFERED: ("accept", _("Accept the place")),
    State.LAPSED: ("again", _("Stand in line again")),
    State.CANCELLED: ("again", _("Register again")),
}
SENTENCES = {
    State.UNCONFIRMED: _("You have not confirmed yet. No place is kept for you, and after 48 hours we forget it."),
    State.ASKED: _("The organisers say yes to each registration themselves. They have not answered yet."),
    State.FOLLOWING: _("You cannot come, and we tell you when there is something to read, hear or watch."),
    State.LAPSED: _("We offered you a place and did not hear from you. It went to the next in line."),
    State.DECLINED: _("The organisers could not give you a place. You can read and hear everything afterwards."),
    State.CANCELLED: _("You cancelled."),
}


def of(registration):
    """Return the Standing of `registration`; asks the database only for one that waits."""
    event, state = registration.event, registration.state
    if event.is_called_off:
        return Standing([NOTICES[event.state]], "", "", True)
    action, button = ACTIONS.get(state, ("", ""))
    if action and not registration.places.are_open():
        closed = gettext("Registration is closed now.") if state != State.OFFERED else ""
        action, button = (action, button) if state == State.OFFERED and not event.is_over else ("", "")
        return Standing([*filter(None, [*sentences(registration), closed])], action, button, bool(action))
    return Standing(sentences(registration), action, button, bool(action))


def sentences(registration):
    if registration.state == State.SEATED:
        return [has_place(registration)]
    if registration.state == State.WAITING:
        return [waits(registration), gettext("You can read and hear everything afterwards in any case.")]
    if registration.state == State.OFFERED:
        return [offered(registration)]
    return [str(SENTENCES[registration.state])]


def has_place(registration):
    n = registration.seats
    if registration.event.is_over:
        return gettext("You had a place. The event is over.")
    return ngettext("You have a place.", "You have %(n)s places.", n) % {"n": wording.number(n)}


def waits(registration):
    told = gettext("All places are taken. You are number %(n)s in the waiting line.") % {"n": position(registration)}
    if registration.has_mail:
        return gettext("%(told)s If a place is free, we write to you.") % {"told": told}
    return gettext("%(told)s We cannot write to you: please look here again.") % {"told": told}


def position(registration):
    """Return the place in the line, as it is now: who has an offer in the last hours stands in it, too."""
    since = registration.lined_up_at
    ahead = Q(lined_up_at__lt=since) | Q(lined_up_at=since, pk__lt=registration.pk)
    return wording.number(Registration.objects.filter(ahead, places=registration.places_id).in_line().count() + 1)


def offered(registration):
    if not registration.holds_seats:
        return gettext("A place is free. Whoever accepts first gets it.")
    until = moment_in_words(registration.offer_ends_at, registration.event)
    return gettext("A place is free for you. It is kept until %(moment)s.") % {"moment": until}


def moment_in_words(moment, event):
    """Return day and hour in the event's zone and in UTC."""
    zone = event.zone if event.starts_at and event.zone else "UTC"
    local = moment.astimezone(ZoneInfo(zone) if zone != "UTC" else UTC)
    day = date_format(local, pgettext("date format: a day", "l j F Y"))
    hour = f"{local:%H:%M} {wording.zone_name(zone)}"
    if zone == "UTC":
        return gettext(", ").join([day, hour])
    # Translators: an hour in its zone, and the same in UTC.
    both = gettext("%(hour)s (%(utc)s UTC)") % {"hour": hour, "utc": f"{moment.astimezone(UTC):%H:%M}"}
    return gettext(", ").join([day, both])
