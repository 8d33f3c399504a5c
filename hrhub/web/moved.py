"""Addresses that were: the one form in which they are kept and asked for, and where they may lead."""

import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, unquote_to_bytes, urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.urls import is_valid_path
from django.utils import translation
from django.utils.encoding import repercent_broken_unicode
from django.utils.translation import gettext_lazy as _

from .addresses import CODES, DEFAULT, without_language

LONGEST = 500  # of what is kept
LONGEST_GIVEN = 5000  # one letter of Arabic takes six of an address
HOST = re.compile(r"\Ahttps?://[^/?#]*", re.IGNORECASE)
FRONT = re.compile(r"((?:/[a-z]{2})?)/?(?:index\.php)?")  # one page that answers for all, by its parameters
INDEX = re.compile(r"/index\.php(?=/)")
TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid igshid mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi".split()
)
# By these the front page of Drupal (q), WordPress and Joomla says which page it is.
FRONT_NAMES = frozenset("q p page_id attachment_id cat tag option view id itemid".split())

PATH = RegexValidator(
    r"^/(?!/)[^\s\\\x00-\x1f\x7f]*\Z", _("A path of this site: it begins with a slash and has no spaces.")
)
ELSEWHERE = URLValidator(schemes=["http", "https"])


def canonical(address):
    """Return the form in which the address of a page of before is kept and asked for; "" for what is none.

    Two addresses have the same form where they differ in: the site (one took over from another), percent-encoding,
    capitals, doubled and final slashes, `index.php`, Drupal's `?q=`, what stands behind "#", parameters that follow
    people about, the order of the others. The form of a form is itself.
    """
    path, _mark, query = HOST.sub("", address[:LONGEST_GIVEN].strip()).partition("#")[0].partition("?")
    if len(address) > LONGEST_GIVEN or not (path or "/").startswith("/"):
        return ""
    path, pairs = cleaned(decoded(path)), kept(query)
    front = FRONT.fullmatch(path)
    if front and any(name == "q" for name, _value in pairs):
        path = cleaned(f"{front[1]}/{next((value for name, value in pairs if name == 'q' and value), '')}")
        pairs = [(name, value) for name, value in pairs if name != "q"]
    if pairs and path.endswith("/index.php"):
        path = path.removesuffix("/index.php") or "/"
    form = encoded(path) + (f"?{urlencode(pairs, quote_via=quote, safe='/:')}" if pairs else "")
    return form if form != "/" and len(form) <= LONGEST else ""


def decoded(path):
    """Return `path` without percent-encoding, but for bytes that are not UTF-8."""
    return repercent_broken_unicode(unquote_to_bytes(path.encode(errors="replace"))).decode()


def cleaned(path):
    return INDEX.sub("", re.sub("/+", "/", f"/{plain(path)}").rstrip("/")) or "/"


def plain(text):
    """Return `text` as both old servers and people take it for the same: no capitals, accents in one piece."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())


def kept(query):
    """Return the (name, value) pairs of `query` that say which page it is, in one order."""
    pairs = parse_qsl(query.encode(errors="replace").decode(), keep_blank_values=True)
    pairs = [(plain(name), plain(value)) for name, value in pairs]
    return sorted(pair for pair in pairs if pair[0] not in TRACKING and not pair[0].startswith("utm_"))


def encoded(path):
    """Return `path` with what has a meaning in addresses, or shows nothing, percent-encoded."""
    return "".join(
        quote(letter) if letter in "%?#\\" or letter.isspace() or not letter.isprintable() else letter
        for letter in path
    )


def keys(address):
    """Return the forms under which the page asked for at `address` may be kept, the closest first.

    As it stands; without parameters; and each without a language in front, which may be the old site's or ours.
    """
    whole = canonical(address)
    path, _mark, query = whole.partition("?")
    first, _slash, rest = path[1:].partition("/")
    found = [whole, path]
    if first in CODES:
        found += [canonical(f"/{rest}?{query}"), canonical(f"/{rest}")]
    return list(dict.fromkeys(form for form in found if form not in ("", "/")))


def asks_front_page(address):
    """True where a site of before would have answered with another page than its front page, as for "/?p=12"."""
    path, _mark, query = address.partition("#")[0].partition("?")
    names = {name.lower() for name, _value in parse_qsl(query, keep_blank_values=True)}
    return without_language(path or "/")[1] == "/" and not FRONT_NAMES.isdisjoint(names)


def destination(new):
    """Return where an address may lead, as it is kept: a path of ours without a language, or a whole address elsewhere.

    Raises ValidationError. A page of ours gets its final slash; a whole address of this site becomes a path.
    """
    new = new.strip()
    if is_of_this_site(new):
        new = "/" + new.partition("//")[2].partition("/")[2]
    if len(new) > LONGEST:
        raise ValidationError(_("An address here has at most %(longest)d characters."), params={"longest": LONGEST})
    if HOST.match(new):
        ELSEWHERE(new)
        return new
    PATH(new)
    _language, path = without_language(new)
    PATH(path)
    return with_final_slash(path)


def with_final_slash(path):
    """Return `path` with the slash that a page of ours has at its end, where one was left off."""
    bare = without_parameters(path)
    parameters = path.removeprefix(bare)
    with translation.override(DEFAULT):
        is_short = not is_valid_path(unquote(bare)) and is_valid_path(unquote(f"{bare}/"))
    return f"{bare}/{parameters}" if is_short else path


def without_parameters(path):
    return re.split("[?#]", path, maxsplit=1)[0]


def is_of_this_site(address):
    """True for a whole address of ours, under any of our names."""
    parts = urlsplit(address)
    ours = {urlsplit(settings.SITE_URL).netloc.lower(), *(f"{host}:{parts.port}" for host in settings.ALLOWED_HOSTS)}
    ours |= {host.lower() for host in settings.ALLOWED_HOSTS}
    return parts.scheme.lower() in ("http", "https") and parts.netloc.lower() in ours


def leads_elsewhere(new):
    """True where `new` is an address of another site."""
    return not new.startswith("/")


def an_old_address(value):
    """Refuse what cannot be the address of a page of before."""
    if not canonical(value):
        raise ValidationError(_("An old address begins with a slash or with http, and is not the home page itself."))


def a_destination(value):
    """Refuse what nothing may lead to."""
    destination(value)


def led(table, new):
    """Return (where `new` leads by `table`, {canonical old: new}; the key that says so), or (`new`, None)."""
    key = None if leads_elsewhere(new) else next((key for key in keys(new) if key in table), None)
    return (table[key], key) if key else (new, None)
