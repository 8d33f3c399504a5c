"""The five sectors of a country team: which are in it, and which are missing."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .models import Sector
from .models.teams import FIVE

# Translators: after "missing:".
MISSING = {
    Sector.GOVERNMENT: _("government"),
    Sector.NGO: _("a non-governmental organisation"),
    Sector.ACADEMIC: _("an academic institution"),
    Sector.ASSOCIATION: _("a professional association"),
    Sector.DONOR: _("a donor"),
}


def line(members):
    """Return "4 of 5 sectors in the team; missing: an academic institution"."""
    lacks = missing(members)
    n = len(FIVE) - len(lacks)
    told = ngettext("%(n)s of 5 sectors in the team", "%(n)s of 5 sectors in the team", n) % {"n": n}
    if not lacks:
        return told
    both = gettext("%(told)s; missing: %(sectors)s")
    return both % {"told": told, "sectors": gettext(", ").join(str(MISSING[sector]) for sector in lacks)}


def missing(members):
    there = {member.sector for member in members}
    return [sector for sector in FIVE if sector not in there]
