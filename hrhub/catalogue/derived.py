"""What follows from an event and the rows that hang on it: its card, its folded words, the facets by which it is found.

`own` is {part: rows}, as `changes` reads them.
"""

import hashlib

from hrhub.web.folding import fold

from .models import EventCountry, EventText, Recording
from .shortening import shortened

PEOPLE_ON_A_CARD = 3
TEASER_LENGTH = 202  # of one that is made from a longer text
LONGEST_TEASER = 292
FOLDED_LENGTH = 50_000
Part = EventText.Part


def fill(event, own):
    """Set the derived columns of `event`, but for `parts`."""
    event.card = card(event, own)
    own_teaser = event.card["teasers"].get(event.language, "")
    event.teaser = shortened(own_teaser, LONGEST_TEASER, end=" …") or first_words(own["texts"])
    event.folded = folded(event, own)
    event.calendar_digest = calendar_digest(event)


def card(event, own):
    """Return what a card shows beyond the event's own columns."""
    names = list(dict.fromkeys(row.person.name for row in own["appearances"] if row.person))
    about = [
        row.country_id for row in own["countries"] if row.country_id and row.relation == EventCountry.Relation.ABOUT
    ]
    return {
        "people": names[:PEOPLE_ON_A_CARD],
        "more": len(names[PEOPLE_ON_A_CARD:]),
        "countries": list(dict.fromkeys(about)),
        "has": sorted(offers(own)),
        "titles": bodies(own["texts"], Part.TITLE),
        "teasers": bodies(own["texts"], Part.TEASER),
    }


def bodies(texts, part):
    return {text.language: text.body.strip() for text in texts if text.part == part}


def offers(own):
    """Return what there is to watch, read and use: the values of the facet “has”."""
    found = {"recording" for row in own["recordings"] if row.state == Recording.State.HERE}
    found |= {"transcript"} if own["transcripts"] else set()
    found |= {"slides" for row in own["resources"] if row.kind == "slides" and (row.address or row.file)}
    found |= {"summary" for text in own["texts"] if text.part == Part.SUMMARY}
    return found


def first_words(texts):
    """Return the beginning of the summary or abstract, as plain text, for an event without a teaser."""
    for part in (Part.SUMMARY, Part.ABSTRACT):
        for text in texts:
            if text.part == part:
                return shortened(text.body.partition("\n\n")[0].replace("\n", " ").strip("# "), TEASER_LENGTH, end=" …")
    return ""


def folded(event, own):
    words = [event.title, event.number_words, *event.title_variants]
    words += [text.body for text in own["texts"]]
    words += [name for row in own["appearances"] if row.person for name in (row.person.name, *row.person.name_variants)]
    words += [parent.name for parent in (event.series, event.conference) if parent]
    return fold(" | ".join(words))[:FOLDED_LENGTH]


def calendar_digest(event):
    """Return a digest of what a calendar shows: when it differs, calendars must be told."""
    shown = (
        event.title,
        event.date,
        event.until,
        event.start,
        event.end,
        event.zone,
        event.zone_words,
        event.inferred_date,
        event.inferred_precision,
        event.format,
        event.venue_state,
        event.venue,
        event.room,
        event.city,
        event.country_id,
        event.state,
    )
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


def facets_of(event, own):
    """Return the set of (kind, value) by which the event can be found."""
    found = {("face", event.face), ("form", event.form)}
    found |= {("language", code) for code in (event.language, *event.languages_offered, *event.interpretation)}
    found |= {("has", thing) for thing in offers(own)}
    found |= {("topic", row.topic.slug) for row in own["topics"]}
    found |= {("person", row.person.slug) for row in own["appearances"] if row.person}
    countries = {(row.relation, row.country_id.lower()) for row in own["countries"] if row.country_id}
    countries |= {("from", row.country_id.lower()) for row in own["appearances"] if row.country_id}
    found |= countries | {("country", code) for _relation, code in countries}
    if event.known_date:
        found.add(("year", str(event.known_date.year)))
    if event.series:
        found.add(("series", event.series.slug))
    if event.conference:
        found.add(("conference", event.conference.slug))
    return found
