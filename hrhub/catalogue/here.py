"""Which addresses are pages here: asked of the database for many at once, not page by page."""

from urllib.parse import unquote

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from django_countries import countries

from hrhub.web.addresses import DEFAULT, without_language
from hrhub.web.leading import batches
from hrhub.web.middleware import is_there
from hrhub.web.moved import asks_front_page, with_final_slash, without_parameters

from . import visible
from .models import Conference, Event

VISITOR = AnonymousUser()
EDITOR = User(is_superuser=True, is_active=True)  # never saved: sees drafts, too

NAMES = {"webinar", "session", "conference", "person", "organisation", "series", "topic"}
OTHER = "other"

# By the first part of the path: the rows that a user may see, and the column by which their page names them.
PAGES = {
    "webinars": (lambda user: Event.objects.visible_to(user), "path"),
    "conferences": (lambda user: Conference.objects.visible_to(user), "slug"),
    "sessions": (lambda user: Event.objects.visible_to(user), "path"),
    "people": (visible.people, "slug"),
    "organisations": (visible.organisations, "slug"),
    "series": (visible.series, "slug"),
    "topics": (visible.topics, "slug"),
}


def pages_here(addresses, user=VISITOR):
    """Return those of `addresses` (paths of this site) at which `user` finds a page or a file.

    At most one query for each kind of page and every 500 addresses. What is no page of a row, as a transcript, a short
    address or a file of a dump, is asked for as a visitor would: a few queries for each.
    """
    here, asked = set(), {}
    with translation.override(DEFAULT):
        for address in addresses:
            if asks_front_page(address):
                continue
            path = without_parameters(without_language(address)[1])
            kind, key = place_of(path)
            if kind == OTHER:
                here.update([address] if answers(path, user) else [])
            elif kind is not None:
                asked.setdefault(kind, {}).setdefault(key, []).append(address)
            elif key:
                here.add(address)
    for kind, places in asked.items():
        for key in keys_there(kind, places, user):
            here.update(places[key])
    return here


def place_of(path):
    """Return (kind, key) of the row that has its page at `path`, (OTHER, path), or (None, is something there)."""
    try:
        match = resolve(unquote(with_final_slash(path)))
    except Resolver404:
        return None, is_file(unquote(path))
    kind, named, *_rest = [*unquote(path).strip("/").split("/"), ""]
    if kind == "countries" and named:
        return None, named.islower() and named.upper() in countries.countries  # one without events says so
    if not match.kwargs:
        return None, True
    if match.url_name not in NAMES:
        return OTHER, path
    if kind == "webinars":
        return kind, f"/webinars/{named}/"
    if "conference" in match.kwargs:
        return "sessions", f"/conferences/{match.kwargs['conference']}/{match.kwargs['slug']}/"
    return kind, named


def answers(path, user):
    request = RequestFactory().get(with_final_slash(path))
    request.user = user
    return is_there(request.path, request)


def is_file(path):
    """True where a file of the site itself, or one that was uploaded, stands at `path`."""
    for prefix, is_kept in ((settings.MEDIA_URL, default_storage.exists), (settings.STATIC_URL, finders.find)):
        name = path.removeprefix(prefix)
        if path.startswith(prefix) and name and ".." not in name and "\0" not in name and len(name) < 250:
            try:
                return bool(is_kept(name))
            except (SuspiciousFileOperation, ValueError):  # it would leave its folder
                return False
    return False


def keys_there(kind, keys, user):
    rows, column = PAGES[kind]
    for some in batches(keys):
        yield from rows(user).filter(**{f"{column}__in": some}).values_list(column, flat=True)
