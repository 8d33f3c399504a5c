"""The date of what is cited, in the words of a bibliography and for machines."""

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

from hrhub.catalogue.models import Precision


def written(dated):
    """Return the date as APA writes it: as exactly as it is known, in brackets where it is inferred, else “n.d.”."""
    if not dated.known_date:
        return pgettext("citation: no date", "n.d.")
    words = spanned(dated) if dated.until and dated.known_precision == Precision.DAY else single(dated)
    return words if dated.date else f"[{words}]"


def single(dated):
    day = dated.known_date
    if dated.known_precision == Precision.YEAR:
        return str(day.year)
    if dated.known_precision == Precision.MONTH:
        return date_format(day, pgettext("date format of a citation: a month", "Y, F"))
    return whole(day)


def whole(day):
    return date_format(day, pgettext("date format of a citation: a day", "Y, F j"))


def spanned(dated):
    """Return several days, as “2019, August 8–11”."""
    first, last = dated.known_date, dated.until
    if first == last:
        return whole(first)
    if first.year != last.year:
        return f"{whole(first)} – {whole(last)}"
    if first.month != last.month:
        days = {"first": in_year(first), "last": in_year(last), "year": first.year}
        return gettext("%(year)s, %(first)s – %(last)s") % days
    days = {"first": first.day, "last": last.day, "month": MONTHS[first.month], "year": first.year}
    return gettext("%(year)s, %(month)s %(first)s–%(last)s") % days


def in_year(day):
    return date_format(day, "MONTH_DAY_FORMAT")


def iso(dated):
    """Return what is certain as ISO 8601 has it: a day, a month, a year, or two days with a slash; else ""."""
    if not dated.date:
        return ""
    first = cut(dated.date.isoformat(), dated.date_precision)
    return f"{first}/{dated.until.isoformat()}" if dated.until and dated.until != dated.date else first


def cut(day, precision):
    return day[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(precision, 10)]
