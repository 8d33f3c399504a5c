"""The gates themselves: each fault that they look for is found on a page that has it."""

from types import SimpleNamespace

import pytest

from .crawl import what_is_asked
from .latin import latin_words
from .pseudo import in_georgian, marked
from .reading import read
from .test_answers import faults_of_headers, varies
from .test_documents import skipped_levels
from .test_weight import over_budget

SOUND = """<!doctype html><html lang="en" dir="ltr"><head><title>A page</title>
<link rel="stylesheet" href="/a.css"></head>
<body><h1>A page</h1><form action="/find/"><label for="q">Find</label><input id="q" name="q"></form>
<img src="/a.png" alt=""><a href="/b/">B</a></body></html>"""


def with_(markup):
    return read(SOUND.replace("</body>", f"{markup}</body>"))


def test_a_sound_page_has_no_fault():
    page = read(SOUND)
    assert (page.errors, page.inline, page.nameless, page.broken_references) == ([], [], [], [])
    assert (page.title, page.language, page.direction, page.headings) == ("A page", "en", "ltr", [(1, "A page")])
    assert (page.links, page.loaded, page.actions) == (["/b/"], ["/a.css", "/a.png"], ["/find/"])


@pytest.mark.parametrize(
    "markup", ["</p>", "<p><div></p></div>", '<b id="1" id="2"></b>', "<ul><li></ul></li>", "a & b &nosuch;"]
)
def test_a_parse_error_is_found(markup):
    assert with_(markup).errors


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="color: red">x</p>',
        "<style>p {}</style>",
        "<script>1</script>",
        '<p onclick="x()">x</p>',
        '<a href="JavaScript:x()">x</a>',
    ],
)
def test_what_is_inline_is_found(markup):
    assert len(with_(markup).inline) == 1


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="/b.png">',
        '<input name="x">',
        "<select></select>",
        '<a href="/c/"></a>',
        "<button></button>",
        "<textarea></textarea>",
    ],
)
def test_what_has_no_name_is_found(markup):
    assert len(with_(markup).nameless) == 1


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<script src="/x.js"></script>', "/x.js"),
        ('<iframe src="https://example.org/"></iframe>', "https://example.org/"),
        ('<img alt="" src="//example.org/x.png">', "//example.org/x.png"),
        ('<img alt="" srcset="/a.png 1x, /b.png 2x">', "/b.png"),
        ('<video poster="/p.png"></video>', "/p.png"),
    ],
)
def test_what_is_loaded_is_found(markup, address):
    assert address in with_(markup).loaded


def test_a_label_for_nothing_is_found():
    assert with_('<label for="nothing">x</label>').broken_references == ["label for=nothing"]


def test_a_form_that_posts_is_found():
    assert with_('<form method="POST"></form>').posts == 1


@pytest.mark.parametrize(
    ("size", "files", "faults"), [(11_000, [], 0), (12_001, [], 1), (26_000, [], 2), (9_000, ["a.css"] * 9, 0)]
)
def test_a_page_over_its_budget_is_found(size, files, faults):
    answer = SimpleNamespace(
        path="/events/", kind="events", size=size, page=SimpleNamespace(loaded=["/static/site.css"])
    )
    answer.page.loaded += ["/static/site.css" for _file in files]  # the same file travels once
    assert len(list(over_budget(answer))) == faults


def test_a_skipped_heading_is_found():
    assert list(skipped_levels([(1, "a"), (3, "b"), (2, "c")])) == ["h3 “b” after h1"]


def test_missing_headers_are_found():
    assert len(list(faults_of_headers({}))) == 10


@pytest.mark.parametrize(
    ("vary", "told"), [("Accept-Encoding", False), ("Accept-Encoding, Cookie", True), ("accept-language", True)]
)
def test_vary_is_understood(vary, told):
    assert bool(varies(vary)) == told


@pytest.mark.parametrize(
    "markup",
    [
        "<p>words</p>",
        '<p title="words"></p>',
        '<img alt="words">',
        '<a aria-label="words"></a>',
        '<input placeholder="words">',
        "<b></b>words",
    ],
)
def test_latin_words_are_found(markup):
    assert len(latin_words(f"<!doctype html><title></title>{markup}")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "HRHub",
        "12:00 UTC",
        "Africa/Lusaka",
        "a@example.org",
        "https://example.org/a",
        in_georgian("words"),
        marked("words"),
    ],
)
def test_names_and_addresses_are_no_words(words):
    assert latin_words(f"<!doctype html><title></title><p>{words}</p>") == []


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/events/", ("/events/",)),
        ("/events/?topic=pay", ("/events/", "topic")),
        ("/events/?year=2011&topic=", ("/events/", "topic", "year")),
        ("/feeds/atom/?topic=pay", ("/feeds/atom/", "topic")),
    ],
)
def test_addresses_that_differ_in_values_alone_ask_for_the_same(path, asked):
    assert what_is_asked(path) == asked
