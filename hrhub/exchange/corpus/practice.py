"""The practice event: always ahead, so that a newcomer sees what an announced event is like."""

from django.utils import timezone

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event
from hrhub.participation.practising import start_over

from .events import practice_day


def move_passed(corpus, report):
    """Give practice events that are over a new day ahead."""
    records = {record["id"]: record for record in corpus.events() if record.get("practice")}
    for event in Event.objects.filter(corpus_id__in=list(records), over_at__lte=timezone.now()).select_related(
        "conference"
    ):
        event.date = practice_day(records[event.corpus_id])["date"]
        event.save()
        start_over(event)
        changed([event])
        kind = "webinars" if event.face == Event.Face.WEBINAR else "sessions"
        report.count(kind, event.corpus_id, "changed")
        report.tell(event.corpus_id, f"practice event moved to {event.date}")
