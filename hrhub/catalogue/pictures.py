"""The picture of an event for previews in messages: its title, what it is part of, and who runs the site.

Never its hour or place: a preview is kept by whoever made it, and nobody can call it back.
"""

import logging

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from hrhub.web.colours import OURS
from hrhub.web.identity import site

from .cards import above, title_in
from .drawing import drawn

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
    return answer(f"{event.pk}:{event.revision}", lambda: picture_of(event))


def site_picture():
    """Answer with the picture of pages that have none of their own; no query."""
    return answer("site", lambda: picture_of_the_site())


def picture_of(event):
    title, _its_language = title_in(event, get_language())
    return drawn(title, " · ".join(str(line) for line in above(event)), site().name, accent())


def picture_of_the_site():
    return drawn(site().tagline, "", site().name, accent())


def accent():
    return (site().colours or OURS).accent


def answer(name, draw):
    response = HttpResponse(kept(name, draw), content_type="image/png")
    response.headers["Cache-Control"] = f"public, max-age={KEPT_S}"
    return response


def kept(name, draw):
    """Return what `draw` draws, from the cache where it is there: its key says of what, so that it is never stale."""
    key = f"picture:{DESIGN}:{name}:{get_language()}:{site().revision}"
    if picture := asked(lambda: cache.get(key)):
        return picture
    picture = draw()
    asked(lambda: cache.set(key, picture, KEPT_S))
    return picture


def asked(act):
    """Return what the cache answers, or None while it is away: every kind of cache has errors of its own."""
    try:
        return act()
    except Exception:
        logger.warning("the cache is away", exc_info=True)
