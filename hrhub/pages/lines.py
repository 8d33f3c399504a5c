"""Events and conferences as one line each, for the pages of people, series and organisations."""

from dataclasses import dataclass

from django.utils.translation import get_language

from hrhub.catalogue import wording
from hrhub.catalogue.cards import above, title_in
from hrhub.web.addresses import in_language

# What a line never shows, left out of the query that fetches it through `event`.
OF_PARENTS = [f"{parent}__{name}" for parent in ("series", "conference") for name in ("folded", "loaded")]
UNSHOWN = ["folded", "loaded", "parts", "teaser", *OF_PARENTS]


@dataclass(slots=True)
class Line:
    href: str
    title: str
    title_language: str  # "" where it is the page's
    above: list
    when: str
    machine_date: str
    year: str  # "" where it is not known
    stage: str = ""  # only where it must be said
    stage_words: str = ""
    draft: bool = False
    practice: bool = False


def with_events(ties):
    """Fetch the event of each of `ties` as a line shows it, with what it is part of, in the same query."""
    return ties.select_related("event__series", "event__conference").defer(*(f"event__{name}" for name in UNSHOWN))


def event_line(event):
    language = get_language()
    title, title_language = title_in(event, language)
    stage, stage_words = wording.stage(event)
    return Line(
        href=in_language(event.path, language),
        title=title,
        title_language=title_language,
        above=above(event),
        when=wording.written_date(event),
        machine_date=wording.machine_date(event),
        year=year_of(event),
        stage="" if stage in ("past", "recorded") else stage,
        stage_words=stage_words,
        draft=not event.is_published,
        practice=event.practice,
    )


def conference_line(conference):
    return Line(
        href=conference.get_absolute_url(),
        title=conference.name,
        title_language="" if conference.language == get_language() else conference.language,
        above=[],
        when=wording.written_date(conference),
        machine_date=wording.machine_date(conference),
        year=year_of(conference),
        draft=not conference.is_published,
    )


def conference_lines(conferences, most=None):
    """Return the lines of `conferences` (a query set), the newest first: all of them, or at most `most`."""
    return [conference_line(row) for row in conferences.newest_first().defer("folded", "loaded")[:most]]


def year_of(dated):
    return str(dated.known_date.year) if dated.known_date else ""


def span(years):
    """Return the first and last of `years`: "2011–2014", "2011" or ""."""
    return "–".join(dict.fromkeys(str(year) for year in (min(years), max(years)))) if years else ""
