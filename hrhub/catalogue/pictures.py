"""The picture of an event for previews in messages: its title, what it is part of, and who runs the site.

Never its hour or place: a preview is kept by whoever made it, and nobody can call it back.
"""

import logging
from hashlib import sha256

from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from hrhub.web.colours import OURS
from hrhub.web.identity import site

from .cards import above, title_in
from .drawing import drawn, square

logger = logging.getLogger(__name__)
DESIGN = 1  # raise it when `drawing` draws otherwise
KEPT_S = 24 * 60 * 60
SHOWN = """
    face form title language number_words card revision
    series__name series__names conference__name
""".split()


def event_picture(events, **which):
    """Answer with the picture of the one of `events` (a query set of published ones) that `which` names; one query."""
    event = get_object_or_404(events.select_related("series", "conference").only(*SHOWN), **which)
    return answer(shown(event))


def site_picture():
    """Answer with the picture of pages that have none of their own; no query."""
    return answer(shown_of_the_site())


def site_square():
    """Answer with the picture of the site as directories of podcasts want it; no query."""
    return answer(shown_of_the_site(), is_square=True)


def shown(event):
    """Return what the picture of `event` shows: title, line above it, name and colour of the site."""
    title, _its_language = title_in(event, get_language())
    return title, " · ".join(str(line) for line in above(event)), site().name, accent()


def shown_of_the_site():
    return site().tagline, "", site().name, accent()


def accent():
    return (site().colours or OURS).accent


def answer(what, is_square=False):
    response = HttpResponse(kept(what, is_square), content_type="image/png")
    response.headers["Cache-Control"] = f"public, max-age={KEPT_S}"
    return response


def kept(what, is_square):
    """Return the picture of `what`, from the cache where it is there: its key says all that is drawn, for any hub."""
    digest = sha256(repr(what).encode("utf-8", "replace")).hexdigest()[:32]
    key = f"{'square' if is_square else 'picture'}:{DESIGN}:{get_language()}:{digest}"
    if picture := asked(lambda: caches["pictures"].get(key)):
        return picture
    picture = square(*what) if is_square else drawn(*what)
    asked(lambda: caches["pictures"].set(key, picture, KEPT_S))
    return picture


def asked(act):
    """Return what the cache answers, or None while it is away: every kind of cache has errors of its own."""
    try:
        return act()
    except Exception:
        logger.warning("the cache is away", exc_info=True)
