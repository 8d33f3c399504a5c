"""What every page knows of itself: its languages, its direction, its address."""

from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import look
from .addresses import absolute, in_language, without_language
from .identity import site

# Languages by their own names, for those who cannot read the page's.
OWN_NAMES = {"en": "English", "fr": "Français", "es": "Español", "pt": "Português", "ar": "العربية"}
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


CURRENT = mark_safe(' aria-current="true"')
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
    """Return the items of a menu in `language`, which is the active one, as HTML; made once.

    A template takes longer for the three menus than for the rest of a small page.
    """
    items = [(reverse(name), words) for name, words in (FOOT if foot else MENU)]
    return format_html_join("\n", '<li><a href="{}">{}</a></li>', items)


def language_links(request):
    """Return the line of the languages that the site offers, with this page's address in each.

    Whatever was asked for, they stay on this site: "//name/" would lead to another one, and "/\\name/" as well.
    """
    _language, path = without_language(request.path)
    path = escape_uri_path("/" + path.lstrip("/"))
    asked = "" if path.startswith(PERSONAL) else request.META.get("QUERY_STRING")
    query = f"?{asked}" if asked else ""
    return language_line((code, in_language(path, code) + query) for code in site().languages)


def language_line(addresses):
    """Return, as HTML, the items of a line of languages, from (code, address of the page in it)."""
    active = translation.get_language()
    items = [(address, code, code, CURRENT if code == active else "", OWN_NAMES[code]) for code, address in addresses]
    return format_html_join("\n", '<li><a href="{}" hreflang="{}" lang="{}"{}>{}</a></li>', items)


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
