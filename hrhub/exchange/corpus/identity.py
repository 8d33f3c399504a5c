"""Who runs the site, from `site.json`: one record, of which an editor's words stay as with all others."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from hrhub.web import colours
from hrhub.web.identity import OFFERED
from hrhub.web.models import SiteIdentity

from .checkers import by_language, list_of, one_of, record, words
from .checkers import words_for as fits
from .defects import Defect, shown
from .kinds import Kind
from .settling import bring
from .wanted import Wanted
from .words import LANGUAGES

FILE = "site.json"
LONGEST_TAGLINE, LONGEST_NOTICE = 200, 20_000  # as on the desk
SAME_NAME = [
    "name",
    "short_name",
    "funder_line",
    "licence_texts",
    "licence_recordings",
    "licence_transcripts",
    "licence_resources",
    *colours.Colours._fields,
]


def accepted_by(validator):
    def check(value, path):
        try:
            validator(value if isinstance(value, str) else "")
        except ValidationError as error:
            yield path, f"{shown(value)}: {' '.join(error.messages)}"

    return check


SITE = record(
    {
        **{name: fits(SiteIdentity, name) for name in SAME_NAME},
        "accent": accepted_by(colours.readable_by_day),
        "warm": accepted_by(colours.readable_by_day),
        "accent_dark": accepted_by(colours.readable_by_night),
        "warm_dark": accepted_by(colours.readable_by_night),
        "tagline": by_language(words(LONGEST_TAGLINE), LANGUAGES),
        "contact_email": accepted_by(validate_email),
        "privacy": by_language(words(LONGEST_NOTICE), LANGUAGES),
        "languages": list_of(one_of(set(OFFERED), "language of the interface")),
    }
)


class SiteKind(Kind):
    def made(self, rows):
        SiteIdentity.noted()

    def changed(self, rows, moved):
        SiteIdentity.noted()


def defects_of_site(site):
    """Return what is wrong with the record; None is none."""
    return [Defect(f"{FILE}, {path.lstrip('.')}" if path else FILE, sentence) for path, sentence in checked(site)]


def checked(site):
    return [] if site is None else SITE(site, "")


def unknown_keys_of_site(site):
    unknown = sorted((site or {}).keys() - SITE.fields.keys())
    return [f"{FILE}: {shown(key)} is not known, kept nowhere" for key in unknown]


def bring_site(site, report):
    """Bring the record in; without one, nothing changes."""
    if site is None:
        return
    fields = {name: site.get(name) or "" for name in SAME_NAME}
    fields |= {name: site.get(name) or {} for name in ("tagline", "privacy")}
    fields |= {"contact": site.get("contact_email") or "", "languages": site.get("languages") or []}
    bring(SiteKind("site", SiteIdentity, ()), [Wanted("site", fields, pk=1)], report)
