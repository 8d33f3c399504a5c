"""Texts in the language that suits the reader best, and what must be said about it."""

from collections import namedtuple
from dataclasses import dataclass, field
from math import ceil

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy

from hrhub.catalogue.models import Origin
from hrhub.catalogue.wording import language_name
from hrhub.web.addresses import in_language
from hrhub.web.page import OWN_NAMES, RIGHT_TO_LEFT

WORDS_A_MINUTE = 200
IN_ITS_LANGUAGE = gettext_lazy("In %(language)s")
BY_MACHINE = gettext_lazy("Translated by machine, not checked yet")
AUTO = mark_safe(' dir="auto"')
Title = namedtuple("Title", "words attributes notes original original_attributes")
Sentence = namedtuple("Sentence", "id words detail attributes")
Passage = namedtuple("Passage", "question_id html body")


def attributes_of(language):
    """Return the attributes of an element with words in `language`: `dir`, and `lang` where it is not the page's."""
    if language == get_language():
        return AUTO
    return format_html(' lang="{}" dir="{}"', language, "rtl" if language in RIGHT_TO_LEFT else "ltr")


def note_of(language):
    """Return "In English" for words in another language than the page's, or ""."""
    return "" if language == get_language() else IN_ITS_LANGUAGE % {"language": language_name(language)}


def notes(language, by_machine):
    """Return what must be said of a text: its language where it is not the page's, and a machine as its origin."""
    return [note for note in (note_of(language), str(BY_MACHINE) if by_machine else "") if note]


@dataclass(slots=True)
class Text:
    """One part of an event's texts, in one language."""

    language: str
    passages: list  # of Passage, in order
    by_machine: bool
    others: list = field(default_factory=list)  # (code, own name, address) of the languages in which it exists too

    @property
    def attributes(self):
        return attributes_of(self.language)

    @property
    def notes(self):
        return notes(self.language, self.by_machine)

    @property
    def minutes(self):
        words = sum(passage.html.count(" ") + 1 for passage in self.passages)
        return ceil(words / WORDS_A_MINUTE)

    @property
    def html(self):
        return mark_safe("\n".join(passage.html for passage in self.passages))  # it comes from catalogue/markdown.py

    @property
    def line(self):
        """The words of a title or teaser, as plain text."""
        return " ".join(passage.body.strip() for passage in self.passages)


def by_question(text, questions):
    """Return [(number, key question or None, HTML)]: first what is on no question, then question by question."""
    if not text:
        return []
    asked = {point.id: (number, point) for number, point in enumerate(questions.items if questions else [], start=1)}
    groups = {}
    for passage in text.passages:
        number, point = asked.get(passage.question_id, (0, None))
        groups.setdefault(number, (point, []))[1].append(passage.html)
    return [(number, groups[number][0], mark_safe("\n".join(groups[number][1]))) for number in sorted(groups)]


class Texts:
    """The texts of an event or conference: each part in the page's language, else in its own, else in English."""

    def __init__(self, rows, own_language, path):
        self.path = path
        self.wanted = [get_language(), own_language, "en"]
        self.own_language = own_language
        self.found = {}
        for row in rows:
            by_language = self.found.setdefault((row.part, row.presentation_id), {})
            by_language.setdefault(row.language, []).append(row)

    def part(self, name, presentation=None):
        """Return the Text of this part, or None where nobody has written it."""
        by_language = self.found.get((name, presentation))
        if not by_language:
            return None
        language = next((code for code in self.wanted if code in by_language), None) or min(by_language)
        rows = by_language[language]
        return Text(
            language,
            [Passage(row.key_question_id, row.html, row.body) for row in rows],
            any(row.origin == Origin.MACHINE for row in rows),
            [self.link(code) for code, _name in settings.LANGUAGES if code in by_language and code != language],
        )

    def link(self, code):
        return code, OWN_NAMES[code], in_language(self.path, code)

    def said(self, presentation):
        return self.part("said", presentation)

    def title(self, original):
        """Return the title in the page's language, else the original, which stands beside a translation."""
        page_language = get_language()
        translated = self.found.get(("title", None), {}).get(page_language)
        if not translated or page_language == self.own_language:
            return Title(original, attributes_of(self.own_language), [], "", "")
        notes = [str(BY_MACHINE)] if translated[0].origin == Origin.MACHINE else []
        return Title(translated[0].body.strip(), "", notes, original, attributes_of(self.own_language))


@dataclass(slots=True)
class Sentences:
    """The numbered sentences of one kind; where all are in one language, the list has its attributes and a note."""

    items: list
    attributes: str
    note: str


def points(rows):
    """Return {kind: Sentences} of an event's or conference's points."""
    by_kind = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    return {kind: sentences(items) for kind, items in by_kind.items()}


def sentences(items):
    language = items[0].language
    alike = all(item.language == language for item in items)
    shown = [Sentence(row.id, row.words, row.detail, "" if alike else attributes_of(row.language)) for row in items]
    return Sentences(shown, attributes_of(language), note_of(language)) if alike else Sentences(shown, "", "")


def named_languages(event):
    """Return in which languages the event is held, and into which it is interpreted, in a line."""
    spoken = list(dict.fromkeys([event.language, *event.languages_offered]))
    names = language_names(spoken)
    if not event.interpretation:
        return names
    into = language_names(event.interpretation)
    return gettext("%(languages)s, interpreted into %(into)s") % {"languages": names, "into": into}


def language_names(codes):
    return gettext(", ").join(language_name(code) for code in codes)
