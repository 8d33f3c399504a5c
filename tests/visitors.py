"""Visitors who come by HTTP, each with a network address and cookies of one's own, and send forms as browsers do."""

import gzip
import re
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from itertools import count
from urllib.parse import urlencode, urlsplit

import brotli

HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
numbers = count(1)


@dataclass
class Page:
    """What came back, after redirects."""

    path: str
    status: int
    headers: object
    text: str
    size: int  # bytes of the body, as they travel
    hidden: dict = field(default_factory=dict)  # what its forms carry of their own


class Visitor:
    """Somebody with a browser; `pages` are those that were loaded, in order, redirects not among them."""

    def __init__(self, server):
        number = next(numbers)
        self.address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self.server, self.cookies, self.pages = server, {}, []

    def get(self, path):
        return self.followed("GET", path)

    def post(self, page, values, path=None):
        """Send a form that stands on `page`, filled with `values`, to `path` or to where the page is."""
        return self.followed("POST", path or page.path, body_of(page, values))

    def send(self, page, values):
        """Do so, and return the status of the answer alone."""
        return self.ask("POST", page.path, body_of(page, values))[0]

    def followed(self, method, path, body=None):
        status, headers, sent = self.ask(method, path, body)
        while status in (301, 302, 303):
            parts = urlsplit(headers["Location"])
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            status, headers, sent = self.ask("GET", path)
        text = UNPACK.get(headers["Content-Encoding"], bytes)(sent).decode("utf-8", "replace")
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(text)}
        page = Page(path, status, headers, text, len(sent), hidden)
        self.pages.append(page)
        return page

    def ask(self, method, path, body=None):
        told = {"X-Forwarded-For": self.address, "Accept-Encoding": "br, gzip"}
        if self.cookies:
            told["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            told["Content-Type"] = "application/x-www-form-urlencoded"
        status, headers, sent = self.server.ask(method, path, body, **told)
        for line in headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return status, headers, sent


def body_of(page, values):
    return urlencode({**page.hidden, **values}, doseq=True)
