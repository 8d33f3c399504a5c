"""The rows that hang on a batch of events or conferences: one query for each kind, whatever their number.

A row without its words says nothing, and no file may say it.
"""

from hrhub.catalogue.models import (
    Appearance,
    Chapter,
    Claim,
    Conference,
    Cue,
    EventCountry,
    EventText,
    EventTopic,
    Involvement,
    Point,
    Presentation,
    Recording,
    Resource,
    Source,
    StatedTime,
    Transcript,
)
from hrhub.participation.models import Meeting, Places
from hrhub.web.models import Moved

from .hanging import destination_of

OF_BOTH = {
    "points": Point.objects.exclude(words="").order_by("kind", "order", "pk"),
    "texts": EventText.objects.exclude(body="").order_by("part", "order", "pk").defer("html"),
    "sources": Source.objects.order_by("order", "pk"),
    "claims": Claim.objects.order_by("order", "pk"),
    "times": StatedTime.objects.order_by("order", "pk"),
    "resources": Resource.objects.order_by("order", "pk"),
    "involvements": Involvement.objects.order_by("order", "pk"),
}
OF_EVENT = {
    **OF_BOTH,
    "presentations": Presentation.objects.order_by("order", "pk"),
    "appearances": Appearance.objects.order_by("order", "pk").select_related("person").defer("person__folded"),
    "countries": EventCountry.objects.order_by("pk"),
    "topics": EventTopic.objects.order_by("pk"),
    "recordings": Recording.objects.order_by("order", "pk"),
    "chapters": Chapter.objects.order_by("start_ms", "pk"),
    "transcripts": Transcript.objects.filter(published=True).order_by("language", "pk"),
    "places": Places.objects.order_by("way"),
    "access": Meeting.objects.only("event_id", "captions", "sign_language", "slides_before"),
}


def of_events(events):
    """Return {key of the event: {name: rows}} for a list of events."""
    keys = [event.pk for event in events]
    found = {pk: {} for pk in keys}
    for name, query in OF_EVENT.items():
        hang(found, name, query.filter(event__in=keys), "event_id")
    hang(found, "asked", asked(keys), 0)
    hang(found, "cues", cues(keys), 0)
    return lead(found, events)


def of_conferences(conferences):
    keys = [conference.pk for conference in conferences]
    found = {pk: {} for pk in keys}
    for name, query in OF_BOTH.items():
        hang(found, name, query.filter(conference__in=keys), "conference_id")
    topics = Conference.topics.through.objects.filter(conference__in=keys).values_list("conference", "topic")
    hang(found, "topics", topics, 0)
    return lead(found, conferences)


def asked(keys):
    """Return (event, presentation, key question) for each key question that a presentation answers."""
    links = Presentation.key_questions.through.objects.filter(presentation__event__in=keys).order_by("pk")
    return links.values_list("presentation__event", "presentation", "keyquestion")


def cues(keys):
    """Return (event, transcript, start, end, speaker, words) of the published transcripts."""
    public = (
        Cue.objects.filter(transcript__event__in=keys, transcript__published=True)
        .exclude(words="")
        .order_by("transcript", "order")
    )
    columns = ("transcript__event", "transcript", "start_ms", "end_ms", "speaker", "words")
    return public.values_list(*columns).iterator()


def hang(found, name, rows, parent):
    """Put each row to its parent: the attribute of this name, or the column of this place."""
    for each in found.values():
        each[name] = []
    for row in rows:
        found[row[parent] if isinstance(parent, int) else getattr(row, parent)][name].append(row)


def lead(found, things):
    """Add the old addresses of `things`, which have a path, and of their documents."""
    documents = [row for each in found.values() for row in each["resources"] if not row.lost]
    moved = leading_to({destination_of(row) for row in documents})
    for pk, old in old_addresses(things).items():
        found[pk] |= {"old_addresses": old, "moved_documents": moved}
    return found


def old_addresses(things):
    """Return {key: the sorted paths that lead to it} for a list of things with a path."""
    found = leading_to({thing.path for thing in things})
    return {thing.pk: found.get(thing.path, []) for thing in things}


def leading_to(destinations):
    """Return {destination: the sorted old addresses that lead to it}."""
    found = {}
    for old, new in Moved.objects.filter(new_path__in=destinations - {""}).values_list("old_path", "new_path"):
        found.setdefault(new, []).append(old)
    return {new: sorted(olds) for new, olds in found.items()}
