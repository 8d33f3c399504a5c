"""The catalogue: one event and all that hangs on it."""

from .dating import Dated, Precision
from .event import Event, EventQuerySet, FaceManager
from .evidence import Claim, Resource, Source, StatedTime
from .facets import Facet, Hub
from .programme import (
    Appearance,
    Conference,
    EventCountry,
    EventTopic,
    Involvement,
    OfEventOrConference,
    Presentation,
    Series,
    Topic,
)
from .recordings import Chapter, Cue, Recording, Transcript
from .withdrawn import Withdrawn
from .words import EventText, KeyQuestion, Objective, Origin, Point, Quotation

__all__ = [
    "Appearance",
    "Chapter",
    "Claim",
    "Conference",
    "Cue",
    "Dated",
    "Event",
    "EventCountry",
    "EventQuerySet",
    "EventText",
    "EventTopic",
    "FaceManager",
    "Facet",
    "Hub",
    "Involvement",
    "KeyQuestion",
    "Objective",
    "OfEventOrConference",
    "Origin",
    "Point",
    "Precision",
    "Presentation",
    "Quotation",
    "Recording",
    "Resource",
    "Series",
    "Source",
    "StatedTime",
    "Topic",
    "Transcript",
    "Withdrawn",
]
