"""Brotli, else gzip, for public text: on a slow line the size is the wait."""

import gzip
import re

import brotli
from django.conf import settings
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin

SMALLEST = 400  # below this, headers weigh more than what is saved
TEXT = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml", "image/svg+xml")
REFUSED = re.compile(r"q=0(\.0*)?")
WAYS = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}


class Compression(MiddlewareMixin):
    """Compress answers that are the same for all, and those that say so of themselves by `repeats_nothing_asked`.

    What depends on a person stays as it is (BREACH), unless nothing stands in it that whoever asked could have chosen:
    see docs/decisions/0017.
    """

    def process_response(self, request, response):
        if not self.may(request, response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        accepted = ways_accepted(request.headers.get("Accept-Encoding", ""))
        way = next((name for name in WAYS if name in accepted), None)
        if way:
            response.content = WAYS[way](response.content)
            response.headers["Content-Encoding"] = way
            response.headers["Content-Length"] = str(len(response.content))
            if tag := response.headers.get("ETag"):
                response.headers["ETag"] = tag if tag.startswith("W/") else f"W/{tag}"
        return response

    @staticmethod
    def may(request, response):
        if response.streaming or response.has_header("Content-Encoding") or len(response.content) < SMALLEST:
            return False
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return False
        if getattr(response, "repeats_nothing_asked", False):
            return response.headers.get("Content-Type", "").startswith(TEXT)
        if response.cookies:
            return False
        if "no-store" in response.headers.get("Cache-Control", ""):
            return False
        return response.headers.get("Content-Type", "").startswith(TEXT)


def ways_accepted(header):
    """Return the names in an Accept-Encoding header, without those that it refuses by `q=0`."""
    offers = [offer.replace(" ", "").lower().partition(";") for offer in header.split(",")]
    return {name for name, _semicolon, weight in offers if not REFUSED.fullmatch(weight)}
