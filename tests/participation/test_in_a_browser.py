"""Private pages in a browser, in their states, and forms that were sent empty: axe, width, console, own site alone."""

from dataclasses import dataclass

import pytest

from tests.gates.findings import expect_none
from tests.gates.visits import WIDER, Visit, axe, listening

from .visiting import address, all_visits, go, open_link

pytestmark = pytest.mark.browser
THEMES = {"en": "light", "ar": "dark"}  # both are visited, each in one language


@dataclass
class Look(Visit):
    """A visit to a private page: where it ended, and how many notices of something wrong stood there."""

    landed: str = ""
    alerts: int = 0


@pytest.fixture(scope="module", params=["en", "ar"])
def looks(request, browser, hub):
    """A look at each page, and at each form as it comes back, on a small telephone in one language."""
    site, people = hub
    screen = {"color_scheme": THEMES[request.param], "viewport": {"width": 320, "height": 600}}
    context = browser.new_context(base_url=site, **screen)
    page = context.new_page()
    found = []
    for who, path, then in all_visits(people):
        open_link(context, site, people["tokens"].get(who))
        found.append(look(page, Look(f"{who} {then and 'sent'}", address(path, request.param), 320), then))
    context.close()
    return found


def look(page, one, then):
    """Visit the page that `one` names, as `go` does."""
    with listening(page, one.console, one.requests):
        go(page, one.path, then)
        one.wider, one.violations = page.evaluate(WIDER), axe(page)
        one.alerts = page.locator("main [role=alert]").count()
        one.landed = page.evaluate("() => location.pathname + location.search")
    return one


def test_axe_finds_nothing(looks):
    expect_none(f"{one}: {line}" for one in looks for line in one.violations)


def test_no_page_is_wider_than_the_window(looks):
    expect_none(f"{one}: {line}" for one in looks for line in one.wider)


def test_the_console_stays_empty(looks):
    expect_none(f"{one}: {line}" for one in looks for line in one.console)


def test_everything_comes_from_the_site(looks, hub):
    expect_none(f"{one}: {address}" for one in looks for address in one.requests if not address.startswith(hub[0]))


def test_each_page_is_the_one_that_was_asked_for_and_a_form_says_what_is_wrong(looks):
    expect_none(f"{one}: {one.landed}" for one in looks if one.landed != one.path and "members/" not in one.path)
    expect_none(f"{one}: nothing wrong" for one in looks if one.kind.endswith("sent") and not one.alerts)
