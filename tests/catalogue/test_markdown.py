import pytest

from hrhub.catalogue.markdown import rendered
from tests.markup import pieces


def test_paragraphs_lists_and_emphasis_are_rendered():
    assert rendered("One *two*.\n\n- three") == "<p>One <em>two</em>.</p>\n<ul>\n<li>three</li>\n</ul>"


def test_headings_stand_below_the_pages_own():
    assert rendered("# One") == "<h2>One</h2>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://example.org/x.png)",
        '<a href="https://example.org" onclick="alert(1)">x</a>',
        "[x](  JaVaScRiPt:alert(1))",
    ],
)
def test_nothing_hostile_comes_through(hostile):
    for element in pieces(rendered(hostile)):
        assert element.tag in {"p", "a"}
        assert set(element.attrib) <= {"href", "rel"}
        assert element.attrib.get("href", "https:").startswith("https:")


def test_addresses_in_the_text_become_links_that_tell_the_other_site_nothing():
    assert rendered("See https://example.org/x") == (
        '<p>See <a href="https://example.org/x" rel="noopener noreferrer">https://example.org/x</a></p>'
    )
