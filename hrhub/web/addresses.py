"""Addresses: inside the site with the language in front, and the names of other sites."""

from django.conf import settings
from django.utils.translation import get_language

DEFAULT = settings.LANGUAGE_CODE
CODES = [code for code, _ in settings.LANGUAGES]


def in_language(path, language=None):
    """Return `path` (without a language) as it stands in `language`, or in the one that is active."""
    language = language or get_language() or DEFAULT
    return path if language == DEFAULT else f"/{language}{path}"


def absolute(path, language=None):
    """Return the whole address of `path` (without a language), as links from elsewhere need it; see `in_language`."""
    return settings.SITE_URL + in_language(path, language)


def without_language(path):
    """Return (language, path without it); the default language has no prefix."""
    first, _, rest = path[1:].partition("/")
    return (first, f"/{rest}") if first in CODES and first != DEFAULT else (DEFAULT, path)


def host_of(address):
    """Return the name of the site in a web address, as people say it: no port, no capitals, no "www."."""
    return address.partition("//")[2].partition("/")[0].partition(":")[0].lower().removeprefix("www.")
