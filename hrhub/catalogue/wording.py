"""Dates, hours, sizes and figures in words, in the active language: never a bare number, never more than is known."""

from datetime import UTC
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from django.utils.translation import gettext_lazy as _

from .models import Claim, Event, Precision
from .vocabulary import form_label, kind_label, language_name, role_label

__all__ = ["form_label", "kind_label", "language_name", "role_label"]  # words, too: templates and pages ask here

# Dates


def written_date(dated):
    """Return the date of an event or conference in words, with its weekday, as exactly as it is known."""
    if dated.known_date:
        written = date_in_words(get_language(), dated.known_date, dated.until, dated.known_precision)
        return written if dated.date else gettext("probably %(date)s") % {"date": written}
    return dated.date_words or gettext("Date not known")


@lru_cache(maxsize=4096)
def date_in_words(language, day, until, precision):
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.MONTH:
        return date_format(day, pgettext("date format: a month", "F Y"))
    last = date_format(until or day, pgettext("date format: a day", "l j F Y"))
    if not until or until == day:
        return last
    same_year = day.year == until.year
    first = date_format(
        day,
        pgettext("date format: a day without its year", "l j F")
        if same_year
        else pgettext("date format: a day", "l j F Y"),
    )
    return gettext("%(first)s – %(last)s") % {"first": first, "last": last}


@lru_cache(maxsize=4096)
def date_block(language, day, precision):
    """Return three short lines for the date block of a card: above, large, below."""
    if not day:
        return "", "–", pgettext("short: date not known", "no date")
    if precision == Precision.YEAR:
        return "", str(day.year), ""
    month = date_format(day, pgettext("date format: month and year, short", "M Y"))
    if precision == Precision.MONTH:
        return "", month, ""
    return date_format(day, "D"), str(day.day), month


# Hours


def written_hours(event):
    """Return the hours in the event's zone and in UTC, or with the zone as printed; "" without an hour."""
    if not event.start:
        return ""
    local = hours(event.start, event.end)
    if event.starts_at:
        return certain_hours(event, local)
    if event.zone_words:
        return gettext("%(hours)s %(zone)s (zone as printed)") % {"hours": local, "zone": event.zone_words}
    if event.zone:
        return f"{local} {zone_name(event.zone)}"
    return gettext("%(hours)s, time zone not stated") % {"hours": local}


def hours(start, end):
    return f"{start:%H:%M}–{end:%H:%M}" if end else f"{start:%H:%M}"


def certain_hours(event, local):
    if event.zone == "UTC":
        return f"{local} UTC"
    offset = utc_offset(event.starts_at.astimezone(ZoneInfo(event.zone)))
    return gettext("%(hours)s %(zone)s (%(offset)s) = %(utc)s UTC") % {
        "hours": local,
        "zone": zone_name(event.zone),
        "offset": offset,
        "utc": utc_hours(event),
    }


def utc_hours(event):
    """Return the hours in UTC, with the weekday where Greenwich has another day."""
    written = hours(event.starts_at, event.ends_at)
    if event.starts_at.date() == event.date:
        return written
    return gettext("%(weekday)s %(hours)s") % {"weekday": date_format(event.starts_at, "l"), "hours": written}


def zone_name(zone):
    """Return the zone by its city, as people say it: "Lusaka time"."""
    if zone == "UTC":
        return "UTC"
    # Translators: the city has its English name ("Algiers", "Addis Ababa") and stands after an hour. Put no word before
    # it that would change with the name ("d’Alger", "du Caire"): rather "%(city)s" alone.
    city_time = pgettext("time zone, by the name of a city", "%(city)s time")
    return city_time % {"city": zone.rpartition("/")[2].replace("_", " ")}


def utc_offset(moment):
    """Return "UTC+2" or "UTC+5:45" for an aware `moment`."""
    minutes = int(moment.utcoffset().total_seconds() // 60)
    hour, minute = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hour}" + (f":{minute:02}" if minute else "")


def machine_date(dated):
    """Return what `<time datetime>` takes: a moment, a day, a month or a year; "" where there is none."""
    if getattr(dated, "starts_at", None):
        return f"{dated.starts_at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
    day = dated.known_date
    if not day:
        return ""
    return {Precision.YEAR: f"{day:%Y}", Precision.MONTH: f"{day:%Y-%m}"}.get(dated.known_precision, day.isoformat())


# Amounts


def number(value):
    return number_format(value, use_l10n=True, force_grouping=True)


def size_in_words(size_bytes):
    """Return "850 kB" or "9.4 MB": thousands, as operators bill them."""
    if size_bytes < 1_000_000:
        return gettext("%(size)s kB") % {"size": number(max(1, round(size_bytes / 1000)))}
    return gettext("%(size)s MB") % {
        "size": number_format(size_bytes / 1_000_000, 1 if size_bytes < 100_000_000 else 0)
    }


def length_in_words(seconds):
    hour, minute = divmod(max(1, round(seconds / 60)), 60)
    if not hour:
        return gettext("%(minutes)s min") % {"minutes": minute}
    return gettext("%(hours)s h %(minutes)s min") % {"hours": hour, "minutes": minute}


def clock(milliseconds):
    """Return a second of a recording as "1:02:03" or "12:30"."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{seconds:02}" if hour else f"{minute}:{seconds:02}"


UNITS = {
    Claim.Unit.PEOPLE: lambda n: npgettext("figure", "%(n)s person", "%(n)s people", n),
    Claim.Unit.COUNTRIES: lambda n: npgettext("figure", "%(n)s country", "%(n)s countries", n),
    Claim.Unit.TEAMS: lambda n: npgettext(
        "figure", "%(n)s country with a country team", "%(n)s countries with country teams", n
    ),
    Claim.Unit.GROUPS: lambda n: npgettext("figure", "%(n)s viewing group", "%(n)s viewing groups", n),
}
QUALIFIED = {
    Claim.Qualifier.NEARLY: _("nearly %(figure)s"),
    Claim.Qualifier.ABOUT: _("about %(figure)s"),
    Claim.Qualifier.AT_LEAST: _("at least %(figure)s"),
    Claim.Qualifier.MORE_THAN: _("more than %(figure)s"),
}


def claim_in_words(claim):
    """Return the figure with its qualifier in the active language; without a number, its source's words."""
    if claim.number is None:
        return gettext("“%(words)s”") % {"words": claim.words}
    figure = UNITS[claim.unit](claim.number) % {"n": number(claim.number)}
    return QUALIFIED.get(claim.qualifier, "%(figure)s") % {"figure": figure}


def stage(event):
    """Return where the event stands in its life: a key and its words.

    `cancelled`, `postponed`, `live`, `coming`, `recorded`, `past`, and `unknown`: announced, and no word of what
    became of it.
    """
    if event.is_called_off:
        return event.state, event.get_state_display()
    if event.is_live:
        return "live", gettext("live now")
    if not event.is_over:
        return "coming", gettext("announced")
    if event.state == Event.State.UNKNOWN:
        return "unknown", gettext("outcome unknown")
    if "recording" in event.card.get("has", ()):
        return "recorded", gettext("recorded")
    return "past", gettext("past")


def numbered(event, title):
    """Return `title` after the number of the event in its series or conference, as printed: "Webinar 24: Pay"."""
    # Translators: where a space stands before a colon, it is a no-break space.
    both = pgettext("number and title of an event", "%(number)s: %(title)s")
    return both % {"number": event.number_words, "title": title} if event.number_words else title


def count_of_events(n):
    return ngettext("%(n)s event", "%(n)s events", n) % {"n": number(n)}
