"""Texts that are HTML, as other systems keep them, become Markdown; what has no place there is told."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

import nh3
from bs4 import BeautifulSoup

from .as_markdown import TooMuch, as_markdown, refuse_deep

LONGEST_HTML = 200_000  # of characters; what is longer than any text here may be is refused anyway
MOST_TAGS = 10_000
LONG_GAP = re.compile(r"[ \t]{40,}")  # markdownify takes the square of it
# A name of a tag in any other text is no tag: "p<0.05", "a <b and c", <https://example.org>.
NAMES = (
    "p br div span a ul ol li dl dt dd table thead tbody tfoot tr td th caption strong em b i u s h1 h2 h3 h4 h5 h6 hr "
    "blockquote pre code img iframe sub sup font center section article figure figcaption del ins small cite abbr q "
    "script style form video audio object embed"
).split()
A_TAG = re.compile(
    rf"(?<!\\)<(?:/(?:{'|'.join(NAMES)})\s*|(?:{'|'.join(NAMES)})(?:\s+[\w:.-]+\s*=[^<>]*|\s*/?))>", re.IGNORECASE
)
FORMATTING = re.compile(r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b", re.IGNORECASE)
MOST_OPEN = 30  # at once; each is opened anew in every paragraph after it
IN_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
BLOCK = re.compile(r"</?(?:p|div|ul|ol|li|dl|dt|dd|table|t[rdh]|tbody|thead|h[1-6]|hr|blockquote|pre|figure)\b", re.I)
IN_PARAGRAPHS = re.compile(r"<(?:p|br|div|pre)\b", re.IGNORECASE)

ADDRESSES = {
    "img": "src",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "source": "src",
    "embed": "src",
    "object": "data",
}
WITHOUT = {
    "img": ("image", "images"),
    "iframe": ("iframe", "iframes"),
    "video": ("video", "videos"),
    "audio": ("audio", "audios"),
    "source": ("source", "sources"),
    "embed": ("embedded object", "embedded objects"),
    "object": ("object", "objects"),
    "form": ("form", "forms"),
    "script": ("script", "scripts"),
    "style": ("style sheet", "style sheets"),
    "link": ("link", "links"),
}
KEPT = set(
    "p br div a ul ol li dl dt dd table thead tbody tfoot tr td th caption strong em b i h1 h2 h3 h4 h5 h6 hr "
    "blockquote pre code figure figcaption section article sub sup".split()
)
SCHEMES = {"http", "https", "mailto"}
OTHER_SCHEMES = {"javascript", "vbscript", "data", "file", "ftp", "tel", "sms", "callto", "skype"}  # to be told
CLEANING = {
    "tags": KEPT | ADDRESSES.keys() | {"form"},
    "clean_content_tags": {"script", "style", "noscript", "title", "template"},
    "attributes": {
        "*": set(),
        "a": {"href"},
        "ol": {"start"},
        "td": {"colspan"},
        "th": {"colspan"},
        **{tag: {name} for tag, name in ADDRESSES.items()},
    },
    "url_schemes": SCHEMES | OTHER_SCHEMES,
    "link_rel": None,
}
SHOWN = 5  # addresses in one sentence
UNSAFE_IN_LINKS = re.compile(r"[\s\\<>()\[\]\"'`\x00-\x1f]")


@dataclass
class Converted:
    """A text in Markdown; `left_out` has the addresses of what has no place in it ({tag: addresses})."""

    markdown: str
    left_out: dict = field(default_factory=dict)
    links: list = field(default_factory=list)  # to pages of the site before: paths

    def sentences(self):
        if self.left_out:
            yield "left out " + ", ".join(counted(tag, found) for tag, found in self.left_out.items())


def counted(tag, found):
    """Return "2 images (a.png, b.png)": how many, and the addresses of the first few."""
    one, more = WITHOUT[tag]
    named = [address[:200] for address in dict.fromkeys(found) if address]
    shown = ", ".join(named[:SHOWN]) + (", …" if len(named) > SHOWN else "")
    return f"{len(found)} {one if len(found) == 1 else more}" + (f" ({shown})" if shown else "")


def looks_like_html(text):
    """True where `text` has a tag that HTML knows, outside code."""
    return "<" in text and A_TAG.search(IN_CODE.sub("", text)) is not None


def converted(html, base="", old_sites=()):
    """Return `html` as Converted; `base` is the address it stood at, links to `old_sites` become paths. Raises TooMuch.

    What comes out does not look like HTML, so that a file written from it loads as it is.
    """
    if len(html) > LONGEST_HTML or html.count("<") > MOST_TAGS:
        raise TooMuch(f"has more than {MOST_TAGS} tags or {LONGEST_HTML} characters")
    if open_at_once(html) > MOST_OPEN:
        raise TooMuch(f"leaves more than {MOST_OPEN} formatting tags open")
    found = Converted("")
    for tag in ("script", "style"):
        note(found, tag, [""] * len(re.findall(rf"<{tag}\b", html, re.IGNORECASE)))
    clean = nh3.clean(LONG_GAP.sub(" ", in_paragraphs(html)), **CLEANING)
    refuse_deep(clean)
    soup = BeautifulSoup(clean, "html.parser")
    leave_out(soup, found)
    for link in soup.find_all("a"):
        settle_link(link, found, base, old_sites)
    found.markdown = as_markdown(soup)
    return found


def open_at_once(html):
    """Return how many formatting tags are open at most: HTML opens all of them anew in each block that follows."""
    depth = most = 0
    for tag in FORMATTING.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        most = max(most, depth)
    return most


def words_of(html):
    """Return the words of `html` alone, for a place that is no Markdown."""
    if len(html) > LONGEST_HTML or open_at_once(html) > MOST_OPEN:
        return " ".join(re.sub(r"<[^<>]*>", " ", html).split())
    soup = BeautifulSoup(nh3.clean(html, tags=set()), "html.parser")
    return " ".join(soup.get_text().split())


def note(found, tag, addresses):
    if addresses:
        found.left_out.setdefault(tag, []).extend(addresses)


def in_paragraphs(html):
    """Return `html` with the paragraphs that Drupal and WordPress make of empty lines, where it has none of its own."""
    if IN_PARAGRAPHS.search(html):
        return html
    parts = (part.strip() for part in re.split(r"\n[ \t]*\n", html.replace("\r\n", "\n")))
    return "\n".join(part if BLOCK.search(part) else in_one(part) for part in parts if part)


def in_one(part):
    return f"<p>{part.replace(chr(10), '<br>')}</p>"


def leave_out(soup, found):
    for tag in soup.find_all([*ADDRESSES, "form"]):
        note(found, tag.name, [tag.get(ADDRESSES.get(tag.name, ""), "")])
        if tag.name in ("img", "source", "embed"):
            tag.decompose() if tag.name == "img" else tag.unwrap()
        else:
            tag.unwrap()


def settle_link(link, found, base, old_sites):
    """Keep links to the web and to mail; those within the site before become paths, which lead on from here."""
    href = re.sub(r"[\t\r\n]", "", link.get("href", "").strip())
    parts = taken_apart(href, base)
    if not href or href.startswith("#"):
        link.unwrap()
    elif parts is None or parts.scheme not in SCHEMES or "\\" in href:
        note(found, "link", [href])
        link.unwrap()
    else:
        address = within(parts, found, {"site.invalid", *old_sites})
        link["href"] = UNSAFE_IN_LINKS.sub(lambda sign: quote(sign[0], safe=""), address)


def taken_apart(href, base):
    """Return the parts of the whole address that `href` means where it stood, or None where there is none."""
    try:
        return urlsplit(urljoin(base or "https://site.invalid/", href))
    except ValueError:
        return None


def within(parts, found, sites):
    """Return the path of what stands on one of `sites`, noting it, or the whole address of what stands elsewhere."""
    if parts.scheme == "mailto" or parts.netloc.lower() not in sites:
        return parts.geturl()
    path = "/" + parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
    found.links.append(path)
    return path
