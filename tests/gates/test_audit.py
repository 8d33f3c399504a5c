"""What is too slow for every day (`make audit`): axe on every page, and on each kind of page in every state."""

import pytest

from hrhub.web.addresses import in_language

from .findings import expect_none
from .server import served
from .test_in_a_browser import FOUNDING
from .test_weight import weights
from .visits import WIDER, WIDTHS, axe

pytestmark = [pytest.mark.audit, pytest.mark.browser]
OPEN_ALL = "document.querySelectorAll('details').forEach(details => details.open = true)"
# WCAG 1.4.12: readers may set these, and nothing may be lost.
TEXT_SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
TEXT_SPACING += "p { margin-block-end: 2em !important; }"
MEDIA = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
    "print": {"media": "print"},
}
PLAIN = {"media": "null", "color_scheme": "null", "forced_colors": "null", "contrast": "null"}
EMPTY = [
    "/",
    "/events/",
    "/webinars/",
    "/conferences/",
    "/people/",
    "/countries/",
    "/organisations/",
    "/topics/",
    "/series/",
]
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


@pytest.fixture
def page(browser):
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def empty_site(tmp_path_factory):
    with served(tmp_path_factory.mktemp("empty"), empty=True) as address:
        yield address


@LANGUAGES
def test_axe_finds_nothing_on_any_page(page, site, crawls, language):
    found = []
    for answer in crawls[language]:
        if answer.page and answer.status == 200 and not answer.has_query:
            page.goto(site + answer.path)
            found += [f"{answer.path}: {line}" for line in axe(page)]
    expect_none(found)


@LANGUAGES
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_any_state(page, site, kinds, width, language):
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for kind, path in {**kinds, **FOUNDING, "bad request": "/%00/"}.items():
        page.goto(site + in_language(path, language))
        page.evaluate(OPEN_ALL)
        found += [f"{kind}: {line}" for line in in_all_media(page)]
    expect_none(found)


def in_all_media(page):
    """Yield what axe finds in every medium, with its name in front."""
    for name, medium in MEDIA.items():
        page.emulate_media(**{**PLAIN, **medium})
        # Forced colours are the reader's own; axe would read -webkit-text-fill-color, which keeps ours.
        # And nobody taps paper.
        lines = axe(page, contrast="forced_colors" not in medium, targets="media" not in medium)
        yield from (f"{name}: {line}" for line in lines)
    page.emulate_media(**PLAIN)


@LANGUAGES
def test_axe_finds_nothing_in_a_hub_without_content(page, empty_site, language):
    found = []
    for path in EMPTY:
        assert page.goto(empty_site + in_language(path, language)).status == 200
        found += [f"{path}: {line}" for line in axe(page)]
    expect_none(found)


@LANGUAGES
def test_text_may_be_spaced(page, site, kinds, language):
    page.set_viewport_size({"width": 320, "height": 640})
    found = []
    for kind, path in {**kinds, **FOUNDING}.items():
        page.goto(site + in_language(path, language))
        page.evaluate(OPEN_ALL)
        page.add_style_tag(content=TEXT_SPACING)
        found += [f"{kind}: {line}" for line in page.evaluate(WIDER)]
    expect_none(found)


def test_the_table_of_weights(crawls, capsys):
    rows = weights(crawls)
    with capsys.disabled():
        print(f"\n{'kind':22} {'HTML':>7} {'visit':>7} {'requests':>9} {'scripts':>8}")
        for row in rows:
            numbers = "{html_bytes:7} {visit_bytes:7} {requests:9} {script_bytes:8}".format(**row)
            print(f"{row['kind']:22} {numbers}  {row['path']}")
    assert rows
