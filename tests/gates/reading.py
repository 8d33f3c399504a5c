"""What one HTML answer says of itself: parsed once, and kept as plain facts."""

import re
from dataclasses import dataclass, field

from tests.markup import faults, tree

LOADING_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "apple-touch-icon"}
NAMING_RELATIONS = {"alternate", "canonical"}
LOADING_ATTRIBUTES = {
    "script": ["src"],
    "img": ["src", "srcset"],
    "iframe": ["src"],
    "source": ["src", "srcset"],
    "video": ["src", "poster"],
    "audio": ["src"],
    "track": ["src"],
    "embed": ["src"],
    "object": ["data"],
    "use": ["href", "xlink:href"],
}
HEADING = re.compile(r"h[1-6]$")
UNLABELLED_INPUTS = {"hidden", "submit", "button", "reset", "image"}


@dataclass
class Page:
    """The facts of a page that its gates ask for."""

    errors: list = field(default_factory=list)
    title: str = ""
    language: str = ""
    direction: str = ""
    headings: list = field(default_factory=list)  # (level, words)
    ids: list = field(default_factory=list)
    links: list = field(default_factory=list)
    named: list = field(default_factory=list)  # addresses that the head names: feeds, itself, a picture for previews
    alternates: dict = field(default_factory=dict)  # language → address
    loaded: list = field(default_factory=list)
    actions: list = field(default_factory=list)
    posts: int = 0
    inline: list = field(default_factory=list)
    nameless: list = field(default_factory=list)  # pictures, controls and links that have no name
    broken_references: list = field(default_factory=list)  # for, aria-labelledby … that point to no id


def read(html):
    """Return the `Page` that `html` is."""
    root = tree(html)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    page = Page(faults(html), language=root.get("lang", ""), direction=root.get("dir", ""))
    page.title = "|".join(words_of(element) for element in elements if element.tag == "title")
    page.ids = [element.get("id") for element in elements if element.get("id") is not None]
    for element in elements:
        note_heading(page, element)
        note_addresses(page, element)
        note_inline(page, element)
    page.nameless = list(nameless(elements))
    page.broken_references = list(broken_references(elements, set(page.ids)))
    return page


def words_of(element):
    return " ".join("".join(element.itertext()).split())


def note_heading(page, element):
    if HEADING.match(element.tag):
        page.headings.append((int(element.tag[1]), words_of(element)))


def note_addresses(page, element):
    relations = set(element.get("rel", "").split())
    if element.tag in ("a", "area") and element.get("href") is not None:
        page.links.append(element.get("href"))
        if element.get("hreflang"):
            page.alternates.setdefault(element.get("hreflang"), element.get("href"))
    if element.tag == "link" and relations & NAMING_RELATIONS:
        page.named.append(element.get("href", ""))
    if element.tag == "meta" and element.get("property") == "og:image":
        page.named.append(element.get("content", ""))
    if element.tag == "link" and relations & LOADING_RELATIONS:
        page.loaded.append(element.get("href", ""))
    if element.tag == "form":
        page.actions.append(element.get("action", ""))
        page.posts += element.get("method", "get").lower() == "post"
    if element.get("formaction"):
        page.actions.append(element.get("formaction"))
    for name in LOADING_ATTRIBUTES.get(element.tag, ()):
        if element.get(name):
            page.loaded += (
                [part.split()[0] for part in element.get(name).split(",")] if "set" in name else [element.get(name)]
            )


def note_inline(page, element):
    page.inline += [f"{element.tag} {name}" for name in element.attrib if name == "style" or name.startswith("on")]
    if element.tag == "style":
        page.inline.append("a style element")
    if element.tag == "script" and not element.get("src") and element.get("type") != "application/ld+json":
        page.inline.append("a script without src")
    page.inline += [
        f"{value[:40]} in {name}" for name, value in element.items() if value.lower().startswith("javascript:")
    ]


def nameless(elements):
    """Yield each picture without alt, control without a label, link and button without words."""
    labelled = {element.get("for") for element in elements if element.tag == "label"}
    inside = {id(child) for element in elements if element.tag == "label" for child in element.iter()}
    for element in elements:
        named = element.get("aria-label") or element.get("aria-labelledby")
        if element.tag == "img" and element.get("alt") is None:
            yield f"img {element.get('src')}"
        elif element.tag in ("input", "select", "textarea") and element.get("type") not in UNLABELLED_INPUTS:
            if not (named or element.get("id") in labelled or id(element) in inside):
                yield f"{element.tag} {element.get('name')}"
        elif element.tag in ("a", "button") and not named and not has_words(element):
            yield f"{element.tag} {element.get('href') or element.get('name') or ''}"


def has_words(element):
    return words_of(element) or any(child.get("alt") for child in element.iter("img"))


def broken_references(elements, ids):
    for element in elements:
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list"):
            for wanted in (element.get(name) or "").split():
                if wanted not in ids:
                    yield f"{element.tag} {name}={wanted}"
