"""Visit every public page from the first one on, as a visitor without cookies does."""

import json
import os
import re
from collections import Counter, deque
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit, urlunsplit

import brotli
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

from hrhub.web.addresses import in_language, without_language

from .reading import Page, read

HOSTS = {"testserver", urlsplit(settings.SITE_URL).netloc}
NOT_PAGES = ("/admin/", "/accounts/", "/static/", "/media/")
COMPARED = ("en", "ar")  # the languages that are visited on both databases
# What machines ask for by name, in no language.
FOR_MACHINES = ["/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/oai?verb=Identify"]
FOR_MACHINES += [f"/oai?verb={verb}&metadataPrefix=oai_dc" for verb in ("ListRecords", "ListIdentifiers")]
# Addresses of one page that differ in values alone, as those of all facets do: the default language has every one.
OF_ONE_QUERY = 10
# What a form carries of its own: no two answers share it.
OF_ONE_ANSWER = re.compile(r'(name="(?:csrfmiddlewaretoken|key)" value=")[^"]*')
ADDRESS = re.compile(r"https?://[^\s<>\"']+")


@dataclass
class Answer:
    """What came back from one address."""

    path: str  # with its query string
    kind: str  # the name of its URL pattern
    language: str
    linked_from: str
    status: int
    fault: str  # what a view raised
    headers: dict
    cookies: list
    body: str
    size: int  # bytes of the body as they travel, compressed
    page: Page | None  # None for what is not HTML

    @property
    def has_query(self):
        return "?" in self.path

    @property
    def is_kept(self):
        """True for what is the same for all, and may be kept by caches; a page with a form that posts is not."""
        return "no-store" not in self.headers.get("Cache-Control", "")

    def links(self):
        """Return the addresses on this site that the answer links to or names, without fragments."""
        if self.page:
            named = self.page.named if self.language == settings.LANGUAGE_CODE else ()  # pictures take their time
            links = [*self.page.links, *named]
        else:
            links = [unescape(link) for link in ADDRESS.findall(self.body)] if self.is_text else []
        return list(dict.fromkeys(filter(None, (self.inside(link) for link in links))))

    @property
    def is_text(self):
        """True for feeds, maps of the site and plain files; calendar files fold addresses, and name only pages."""
        kind = self.headers.get("Content-Type", "")
        return (kind.startswith("text/") or "xml" in kind) and not kind.startswith("text/calendar")

    def inside(self, link):
        """Return `link` as a path of this site, or None when it leads elsewhere or is not a page."""
        parts = urlsplit(urljoin(f"http://testserver{self.path}", link))
        if parts.scheme not in ("http", "https") or parts.netloc not in HOSTS:
            return None
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        return None if path.startswith(NOT_PAGES) else path


def crawl(language="en"):
    """Return an Answer for each address in `language` that can be reached from its home page, or by machines.

    Of query strings it follows those that a page without one links to, once each, and none from there; beyond the
    default language at most `OF_ONE_QUERY` that ask one page for the same things.
    """
    start, is_default = in_language("/", language), language == settings.LANGUAGE_CODE
    starts = [start, *FOR_MACHINES] if is_default else [start]
    waiting, seen, answers, asked = deque((path, "") for path in starts), set(starts), [], Counter()
    client = Client(raise_request_exception=False)  # one for all: each reads the list of static files anew
    while waiting:
        answer = visit(*waiting.popleft(), client)
        answers.append(answer)
        for path in followed(answer, language):
            if path not in seen:
                seen.add(path)
                asked[what_is_asked(path)] += 1
                if is_default or asked[what_is_asked(path)] <= OF_ONE_QUERY:
                    waiting.append((path, answer.path))
    return answers


def followed(answer, language):
    found = answer.links()
    if 300 <= answer.status < 400:
        found.append(answer.inside(answer.headers["Location"]))
    own = [path for path in found if path and without_language(path)[0] == language]
    return [path for path in own if "?" not in path] if answer.has_query else own


def what_is_asked(path):
    """Return (page, names in its query string …): what `path` asks for, without the values."""
    page, _mark, query = path.partition("?")
    return page, *sorted(parse_qs(query, keep_blank_values=True))


def visit(path, linked_from="", client=None):
    """Get `path` as a browser that takes brotli and has no cookie."""
    client = client or Client(raise_request_exception=False)
    client.cookies.clear()
    response = client.get(path, headers={"accept-encoding": "br", "accept-language": "sw, de;q=0.5"})
    sent = response.getvalue() if response.streaming else response.content
    body = brotli.decompress(sent) if response.headers.get("Content-Encoding") == "br" else sent
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    text = body.decode("utf-8", "replace")
    return Answer(
        path,
        kind_of(path),
        without_language(path)[0],
        linked_from,
        response.status_code,
        fault_of(response),
        dict(response.headers),
        list(response.cookies),
        text,
        len(sent),
        read(text) if is_page and text else None,
    )


def fault_of(response):
    raised = getattr(response, "exc_info", None)
    return f"{raised[0].__name__}: {raised[1]}" if raised else ""


def kind_of(path):
    with translation.override(without_language(path)[0]):
        try:
            return resolve(urlsplit(path).path).view_name
        except Resolver404:
            return ""


def write_answers(answers):
    """Add the answers to the file that `make test` compares between databases, when it asked for one."""
    target = os.environ.get("CRAWL_ANSWERS")
    if not target:
        return
    with open(target, "a", encoding="utf-8") as lines:
        for answer in answers:
            body = OF_ONE_ANSWER.sub(r"\1", answer.body)
            line = {"path": answer.path, "status": answer.status, "body": body}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


def one_of_each_kind(answers):
    """Return {kind: its heaviest page without a query string}, pages alone."""
    pages = [answer for answer in answers if answer.page and answer.status == 200 and not answer.has_query]
    return {answer.kind: answer for answer in sorted(pages, key=lambda answer: answer.size)}
