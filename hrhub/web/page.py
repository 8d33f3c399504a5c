"""What every page knows of itself: its languages, its direction, its address."""

from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .addresses import in_language, without_language
from .identity import site

# Languages by their own names, for those who cannot read the page's.
OWN_NAMES = {"en": "English", "fr": "Français", "es": "Español", "pt": "Português", "ar": "العربية"}
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


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
    """Return (code, own name, this page's address in it, is active) for each language of the interface.

    Whatever was asked for, they stay on this site: "//name/" would lead to another one, and "/\\name/" as well.
    """
    _language, path = without_language(request.path)
    path = escape_uri_path("/" + path.lstrip("/"))
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    active = translation.get_language()
    return [
        (code, OWN_NAMES[code], in_language(path, code) + query, code == active) for code, _name in settings.LANGUAGES
    ]


def page(request):
    language = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "site_name": site().name,
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "menu": links(language),
        "foot": links(language, foot=True),
        "languages": SimpleLazyObject(lambda: language_links(request)),
    }
