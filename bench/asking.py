"""Run within a hub: which of its pages are measured, and how many queries each takes.

`python -m bench.asking` prints {row: paths}; with `queries` it reads a list of paths, and prints {path: queries}.
"""

import json
import sys

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.client import HOST
from bench.talks import LARGE

TALKS_ASKED, PEOPLE_ASKED = 20, 5
FOUNDING_WEBINAR = "ssw-01"


def paths():
    """Return {row: paths}: talks from all over the programme, and the people with most to show."""
    from django.db.models import Count

    from hrhub.catalogue.models import Conference, Event
    from hrhub.people.models import Person

    talks = Event.objects.filter(corpus_id__contains="--").exclude(conference__corpus_id=LARGE).order_by("corpus_id")
    founding = Event.objects.filter(corpus_id=FOUNDING_WEBINAR)
    people = Person.objects.annotate(n=Count("appearances")).order_by("-n", "pk")[:PEOPLE_ASKED]
    return {
        "event page": spread(list(talks.values_list("path", flat=True)), TALKS_ASKED),
        "event page, founding webinar": [event.path for event in founding],
        "catalogue": ["/events/"],
        "catalogue, narrowed": ["/events/?language=en&has=recording"],
        "conference of 250": [conference.path for conference in Conference.objects.filter(corpus_id=LARGE)],
        "person page": [person.path for person in people],
        "home": ["/"],
    }


def spread(items, wanted):
    """Return about `wanted` of `items`, as far apart as may be."""
    return items[:: max(1, len(items) // wanted)][:wanted]


def queries(asked):
    """Return {path: queries}, counted at the second visit: the first may fill what a process keeps."""
    client = Client(headers={"host": HOST, "x-forwarded-proto": "https"})
    found = {}
    for path in asked:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} was answered with {answer.status_code}")
        found[path] = len(captured)
    return found


if __name__ == "__main__":
    django.setup()
    print(json.dumps(queries(json.load(sys.stdin)) if sys.argv[1:] == ["queries"] else paths()))
