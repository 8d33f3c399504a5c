"""What tests stand on: plain functions that make one thing each, published, with as little else as it needs.

Every one takes keywords to say otherwise. What is content of an event ends with `changed`, as every act does.
"""

from datetime import date, timedelta
from itertools import count

from django.contrib.auth import get_user_model
from django.utils import timezone

from hrhub.catalogue.changes import changed
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
    Series,
    Source,
    StatedTime,
    Topic,
    Transcript,
)
from hrhub.countries.models import Country
from hrhub.participation import registering
from hrhub.participation.models import Meeting, Member, Places, Registration, Team
from hrhub.people.models import Affiliation, Organisation, Person
from sessions_app.models import ConferenceSession
from webinars.models import Webinar

numbers = count(1)
LAST_YEAR = date(2024, 5, 14)


def named(kind, values):
    """Return `values` with a name that no other row has, where none is given."""
    return {"name": f"{kind} {next(numbers)}", **values}


def published_then():
    return timezone.now() - timedelta(days=1)


def make_editor(**values):
    """Return a user who sees and changes everything; by default a superuser, whose password is "secret"."""
    values = {"username": f"editor{next(numbers)}", "email": "", "password": "secret", **values}
    return get_user_model().objects.create_superuser(**values)


def make_country(code="ZM"):
    return Country.objects.get_or_create(code=code)[0]


def make_person(name=None, *, countries=(), **values):
    person = Person.objects.create(**named("Person", {**values, **({"name": name} if name else {})}))
    person.countries.set([make_country(code) for code in countries])
    return person


def make_affiliation(person, **values):
    return Affiliation.objects.create(**{"person": person, "affiliation": "Ministry of Health", **values})


def make_organisation(name=None, **values):
    return Organisation.objects.create(**named("Organisation", {**values, **({"name": name} if name else {})}))


def make_series(name=None, **values):
    return Series.objects.create(**named("Series", {**values, **({"name": name} if name else {})}))


def make_topic(name=None, **values):
    return Topic.objects.create(**named("Topic", {**values, **({"name": name} if name else {})}))


def make_conference(name=None, *, topics=(), **values):
    values = {"published_at": published_then(), "date": LAST_YEAR, "date_precision": "day", **values}
    conference = Conference.objects.create(**named("Conference", {**values, **({"name": name} if name else {})}))
    conference.topics.set(topics)
    return conference


def make_webinar(title=None, **values):
    """Return a webinar that was held; with `starts_in=timedelta(…)`, one that is announced for then, in UTC."""
    return make_event(Webinar, title, {"form": "webinar", "format": "online", **values})


def make_session(title=None, **values):
    """Return a session that was held, in `conference` or in one made for it; `starts_in` as for `make_webinar`."""
    values = {"form": "plenary", "format": "in_person", **values}
    values["conference"] = values.get("conference") or make_conference()
    return make_event(ConferenceSession, title, values)


def make_event(model, title, values):
    when = {"date": LAST_YEAR, "date_precision": "day", "state": "held"}
    if starts_in := values.pop("starts_in", None):
        when = at(timezone.now() + starts_in)
    event = model(**{"title": title or f"Event {next(numbers)}", "published_at": published_then(), **when, **values})
    if event.date is None and event.date_precision == "day":
        event.date_precision = "none"
    event.save()
    return told(event)


def at(moment):
    """Return the fields of an event announced for `moment`, an hour long."""
    start, end = moment.replace(microsecond=0), moment.replace(microsecond=0) + timedelta(hours=1)
    until = {"until": end.date()} if end.date() != start.date() else {}
    hours = {"start": start.time(), "end": end.time(), "zone": "UTC"}
    return {"date": start.date(), "date_precision": "day", "state": "announced", **hours, **until}


def told(event):
    """Return `event` after `changed`, with all that it derived."""
    changed([event])
    event.refresh_from_db()
    return event


def hung(model, parent, values):
    """Return a row of `model` that hangs on `parent`, an event or a conference."""
    if isinstance(parent, Conference):
        return model.objects.create(conference=parent, **values)
    row = model.objects.create(event=parent, **values)
    told(parent)
    return row


def make_appearance(event, person=None, *, named=True, **values):
    """Return an appearance of `person`, of one made for it, or (`named=False`) of somebody who is not named."""
    person = person or (make_person() if named else None)
    return hung(Appearance, event, {"person": person, "role": "presenter", **values})


def make_presentation(event, *, key_questions=(), said=None, **values):
    """Return a presentation, the next in order; `said` is the text of what was said in it."""
    values = {"order": event.presentations.count() + 1, "title": f"Presentation {next(numbers)}", **values}
    presentation = hung(Presentation, event, values)
    presentation.key_questions.set(key_questions)
    if said:
        make_text(event, said, part="said", presentation=presentation)
    return presentation


def make_text(parent, body="A short text.", **values):
    return hung(EventText, parent, {"body": body, "part": "summary", "language": "en", **values})


def make_point(parent, words="A sentence.", **values):
    return hung(Point, parent, {"words": words, "kind": "key_question", **values})


def make_quotation(parent, words="It worked because we did it together.", by="", **values):
    return make_point(parent, words, kind="quotation", detail=by, **values)


def make_claim(parent, number=100, **values):
    return hung(Claim, parent, {"number": number, "measure": "attended", "unit": "people", **values})


def make_source(parent, address="https://example.org/news", **values):
    return hung(Source, parent, {"address": address, **values})


def make_stated_time(parent, **values):
    return hung(StatedTime, parent, {"words": "10 till 12pm (BST)", **values})


def make_resource(parent, label="Guidance", **values):
    return hung(Resource, parent, {"label": label, "address": "https://example.org/guidance.pdf", **values})


def make_involvement(parent, organisation=None, **values):
    organisation = organisation or make_organisation()
    return hung(Involvement, parent, {"organisation": organisation, "relation": "host", **values})


def make_event_country(event, code="ZM", **values):
    return hung(EventCountry, event, {"country": make_country(code) if code else None, **values})


def make_event_topic(event, topic=None):
    return hung(EventTopic, event, {"topic": topic or make_topic()})


def make_recording(event, **values):
    """Return a recording that is here; with state="promised" or "lost", one without an address."""
    here = values.get("state", "here") == "here"
    values = {"form": "video", "address": "https://example.org/recording.mp4" if here else "", **values}
    return hung(Recording, event, values)


def make_chapter(event, label="Opening", **values):
    return hung(Chapter, event, {"label": label, "start_ms": 0, **values})


def make_transcript(event, lines=("Welcome.", "Thank you."), **values):
    """Return a published transcript with a cue of ten seconds for each of `lines`."""
    transcript = Transcript.objects.create(event=event, **{"language": "en", "published": True, **values})
    Cue.objects.bulk_create(
        Cue(transcript=transcript, order=n, start_ms=n * 10_000, end_ms=(n + 1) * 10_000, words=words)
        for n, words in enumerate(lines)
    )
    told(event)
    return transcript


def make_places(event=None, **values):
    """Return the places of `event`, or of a webinar in three days that is made for them."""
    event = event or make_webinar(starts_in=timedelta(days=3))
    return Places.objects.create(event=event, **values)


def make_meeting(event, **values):
    return Meeting.objects.create(event=event, **{"join_link": "https://meet.example.org/j/123", **values})


def unsaved_registration(places, **values):
    """Return a registration as a form makes it: of one person, whose address nobody has confirmed yet."""
    n = next(numbers)
    values = {"door": "alone", "name": f"Person {n}", "email": f"person{n}@example.org", "language": "en", **values}
    values["country"] = make_country(values.pop("country", "ZM"))
    return Registration(**{"places": places, "event": places.event, "submission": f"submission {n}", **values})


def make_registration(places, **values):
    """Return a registration that is there but not confirmed; with `state` and the rest, one that is set so."""
    registration = unsaved_registration(places, **values)
    if not registration.seats and registration.door != "afterwards":
        registration.seats = places.seats_for(registration.heads)
    registration.save()
    return registration


def make_team(places, *, members=(), coordinator="", **values):
    """Return a confirmed team of ten from Lusaka; values of the team and of its registration, and names of members.

    `name` is the team's, `coordinator` that of its coordinator.
    """
    own = {name: values.pop(name) for name in list(values) if name in {f.name for f in Team._meta.fields}}
    registration = unsaved_registration(places, **{"door": "together", "heads": 10, **values})
    registration.name = coordinator or registration.name
    registering.register(registration, Team(**{"city": "Lusaka", **own}))
    registering.confirm(registration)
    for name in members:
        Member.objects.create(team=registration.team, name=name)
    return registration.team
