"""What is too slow for every day (`make audit`): axe on private pages and on the desk of those who take part."""

import pytest

from tests.gates.findings import expect_none
from tests.gates.test_audit import LANGUAGES, OPEN_ALL, TEXT_SPACING, in_all_media
from tests.gates.visits import THEMES, WIDER, WIDTHS, axe

from .desk_pages import sign_in, walk
from .visiting import address, all_visits, go, open_link

pytestmark = [pytest.mark.audit, pytest.mark.browser]


@pytest.fixture
def page(browser, hub):
    context = browser.new_context(base_url=hub[0], bypass_csp=True)
    yield context.new_page()
    context.close()


def visited(page, hub, language):
    """Go through all private pages and give what each is; the browser stands on it meanwhile, with all opened."""
    site, people = hub
    for who, path, then in all_visits(people):
        open_link(page.context, site, people["tokens"].get(who))
        go(page, address(path, language), then)
        page.evaluate(OPEN_ALL)
        yield f"{who} {then and 'sent'} {path}"


@LANGUAGES
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_private_pages_and_forms_that_came_back(page, hub, width, language):
    page.set_viewport_size({"width": width, "height": 800})
    expect_none(f"{name}: {line}" for name in visited(page, hub, language) for line in in_all_media(page))


# Django's own boxes with a search: one is named by what is chosen, the other by a picture with a text.
STOCK = ("select2", "#searchbar")
AT_ONCE = "* { transition: none !important; }"  # a colour on its way from one theme to the other has no contrast


def in_both_themes(page):
    """Give what axe finds: the desk is Django's, with little on top, and its other media are Django's alone."""
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        yield from (f"{theme}: {line}" for line in axe(page))


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_the_desk(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page)
    found = []
    for name in walk(page, turn=width):
        page.evaluate(OPEN_ALL)
        page.add_style_tag(content=AT_ONCE)
        lines = [*in_both_themes(page), *page.evaluate(WIDER)]
        found += [f"{name}: {line}" for line in lines if not any(one in line for one in STOCK)]
    expect_none(found)


@LANGUAGES
def test_text_may_be_spaced_on_private_pages(page, hub, language):
    page.set_viewport_size({"width": 320, "height": 640})
    found = []
    for name in visited(page, hub, language):
        page.add_style_tag(content=TEXT_SPACING)
        found += [f"{name}: {line}" for line in page.evaluate(WIDER)]
    expect_none(found)
