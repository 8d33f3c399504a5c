"""Every kind of page in a browser: axe, width, console, and nothing from elsewhere."""

import pytest

from hrhub.web.addresses import in_language

from .findings import expect_none
from .server import EDITOR
from .visits import WIDTHS, axe, listening, look_at

pytestmark = pytest.mark.browser
FORUM = "/conferences/second-global-forum-on-human-resources-for-health/"
FOUNDING = {
    "founding webinar": "/webinars/webinar-1-lessons-learned-from-the-global-healthcare-workforce/",
    "founding session": f"{FORUM}plenary-4-making-hrh-innovation-work/",
    "results": "/events/?q=workforce&topic=advocacy",
    "no results": "/events/?q=nothingofthekind",
    "not there": "/nowhere/",
}
ACCOUNTS = ["/accounts/login/", "/accounts/password/reset/"]
DESK = [
    "/admin/",
    "/admin/webinars/webinar/",
    "/admin/webinars/webinar/add/",
    "/admin/catalogue/conference/",
    "/admin/people/person/add/",
]


@pytest.fixture(scope="session", params=["en", "ar"])
def visits(request, browser, site, kinds):
    """A visit to every kind of page at each width, in one language."""
    page, pages = browser.new_page(), {**kinds, **FOUNDING}.items()
    found = [
        look_at(page, site, kind, in_language(path, request.param), width) for width in WIDTHS for kind, path in pages
    ]
    page.close()
    return found


def test_axe_finds_nothing(visits):
    expect_none(f"{visit}: {line}" for visit in visits for line in visit.violations)


def test_no_page_is_wider_than_the_window(visits):
    expect_none(f"{visit}: {line}" for visit in visits for line in visit.wider)


def test_the_console_stays_empty(visits):
    expect_none(f"{visit}: {line}" for visit in visits for line in visit.console if not told_by_status(visit, line))


def told_by_status(visit, line):
    """Say whether the browser only repeats the status that the page is meant to have."""
    return visit.kind == "not there" and "404" in line


def test_everything_comes_from_the_site(visits, site):
    expect_none(f"{visit}: {address}" for visit in visits for address in visit.requests if not address.startswith(site))


@pytest.fixture(scope="module")
def editor_context(browser, site):
    """A browser in which an editor is signed in."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto("/admin/")
    page.fill("[name=login]", EDITOR[0])
    page.fill("[name=password]", EDITOR[1])
    page.click("main button")
    page.wait_for_url("**/admin/")
    page.close()
    yield context
    context.close()


@pytest.mark.parametrize("path", ACCOUNTS)
def test_pages_for_signing_in_are_accessible_and_silent(browser, site, path):
    page, console = browser.new_page(), []
    with listening(page, console, requests=[]):
        page.goto(site + path)
        found = axe(page)
    page.close()
    expect_none(console + found)


@pytest.mark.parametrize("path", DESK)
def test_the_desk_is_silent(editor_context, path):
    page, console = editor_context.new_page(), []
    with listening(page, console, requests=[]):
        page.goto(path)
        page.wait_for_load_state()
    page.close()
    expect_none(console)
