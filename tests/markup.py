"""HTML as tests read it: every fault by html5ever, a browser's own parser, and the tree by lxml."""

from lxml import etree
from markupever import HtmlOptions, Parser

WHOLE = HtmlOptions(exact_errors=True)  # exact: they name the element
PIECE = HtmlOptions(exact_errors=True, full_document=False)


def faults(html, options=WHOLE):
    """Return a sentence for each place where a browser would have to guess what was meant."""
    parser = Parser(options)
    parser.process(html)
    parser.finish()
    return parser.errors()


def tree(html):
    """Return the root element of `html`, a document as text or bytes in UTF-8.

    Where it has faults, a browser's tree may be another one.
    """
    return etree.fromstring(html, etree.HTMLParser(encoding="utf-8" if isinstance(html, bytes) else None))


def pieces(html):
    """Return the elements of a piece of a page, in order; raises AssertionError with its faults where it has any."""
    assert faults(html, PIECE) == []
    return list(tree(f"<!doctype html><body>{html}").find("body").iterdescendants())


def strict(html):
    """Return the root element of a document without a fault; raises AssertionError with them where there are any."""
    assert faults(html) == []
    return tree(html)
