"""The gates that look through a browser see what they are meant to see."""

from urllib.parse import urlsplit

import pytest

from .test_keyboard import FOCUS, STOPS
from .test_without_javascript import in_order
from .visits import WIDER, axe, look_at, pale

HEAD = '<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>'


@pytest.mark.browser
@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ('<p style="color: #ccc; background: #fff">pale words</p>', "color-contrast"),
        ('<button style="width: 9px; height: 9px; padding: 0">a</button>' * 2, "target-size"),
        ('<img src="/a.png">', "image-alt"),
        ("<h4>too deep</h4>", "heading-order"),
        ("</main><p>outside of every landmark</p>", "region"),
    ],
)
def test_axe_sees_each_kind_of_fault(page, markup, rule):
    page.set_content(HEAD + markup)
    assert rule in {line.partition(":")[0] for line in axe(page)}


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pale_words_are_seen_in_the_theme_that_has_them(page, theme):
    style = f"<style>@media (prefers-color-scheme: {theme}) {{ p {{ color: #ccc }} }}</style>"
    page.set_content(f"{HEAD}{style}<p>pale words</p>")
    found = {}
    for shown in ("light", "dark"):
        page.emulate_media(color_scheme=shown)
        found[shown] = [line.partition(":")[0] for line in pale(page)]
    assert found == {"light": [], "dark": []} | {theme: ["color-contrast"]}


@pytest.mark.browser
def test_axe_is_content_with_a_sound_page(page):
    page.set_content(f"{HEAD}<p>words</p></main></body></html>")
    assert axe(page) == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("direction", "width", "is_seen"), [("ltr", 900, True), ("rtl", 900, True), ("ltr", 200, False)]
)
def test_what_is_too_wide_is_seen(page, direction, width, is_seen):
    page.set_viewport_size({"width": 320, "height": 256})
    page.set_content(f'<!doctype html><html dir="{direction}"><div style="width: {width}px">wide</div></html>')
    assert bool(page.evaluate(WIDER)) == is_seen


@pytest.mark.browser
def test_a_focus_without_a_ring_is_seen(page):
    page.set_content('<a href="/">ring</a><a href="/" style="outline: none">none</a>')
    page.evaluate(STOPS)
    seen = []
    for _step in range(2):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUS)["stop"])
    assert seen == [1, 2]
    assert not page.evaluate(FOCUS)["seen"]


@pytest.mark.browser
def test_a_visit_knows_of_its_own_page_alone(page):
    dark = "<script>console.log(matchMedia('(prefers-color-scheme: dark)').matches)</script>"
    bodies = {"/loud": HEAD + dark, "/silent": HEAD}
    site = "http://site.example"
    page.route(f"{site}/**", lambda route: route.fulfill(body=bodies[urlsplit(route.request.url).path]))
    visits = [look_at(page, site, "a page", path, 320) for path in ("/loud", "/silent", "/loud")]
    assert [visit.requests for visit in visits] == [[site + "/loud"], [site + "/silent"], [site + "/loud"]]
    assert [visit.console for visit in visits] == [["log: false"], [], ["log: false"]]


@pytest.mark.parametrize(
    ("wanted", "found"), [(["a", "b"], ["a", "b"]), (["b", "a"], ["b"]), (["a", "x", "b"], ["a", "b"])]
)
def test_order_is_seen(wanted, found):
    assert in_order("a b", wanted) == found
