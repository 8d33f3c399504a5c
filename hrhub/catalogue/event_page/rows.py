"""The rows that hang on an event or a conference: one query for each kind, and none for a kind that is not there.

They come as named tuples of the columns that a page shows, by queries that are built once: an event page asks a dozen.
"""

from django.db.models import Sum
from django.db.models.functions import Length

from hrhub.catalogue.models import (
    Appearance,
    Chapter,
    Claim,
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
from hrhub.catalogue.prepared import hanging_on

PERSON = "person__name person__slug person__honorific person__degrees"


# By the names of `Event.parts`. A presentation comes once for each of its key questions.
OF_BOTH = {
    "texts": (EventText.objects, "part language origin presentation_id key_question_id html body"),
    "points": (Point.objects, "id kind language words detail"),
    "resources": (Resource.objects, "label kind language publisher address file size_bytes lost note"),
    "claims": (Claim.objects, "measure unit number qualifier words source_id"),
    "sources": (Source.objects.order_by("-is_main", "order", "id"), "id address kind adds read_whole"),
    "times": (StatedTime.objects, "date until start end zone_words place words source_address"),
    "organisations": (
        Involvement.objects,
        "relation line organisation__name organisation__slug organisation__part_of__name organisation__part_of__slug "
        "organisation__managed_by__name organisation__managed_by__slug",
    ),
}
OF_EVENT = {
    "appearances": (
        Appearance.objects,
        f"role title affiliation country_id name_as_written note presentation_id organisation__slug {PERSON}",
    ),
    "countries": (EventCountry.objects, "country_id relation words"),
    "topics": (EventTopic.objects, "topic__name topic__names topic__slug"),
    "recordings": (Recording.objects, "form state language provider address file size_bytes duration_s words licence"),
    "transcripts": (
        Transcript.objects.filter(published=True).annotate(letters=Sum(Length("cues__words"))).order_by("language"),
        "language letters",
    ),
    "presentations": (
        Presentation.objects.order_by("order", "id", "key_questions__order"),
        "id order title key_questions",
    ),
    "chapters": (Chapter.objects, "start_ms label"),
}
QUERIES_OF_EVENT = {name: hanging_on("event", *query) for name, query in (OF_BOTH | OF_EVENT).items()}
QUERIES_OF_CONFERENCE = {name: hanging_on("conference", *query) for name, query in OF_BOTH.items()}


def of_event(event):
    """Return {part: its rows} for `event`; what `event.parts` does not name costs no query."""
    return {name: query.of(event.pk) if name in event.parts else [] for name, query in QUERIES_OF_EVENT.items()}


def some_of_event(event, *names):
    """Return {part: its rows} for those named alone."""
    return {name: QUERIES_OF_EVENT[name].of(event.pk) if name in event.parts else [] for name in names}


def of_conference(conference):
    return {name: query.of(conference.pk) for name, query in QUERIES_OF_CONFERENCE.items()}
