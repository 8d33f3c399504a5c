"""With the keyboard alone: in order, to be seen, and out again."""

import pytest

from .findings import expect_none
from .test_in_a_browser import FOUNDING

pytestmark = pytest.mark.browser
PAGES = {
    "home": "/",
    "events": "/events/",
    "webinar": FOUNDING["founding webinar"],
    "session": FOUNDING["founding session"],
}
# Everything that the Tab key should reach, in the order of the document.
STOPS = """
() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter(element => element.checkVisibility() && !element.disabled)
  .forEach((element, place) => element.dataset.stop = place + 1)
"""
HOW_MANY = "document.querySelectorAll('[data-stop]').length"
# Where the focus is, and how it looks there: a ring, inside the window, and wide enough to be seen.
FOCUS = """
() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {stop: Number(element.dataset.stop || 0), seen: ring && inside, what: element.outerHTML.slice(0, 80)};
}
"""


@pytest.fixture(scope="module", params=["en", "ar"])
def prefix(request):
    return "" if request.param == "en" else f"/{request.param}"


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES.keys())
def steps(request, browser, site, prefix):
    """Every place where the focus was, from the first Tab until it left the page; and how many there should be."""
    page = browser.new_page()
    page.goto(site + prefix + request.param)
    page.evaluate(STOPS)
    wanted, taken = page.evaluate(HOW_MANY), []
    for _step in range(wanted + 5):
        page.keyboard.press("Tab")
        taken.append(page.evaluate(FOCUS))
        if not taken[-1]["stop"]:
            break
    page.close()
    return taken, wanted


def test_tab_goes_through_the_page_in_order_and_leaves_it(steps):
    taken, wanted = steps
    assert [step["stop"] for step in taken] == [*range(1, wanted + 1), 0]


def test_the_focus_is_always_to_be_seen(steps):
    expect_none(step["what"] for step in steps[0] if step["stop"] and not step["seen"])


def test_the_first_stop_leads_to_the_content(browser, site):
    page = browser.new_page()
    page.goto(site + "/events/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.close()
