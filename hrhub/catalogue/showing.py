"""Which events show a thing: those that are told when it changes."""

from django.db.models import Q

from hrhub.people.models import Organisation, Person

from .models import Conference, Event, Series, Topic, Transcript

SHOWN = {
    Person: lambda person: Q(appearances__person=person),
    Organisation: lambda one: Q(involvements__organisation=one) | Q(appearances__organisation=one),
    Series: lambda series: Q(series=series),
    Conference: lambda conference: Q(conference=conference),
    Topic: lambda topic: Q(event_topics__topic=topic),
    Transcript: lambda transcript: Q(transcripts=transcript),
}


def events_showing(thing):
    """Return the events that show `thing`; an event shows itself."""
    if isinstance(thing, Event):
        return [thing]
    shown = SHOWN.get(type(thing))
    return list(Event.objects.filter(shown(thing)).order_by("pk").distinct().only("pk", "face")) if shown else []
