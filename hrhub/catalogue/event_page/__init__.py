"""What an event page shows: everything in words already, the same for both faces, so that a template only prints."""

from hrhub.catalogue import wording
from hrhub.catalogue.licences import licence_of, linked

from . import facts, figures, media, people, rows, series, share, standing, when_and_where
from .cite import citation, citation_file, passage_citation
from .finding import event_for_page
from .machines import preview, structured
from .texts import Texts, by_question, named_languages, points
from .transcript import transcript_page

__all__ = ["citation_file", "event_for_page", "event_page", "passage_citation", "transcript_page"]


def event_page(event, user):
    """Return the context of `catalogue/event.html` for `event`, which comes from `for_page()`.

    Asks only for what `event.parts` names, and for the neighbours in its series.
    """
    found = rows.of_event(event)
    texts = Texts(found["texts"], event.language, event.path)
    title = texts.title(event.title)
    standing_now = standing.of(event)
    summary, abstract = texts.part("summary"), texts.part("abstract")
    sentences = points(found["points"])
    recordings = media.recordings(found["recordings"], standing_now, event)
    siblings = series.siblings(event, user)
    numbers = [row.number for row in siblings]
    seen = preview(event, title, texts.part("teaser"))
    page = {
        "event": event,
        "title": title,
        "numbered_title": wording.numbered(event, title.words),
        "eyebrow": event.number_words or wording.form_label(event.form),
        "series": facts.labelled(event.series) if event.series else None,
        "conference": facts.conference(event.conference, user) if event.conference else None,
        "standing": standing_now,
        "to_do": standing.to_do(event, standing_now),
        "when": when_and_where.when(event, standing_now),
        "where": when_and_where.where(event, standing_now),
        "languages_line": named_languages(event),
        "teaser": texts.part("teaser"),
        "summary": summary,
        "summary_by_question": by_question(summary, sentences.get("key_question")),
        "abstract": abstract,
        "licence": linked(licence_of("text", event.licence)),
        "reported_plan": texts.part("reported_plan"),
        "media": media.to_read_hear_and_watch(event, summary, abstract, recordings, found),
        "missing_recordings": recordings.missing,
        "chapters": media.chapters(event, found["chapters"], found["transcripts"]),
        "resources": media.resources(found["resources"], event),
        "figures": figures.reported(found["claims"], found["sources"], event.language),
        "programme": people.programme(found["appearances"], found["presentations"], texts, sentences, standing_now),
        "sentences": sentences,
        "facts": facts.facts(event, found),
        "sources": facts.sources(found["sources"]),
        "neighbours": series.neighbours(event, siblings),
        "citation": citation(event, found),
        "preview": seen,
        "structured": structured(event, found, seen),
    }
    return {**page, "share": share.links(event, page, recordings.here, numbers)}
