"""An event in simple Dublin Core: (element, words, language or None) in the order in which they are written."""

from django.utils import translation

from hrhub.catalogue.citing import responsible
from hrhub.catalogue.models import Appearance, EventCountry, EventText, EventTopic, Involvement, Source
from hrhub.catalogue.vocabulary import role_of
from hrhub.web.addresses import absolute
from hrhub.web.identity import site

DESCRIBING = (EventText.Part.TEASER, EventText.Part.ABSTRACT, EventText.Part.SUMMARY)
Part = EventText.Part
READ = {
    "texts": EventText.objects.filter(part__in=[Part.TITLE, *DESCRIBING]).defer("html").order_by("part", "order", "pk"),
    "people": Appearance.objects.exclude(person=None).select_related("person").order_by("order", "pk"),
    "topics": EventTopic.objects.select_related("topic").order_by("pk"),
    "countries": EventCountry.objects.filter(relation="about").order_by("pk"),
    "organisations": Involvement.objects.select_related("organisation").order_by("order", "pk"),
    "sources": Source.objects.filter(is_main=True).exclude(address="").order_by("order", "pk"),
}


def of_events(events):
    """Return {key: elements} for a list of events: the same few queries for any number."""
    rows = {event.pk: {name: [] for name in READ} for event in events}
    for name, query in READ.items():
        for row in query.filter(event__in=list(rows)):
            rows[row.event_id][name].append(row)
    ours = site()
    with translation.override("en"):
        return {event.pk: list(dict.fromkeys(elements(event, rows[event.pk], ours))) for event in events}


def elements(event, rows, ours):
    yield "title", event.title, event.language
    yield from (("title", row.body, row.language) for row in rows["texts"] if row.part == Part.TITLE)
    yield from people(rows["people"])
    yield from (("subject", row.topic.name, "en") for row in rows["topics"])
    yield from (("description", row.body, row.language) for row in rows["texts"] if row.part in DESCRIBING)
    yield from bodies(rows["organisations"])
    if event.date and not event.practice:
        yield "date", event.date.isoformat()[: {"year": 4, "month": 7}.get(event.date_precision, 10)], None
    yield "type", "Event", None
    yield "type", event.form, None
    yield "identifier", absolute(event.path, "en"), None
    yield "identifier", absolute(f"/e/{event.code}", "en"), None
    yield from (("source", row.address, None) for row in rows["sources"])
    yield "source", ours.name, None
    yield from (("language", code, None) for code in [event.language, *event.languages_offered])
    yield from part_of(event)
    yield from (("coverage", row.country.name if row.country_id else row.words, None) for row in rows["countries"])
    if rights := event.licence or ours.licences.get("text"):
        yield "rights", rights, None


def people(rows):
    """Yield those who spoke as creators, those who led or helped as contributors."""
    for row in rows:
        leads = role_of(row.role).leads
        yield "contributor" if leads else "creator", row.person.name, None


def bodies(rows):
    """Yield those who made it available as publishers, as citations do, the others as contributors."""
    publishers = responsible((row.relation, row.organisation.name) for row in rows)
    yield from (("publisher", name, None) for name in publishers)
    for row in rows:
        if row.organisation.name not in publishers:
            yield "contributor", row.name_as_written or row.organisation.name, None


def part_of(event):
    if event.series:
        yield "relation", absolute(event.series.path, "en"), None
    if event.conference and event.conference.is_published:
        yield "relation", absolute(event.conference.path, "en"), None
