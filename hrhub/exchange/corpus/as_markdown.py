"""A tree of HTML that was cleaned becomes Markdown, by markdownify: within what that takes and our pages can show."""

import re

from markdownify import MarkdownConverter

MOST_ITEMS = 1_000  # of one list: numbering them takes the square of it
WIDEST = 20  # columns that one cell takes
DEEPEST = 100
PARTS = ["td", "th", "caption", "tr", "tbody", "thead", "tfoot"]
FIGURES = re.compile("[0-9+-]+")
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")  # our Markdown has no raised figures, and 10⁶ is not 106
LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
# Of all that markdownify escapes, what means nothing where it stands: people edit these texts.
HARMLESS = [
    (re.compile(r"(?<=[^\n])\\(&(?!#?\w+;)|[=+~>\]])"), r"\1"),
    (re.compile(r"(?<=\w)\\_(?=\w)"), "_"),
    (re.compile(r"(?<=\S )\\([-#])"), r"\1"),
    (re.compile(r"(?<=\S)( [0-9]{1,9})\\([.)])"), r"\1\2"),
]


class TooMuch(ValueError):
    """More tags, or deeper within each other, than anybody writes; its argument says so."""


def refuse_deep(clean):
    """Refuse what has too many tags within each other: who walks through them would never come back."""
    depth = 0
    for closing, name in re.findall(r"<(/?)([a-z0-9]+)", clean):
        depth += 0 if name in ("br", "hr", "img", "source", "embed") else -1 if closing else 1
        if depth > DEEPEST:
            raise TooMuch(f"has tags within each other, more than {DEEPEST} deep")


def unwrap_layout(table):
    """Take a table apart that only places things on a page: of one column, or with a table within."""
    if not table.find("table") and any(len(row.find_all(["td", "th"])) > 1 for row in table.find_all("tr")):
        return
    own = [part for part in table.find_all(PARTS) if part.find_parent("table") is table]
    for part in own:
        part.name = "div"
    table.name = "div"


def settle_rows(table):
    """Let a head have one row, as in Markdown, and no cell take more columns than anybody can read."""
    for head in table.find_all("thead"):
        if len(head.find_all("tr")) > 1:
            head.name = "tbody"
    for cell in table.find_all(["td", "th"], colspan=True):
        cell["colspan"] = str(min(int(cell["colspan"]), WIDEST)) if re.fullmatch("[0-9]{1,4}", cell["colspan"]) else "1"


def refuse_long_lists(soup):
    if any(len(one.find_all("li", recursive=False)) > MOST_ITEMS for one in soup.find_all("ol")):
        raise TooMuch(f"has a list of more than {MOST_ITEMS} items")


class Markdown(MarkdownConverter):
    """markdownify, with definition lists as paragraphs (our Markdown has none) and fewer signs in front of signs."""

    def convert_dt(self, el, text, parent_tags):
        return self.convert_p(el, f"**{text.strip()}**" if text.strip() else "", parent_tags)

    def convert_dd(self, el, text, parent_tags):
        return self.convert_p(el, text, parent_tags)

    def convert_sup(self, el, text, parent_tags):
        return text.translate(RAISED) if FIGURES.fullmatch(text) else text

    def convert_sub(self, el, text, parent_tags):
        return text.translate(LOWERED) if FIGURES.fullmatch(text) else text

    def escape(self, text, parent_tags):
        text = super().escape(text, parent_tags)
        for pattern, instead in HARMLESS:
            text = pattern.sub(instead, text)
        return text


def as_markdown(soup):
    """Return the tree `soup`, which `refuse_deep` let pass, as Markdown; it changes on the way. Raises TooMuch."""
    for table in soup.find_all("table"):
        unwrap_layout(table)
        settle_rows(table)
    refuse_long_lists(soup)
    converter = Markdown(heading_style="ATX", bullets="-", escape_misc=True, autolinks=False, table_infer_header=True)
    text = converter.convert_soup(soup).replace("\xa0", " ")
    return re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", text).strip()
