"""Pages for what went wrong: ours, in the visitor's language, with a way on, and without the database."""

import errno
import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

from . import identity

logger = logging.getLogger(__name__)
RETRY_AFTER_S = 30
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}  # the disk: of limits and mails, which are files by default


def not_found(request, exception=None):
    return render(request, "errors/404.html", status=404)


def forbidden(request, exception=None):
    return render(request, "errors/403.html", status=403)


def bad_request(request, exception=None):
    return render(request, "errors/400.html", status=400)


def server_error(request):
    """Answer with our page; in plain text where the page is what is broken.

    Django calls it while it handles the exception. One from a middleware, as of a session that cannot be saved, never
    comes by `DatabaseAway`.
    """
    if is_away(sys.exc_info()[1]):
        return away(request)
    try:
        return render(request, "errors/500.html", status=500)
    except Exception:
        logger.exception("the page for errors is broken")
        return HttpResponseServerError("Something went wrong.\n", content_type="text/plain")


def is_away(exception):
    """Say whether `exception` tells that the database cannot be reached, or that nothing can be written just now."""
    return isinstance(exception, (OperationalError, InterfaceError)) or getattr(exception, "errno", None) in FULL


def away(request):
    identity.leave_alone()
    response = render(request, "errors/503.html", status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def csrf_failure(request, reason=""):
    logger.warning("csrf refused: %s", reason)
    return render(request, "errors/403.html", {"csrf": True}, status=403)


class DatabaseAway(MiddlewareMixin):
    """Answer with a 503 and `Retry-After` while the database cannot be reached."""

    def process_exception(self, request, exception):
        if is_away(exception):
            logger.error("database away: %s", exception)
            return away(request)
