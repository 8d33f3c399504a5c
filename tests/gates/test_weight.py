"""What a first visit weighs on the line: compressed, with an empty cache, without cookies."""

import json
from functools import cache
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from .crawl import one_of_each_kind
from .findings import expect_none

LISTS = {"home", "events", "webinars", "conferences", "people", "countries", "organisations", "topics", "all_series"}
SCRIPT_LIMIT = 6_000
PLAIN, EVENT, TRANSCRIPT = (12_000, 25_000, 4), (12_000, 30_000, 5), (30_000, 45_000, 4)
FORM = (14_000, 25_000, 4)


def limits_of(kind):
    """Return the most that a page of this kind may weigh: HTML, whole visit, requests."""
    if "transcript" in kind:
        return TRANSCRIPT
    if kind.endswith(("_register", "_door", "_join")):
        return FORM
    return PLAIN if kind in LISTS else EVENT


def weight_of(answer):
    """Return (HTML, whole visit, requests, scripts) of a first visit to the page."""
    files = {urlsplit(urljoin(f"http://testserver{answer.path}", address)).path for address in answer.page.loaded}
    sizes = {path: size_of_static(path) for path in files}
    scripts = sum(size for path, size in sizes.items() if path.endswith(".js"))
    return answer.size, answer.size + sum(sizes.values()), 1 + len(files), scripts


@cache
def size_of_static(path):
    """Return the bytes of a static file as they travel: compressed once, as well as it can be."""
    found = finders.find(path.removeprefix(settings.STATIC_URL))
    assert found, f"{path} is loaded by a page, and is not there"
    with open(found, "rb") as file:
        return len(brotli.compress(file.read()))


def test_every_page_keeps_its_budget(pages):
    expect_none(f"{a.path} ({a.kind}): {fault}" for a in pages for fault in over_budget(a))


def over_budget(answer):
    names = ("HTML", "whole visit", "requests")
    *weights, scripts = weight_of(answer)
    for name, weight, limit in zip(names, weights, limits_of(answer.kind), strict=True):
        if weight > limit:
            yield f"{name} {weight}, at most {limit}"
    if scripts > SCRIPT_LIMIT:
        yield f"scripts {scripts}, at most {SCRIPT_LIMIT}"


def test_every_page_travels_compressed(pages):
    expect_none(a.path for a in pages if len(a.body) > 400 and a.headers.get("Content-Encoding") != "br")


def test_the_weights_are_written_down(crawls):
    """Writes the table of the heaviest page of each kind, for whoever wants to see it."""
    table = weights(crawls)
    path = settings.VAR_DIR / "weights.json"
    path.write_text(json.dumps(table, indent=1))
    assert {row["kind"] for row in table} >= {"home", "events"}


def weights(crawls):
    """Return a row for the heaviest page of each kind, over all languages."""
    heaviest = one_of_each_kind([answer for answers in crawls.values() for answer in answers])
    keys = ("html_bytes", "visit_bytes", "requests", "script_bytes")
    return [
        {"kind": kind, "path": a.path, **dict(zip(keys, weight_of(a), strict=True))}
        for kind, a in sorted(heaviest.items())
    ]


@pytest.mark.parametrize(("kind", "limits"), [("home", PLAIN), ("webinar", EVENT), ("webinar_transcript", TRANSCRIPT)])
def test_each_kind_of_page_has_its_limits(kind, limits):
    assert limits_of(kind) == limits
