"""Which words of a page are Latin: in its text, and in all attributes that are read out or shown."""

import re
from urllib.parse import unquote
from zoneinfo import available_timezones

from django.conf import settings
from django_countries import countries

from tests.markup import tree

SILENT = {"script", "style", "textarea", "template"}
SHOWN_ATTRIBUTES = (
    "title",
    "alt",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "placeholder",
    "label",
    "abbr",
)
BUTTONS = {"submit", "button", "reset"}
MESSAGES = ("mailto:", "sms:", "whatsapp:")
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]{2,}")
ADDRESS = re.compile(
    r"\{\w+\}"  # filled in by a script
    r"|https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+\b|(?<!\S)/[\w/-]+/"
    r"|\b(?:[0-9a-f]{3,}-)+[0-9a-f]{3,}\b"  # the address of a name in other letters
)
# Names and units that are the same in every language.
NAMES = [
    "HRHub",
    "UTC",
    "kB",
    "MB",
    "CC BY",
    "Markdown",
    "WhatsApp",
    "SMS",
    "BibTeX",
    "RIS",
    "English",
    "Français",
    "Español",
    "Português",
]
ZONES = {part for zone in available_timezones() for part in (zone, zone.rpartition("/")[2].replace("_", " "))}
CODES = {code for code, _name in settings.LANGUAGES} | set(countries.countries)
DJANGOS = {"Authenticators", "Search", "True", "False"}  # words in templates and models that are not ours


def latin_words(html):
    """Return what stands in Latin letters on a page: each as "where: words"."""
    return [f"{where}: {words.strip()[:100]}" for where, words in shown(tree(html)) if has_latin(words)]


def has_latin(words):
    rest = ADDRESS.sub(" ", words)
    for name in NAMES:
        rest = rest.replace(name, " ")
    known = ZONES | CODES | DJANGOS
    return any(WORD.search(word) for word in rest.split() if word.strip("(),:") not in known)


def shown(element):
    """Yield (where, words) for every text and attribute of `element` that people meet."""
    if not isinstance(element.tag, str):
        return
    yield from shown_attributes(element)
    if element.tag not in SILENT and element.text:
        yield element.tag, element.text
    for child in element:
        yield from shown(child)
        if child.tail and element.tag not in SILENT:
            yield element.tag, child.tail


def shown_attributes(element):
    for name, value in element.attrib.items():
        if name in SHOWN_ATTRIBUTES or name.startswith("data-") and " " in value and not value.startswith("{"):
            yield f"{element.tag} {name}", value
    if element.tag == "input" and element.get("type") in BUTTONS:
        yield "input value", element.get("value", "")
    if element.tag == "meta" and (
        element.get("name") == "description" or element.get("property") in ("og:title", "og:description")
    ):
        yield "meta", element.get("content", "")
    if element.tag == "a" and element.get("href", "").startswith(MESSAGES):
        yield "message", " ".join(part.partition("=")[2] for part in unquote(element.get("href")).split("&"))
