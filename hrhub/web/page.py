"""What every page knows of itself: its languages, its direction, its address."""

from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import look
from .addresses import absolute, in_language, without_language
from .identity import site

# Languages by their own names, for those who cannot read the page's.
OWN_NAMES = {"en": "English", "fr": "Français", "es": "Español", "pt": "Português", "ar": "العربية"}
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


PERSONAL = "/my/"  # pages that are compressed, and so repeat nothing that was asked for
# The menus: names in the URLs of the apps above, in their order on the page.
MENU = [
    ("events", _("Events")),
    ("webinars", _("Webinars")),
    ("conferences", _("Conferences")),
    ("countries", _("Countries")),
    ("people", _("People")),
]
FOOT = [
    ("topics", _("Topics")),
    ("organisations", _("Organisations")),
    ("all_series", pgettext_lazy("several series", "Series")),
    ("subscribe", _("Subscribe")),
    ("about", _("About")),
    ("privacy", _("Privacy")),
    ("accessibility", _("Accessibility")),
    ("contact", _("Contact")),
]


@cache
def links(language, foot=False):
    """Return (address, words) of a menu in `language`, which is the active one; the addresses are made once."""
    return [(reverse(name), words) for name, words in (FOOT if foot else MENU)]


def language_links(request):
    """Return (code, own name, this page's address in it, is active) for each language that the site offers.

    Whatever was asked for, they stay on this site: "//name/" would lead to another one, and "/\\name/" as well.
    """
    _language, path = without_language(request.path)
    path = escape_uri_path("/" + path.lstrip("/"))
    asked = "" if path.startswith(PERSONAL) else request.META.get("QUERY_STRING")
    query = f"?{asked}" if asked else ""
    active = translation.get_language()
    return [(code, OWN_NAMES[code], in_language(path, code) + query, code == active) for code in site().languages]


def canonical(request):
    """Return the one address of what `request` shows: of a filtered list, that of the list.

    A page of a list that is whole, and a transcript in a language of its own, are something else than without.
    """
    _language, path = without_language(request.path)
    asked = request.GET.dict()
    kept = {name: asked[name] for name in ("language", "page") if asked.get(name, "").isalnum()}
    if set(asked) - {"page"}:
        kept.pop("page", None)
    query = f"?{urlencode(kept)}" if kept else ""
    return absolute(escape_uri_path("/" + path.lstrip("/"))) + query


def page(request):
    language = translation.get_language() or settings.LANGUAGE_CODE
    ours = site()
    return {
        "this_site": ours,  # `site` is taken by the pages of django-allauth
        "site_name": ours.name,
        "stylesheet": look.stylesheet(),
        "logo": look.logo_address(),
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "menu": links(language),
        "foot": links(language, foot=True),
        "canonical": SimpleLazyObject(lambda: canonical(request)),
        "languages": SimpleLazyObject(lambda: language_links(request)),
    }
