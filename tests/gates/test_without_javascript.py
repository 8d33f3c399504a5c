"""Every journey without JavaScript: in a browser where it is off, and in w3m, which has none."""

import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from .test_in_a_browser import FOUNDING

pytestmark = pytest.mark.browser  # the hub that is served has one database only


@pytest.fixture
def page(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_from_home_to_an_event(page, prefix):
    page.goto(f"{prefix}/")
    page.locator("main [name=q]").fill("workforce")
    page.locator("main form:has([name=q]) button").click()
    assert "q=workforce" in page.url
    page.locator(".card h3 a").first.click()
    expect(page.locator("h1")).to_have_count(1)
    assert "/webinars/" in page.url or "/conferences/" in page.url


def test_facets_narrow_down_and_pages_turn(page):
    page.goto("/events/")
    all_events = page.locator("#found").inner_text()
    page.locator("a[rel=next]").click()
    assert "page=2" in page.url
    expect(page.locator("#found")).to_have_text(all_events)
    page.locator("#facets a").first.click()
    expect(page.locator("#found")).not_to_have_text(all_events)
    page.locator(".chips a").first.click()
    expect(page.locator("#found")).to_have_text(all_events)


def test_the_order_can_be_chosen(page):
    page.goto("/events/")
    page.locator("[name=sort]").select_option("oldest")
    page.locator("form.find button").click()
    assert "sort=oldest" in page.url


def test_the_language_can_be_changed(page):
    page.goto("/events/?q=workforce")
    page.locator(".languages [hreflang=ar]").click()
    assert page.url.endswith("/ar/events/?q=workforce")


WEBINAR = [
    "Webinars",
    "Social Service Workforce Strengthening Webinar Series",
    "Webinar 1",
    "Lessons Learned from the Global Healthcare Workforce",
    "Thursday 14 July 2011",
    "Reported figures",
    "nearly 100 people",
    "18 countries",
    "at least 15 countries with country teams",
    "more than 75 people",
    "Who spoke",
    "Moderator",
    "Gary Newton",
    "Jim McCaffery",
    "Estelle Quain",
    "Mengistu Asnake",
    "Key questions",
]
SESSION = [
    "Conferences",
    "Second Global Forum on Human Resources for Health",
    "Plenary",
    "Making HRH Innovation Work for Strengthening Health Systems",
    "28 January 2011",
    "14:00–15:00",
    "time zone not stated",
    "Venue: to be confirmed",
    "Objectives",
    "There is no time for despair",
    "Palestinian health professional",
]
FIND = ["Words in title, summary or names", "Order", "Find", "events"]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [(FOUNDING["founding webinar"], WEBINAR), (FOUNDING["founding session"], SESSION), ("/events/", FIND)],
    ids=["webinar", "session", "events"],
)
def test_w3m_shows_what_matters_in_order(site, path, wanted):
    if not shutil.which("w3m"):
        pytest.skip("no w3m on this machine: nobody read the pages as text")
    dump = subprocess.run(["w3m", "-dump", "-cols", "80", site + path], capture_output=True, text=True, check=True)
    assert in_order(" ".join(dump.stdout.split()), wanted) == wanted


def in_order(text, wanted):
    """Return those of `wanted` that stand in `text`, each after the one before."""
    found, at = [], 0
    for words in wanted:
        place = text.find(words, at)
        if place >= 0:
            found.append(words)
            at = place
    return found
