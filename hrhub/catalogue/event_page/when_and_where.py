"""When and where, in words: as exactly as it is known, and the gaps that matter."""

from collections import namedtuple

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from hrhub.catalogue import wording
from hrhub.catalogue.models import Event, Precision
from hrhub.countries.models import Country
from hrhub.web.addresses import host_of

from .standing import is_guide

When = namedtuple("When", "date hours machine moment ground")


def when(event, standing):
    """Return date and hours in words, for machines, and as a moment where it is certain and still to come."""
    if is_guide(event):
        return None
    ground = event.inferred_ground if not event.date and event.inferred_date else ""
    moment = wording.machine_date(event) if standing.is_coming and event.starts_at else ""
    return When(wording.written_date(event), wording.written_hours(event), wording.machine_date(event), moment, ground)


def where(event, standing):
    """Return the lines that say how and where it is held; a venue that is not settled is told."""
    if is_guide(event):
        return []
    country = Country(code=event.country_id).name if event.country_id else ""
    place = [part for part in (event.venue, event.room, event.city, country) if part]
    lines = [capfirst(event.get_format_display())] if event.format else []
    if place:
        lines.append(gettext(", ").join(place))
    return [*lines, *venue_gaps(event, standing)]


def venue_gaps(event, standing):
    if event.venue_state == Event.VenueState.PROVISIONAL:
        return [gettext("The venue is provisional.")]
    if event.venue_state != Event.VenueState.TO_BE_CONFIRMED:
        return []
    if standing.is_coming:
        return [gettext("Venue: to be confirmed")]
    return [gettext("Venue: to be confirmed (never announced on the page we have)")]


def as_printed(event, times):
    """Return (name, lines) of how date, hours and length are printed, where that says more than our own words."""
    date = [event.date_words] if event.date_words and event.date_precision != Precision.DAY else []
    more = [stated(time) for time in times if says_more(time, event)]
    length = [event.duration_words] if event.duration_words else []
    return [(gettext("Date as printed"), date), (gettext("Times as printed"), more), (gettext("Length"), length)]


def says_more(time, event):
    """Say whether a stated time tells anything beyond the event's own hours."""
    other_hours = (time.start, time.end, time.zone_words) != (event.start, event.end, event.zone_words)
    return bool(other_hours or time.date or time.place or time.source_address)


def stated(time):
    """Return a further date or hour in the words of its source, and the source's name."""
    day = ""
    if time.date:
        day = wording.date_in_words(get_language(), time.date, time.until, Precision.DAY)
    hours = wording.hours(time.start, time.end) if time.start else ""
    own = [time.words] if time.words else [part for part in (day, hours, time.zone_words) if part]
    place = [time.place] if time.place and time.place not in time.words else []
    words = gettext(", ").join([*own, *place])
    host = host_of(time.source_address)
    return gettext("%(words)s (%(site)s)") % {"words": words, "site": host} if host else words
