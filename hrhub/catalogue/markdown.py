"""Editors' texts: Markdown, through a sanitizer."""

from functools import cache

import nh3
from markdown_it import MarkdownIt

TAGS = {
    "p",
    "br",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "a",
    "hr",
    "sub",
    "sup",
}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
NEXT_LEVEL = {"h1": "h2"}  # the page has its one h1


@cache
def parser():
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True}).enable(["table", "linkify"])
    for rule in ("heading_open", "heading_close"):
        markdown.add_render_rule(rule, heading_below_the_title)
    return markdown


def heading_below_the_title(renderer, tokens, index, options, env):
    token = tokens[index]
    token.tag = NEXT_LEVEL.get(token.tag, token.tag if token.tag in TAGS else "h4")
    return renderer.renderToken(tokens, index, options, env)


def rendered(body):
    """Return safe HTML for `body`: the tags above, links to http(s) and mail alone, no pictures."""
    return nh3.clean(
        parser().render(body),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    ).strip()
