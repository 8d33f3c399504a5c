"""APA style, 7th edition, in the language of the page: one line.

Titles keep their capitals: APA's sentence case cannot be made by a machine in any language. The date of a session is
that of the whole conference (section 10.5 of the manual), where it is known.
"""

from django.utils.html import format_html, format_html_join
from django.utils.translation import pgettext

from . import dates

MOST_AUTHORS = 20  # from the 21st on: the first nineteen, three dots, and the last


def html(cited, attributes=""):
    """Return the line as HTML; `attributes` (language, direction) are those of the title.

    Each part is isolated: two of them in Arabic, in a line that runs to the right, would change places.
    """
    before, after = ([part for part in side if part[1]] for side in around(cited))
    isolated = "{}<bdi>{}</bdi>{}"
    title = format_html("<cite{}>{}</cite>", attributes, cited.title)
    own = format_html_join("", isolated, before), title, format_html_join("", isolated, after), cited.address
    return format_html("{}{} {} {}", *own)


def text(cited):
    before, after = ("".join(f"{a}{words}{b}" for a, words, b in side if words) for side in around(cited))
    return f"{before}{cited.title} {after} {cited.address}"


def around(cited):
    """Return what stands before and after the title, as lists of (sign, words, sign).

    Without an author, the date stands after it.
    """
    named, date = authors(cited.authors), dates.written(date_of(cited))
    what = f"{cited.form}; {cited.passage.words}" if cited.passage else cited.form
    after = [("[", cited.translated_title, "] "), ("[", what, "]. "), ("", source(cited), "")]
    if not named:
        return [], [*after[:2], ("(", date, "). "), *after[2:]]
    return [("", ended(named), " "), ("(", date, "). ")], after


def date_of(cited):
    conference = cited.conference
    return conference if conference and conference.is_published and conference.known_date else cited.event


def source(cited):
    if not cited.conference:
        return ended("; ".join(cited.found_with))
    return ended(", ".join(part for part in (cited.conference.name, cited.place) if part))


def ended(words):
    return words if words.endswith((".", "!", "?")) else f"{words}."


def authors(names):
    shown = [author(name) for name in names]
    if len(shown) > MOST_AUTHORS:
        return f"{', '.join(shown[: MOST_AUTHORS - 1])}, … {shown[-1]}"
    if len(shown) < 2:
        return "".join(shown)
    last = pgettext("citation: before the last author", "& %(author)s") % {"author": shown[-1]}
    return f"{', '.join(shown[:-1])}, {last}"


def author(name):
    return ", ".join(part for part in (name.family, name.initials, name.suffix) if part)
