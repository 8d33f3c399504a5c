"""Plans that somebody reported at an event: what countries did, as far as it was told. Reports, never commitments."""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from hrhub.catalogue.models import EventText, Origin
from hrhub.catalogue.visible import of_visible
from hrhub.countries.models import Country, name_in
from hrhub.web.folding import fold

from .lines import Line, event_line, with_events

PER_TEXT = 3  # a text may be there in the page's language, in English and in the event's own


@dataclass(slots=True)
class Plan:
    html: str
    language: str  # "" where it is the page's
    by_machine: bool
    countries: list
    line: Line


def reported_plans(user, most, country=None):
    """Return the newest plans, at most `most`, of all countries or of one: each in the best language, in one query."""
    wanted = Q(language__in=[get_language(), "en"]) | Q(language=F("event__language"))
    texts = of_visible(EventText.objects.filter(wanted, part=EventText.Part.REPORTED_PLAN), user)
    if country:
        texts = texts.filter(event__facets__kind="about", event__facets__value=country.code.lower())
    newest = with_events(texts).order_by(F("event__sort_on").desc(nulls_last=True), "event", "order", "id")
    plans = [plan(text) for text in best_of_each(newest[: most * PER_TEXT])]
    return [found for found in plans if not country or country in found.countries][:most]


def best_of_each(texts):
    """Return one text for each that was written: in the page's language, else the event's own, else English."""
    best = {}
    for text in texts:
        key = (text.event_id, text.order)
        if key not in best or preference(text) < preference(best[key]):
            best[key] = text
    return list(best.values())


def preference(text):
    return [text.language == language for language in (get_language(), text.event.language, "en")].index(True)


def plan(text):
    return Plan(
        html=mark_safe(text.html),  # made by the sanitizer when it was saved
        language="" if text.language == get_language() else text.language,
        by_machine=text.origin == Origin.MACHINE,
        countries=countries_of(text),
        line=event_line(text.event),
    )


def countries_of(text):
    """Return those of the event's countries that the text names; where it names none, all of them."""
    codes = text.event.card.get("countries", [])
    words = fold(text.body)
    with override(text.language):
        named = [code for code in codes if fold(name_in(text.language, code)) in words]
    return [Country(code=code) for code in named or codes]
