"""Events as the lists show them: everything in words already, so that a template only prints."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hrhub.countries.models import Country
from hrhub.web.addresses import in_language

from . import wording

HAS = {
    "recording": _("Recording"),
    "transcript": _("Transcript"),
    "slides": _("Slides"),
    "summary": _("Summary"),
    "questions": _("Questions"),
}


@dataclass(slots=True)
class Card:
    href: str
    title: str
    title_language: str  # "" where it is the page's
    teaser: str
    teaser_language: str
    above: list
    block: tuple
    when: str
    machine_date: str
    stage: str
    stage_words: str
    people: str
    countries: list
    has: list
    draft: bool
    practice: bool


def cards(events):
    """Return a Card for each of `events`, which come from `for_cards()`: no query."""
    language = get_language()
    return [card(event, language) for event in events]


def card(event, language):
    title, title_language = title_in(event, language)
    teaser, teaser_language = in_best_language(event.card.get("teasers", {}), event.teaser, "en", language)
    stage, stage_words = wording.stage(event)
    return Card(
        href=in_language(event.path, language),
        title=title,
        title_language=title_language,
        teaser=teaser,
        teaser_language=teaser_language,
        above=above(event),
        block=wording.date_block(language, event.known_date, event.known_precision),
        when=when(event),
        machine_date=wording.machine_date(event),
        stage=stage,
        stage_words=stage_words,
        people=people(event),
        countries=[Country(code=code) for code in event.card.get("countries", [])],
        has=[str(HAS[thing]) for thing in event.card.get("has", [])],
        draft=not event.is_published,
        practice=event.practice,
    )


def title_in(event, language):
    """Return the title in `language`, else the original, and its language ("" where it is `language`)."""
    return in_best_language(event.card.get("titles", {}), event.title, event.language, language)


def in_best_language(by_language, original, original_language, language):
    """Return the words in `language`, else the original, and their language ("" where it is `language`)."""
    if language in by_language:
        return by_language[language], ""
    return original, "" if original_language == language or not original else original_language


def above(event):
    """Return the small line above the title: its number or form, and what it is part of."""
    parent = event.series or event.conference
    own = event.number_words or wording.form_label(event.form)
    return [own, parent.label if event.series else parent.name] if parent else [own]


def when(event):
    """Return what the date block cannot say: a span of days, an inferred date, words in its place; and the hours."""
    in_block = event.date and not event.until
    date = "" if in_block else wording.written_date(event) if event.known_date else event.date_words
    return gettext(", ").join(part for part in (date, wording.written_hours(event)) if part)


def people(event):
    """Return the names of the first few, and how many more there are."""
    names, more = event.card.get("people", []), event.card.get("more", 0)
    line = gettext(", ").join(names)
    words = ngettext("%(names)s and %(more)s more", "%(names)s and %(more)s more", more)
    return words % {"names": line, "more": more} if more else line
