"""Webinars and sessions: one record each, with all that hangs on it and is public."""

from hrhub.catalogue.models import Recording
from hrhub.catalogue.recording_files import address_of
from hrhub.participation.models import Places

from ..corpus.event_lists import says_more
from ..corpus.events import zone_of
from ..corpus.words import provider_of, spaced
from .hanging import dates, markdown, orders, shared, stated_time, texts, venue_status
from .said import day, hour, moment, said, second

PRACTICE_IN_DAYS = 14


def event(row, rows, public):
    """Return the record of an event; of a practice event without its date, which is set anew wherever it is loaded."""
    record = said(
        id=public.events[row.pk],
        slug=row.slug,
        code=row.code,
        kind=spaced(row.form),
        state=row.state,
        title=row.title,
        markdown=markdown(rows["texts"]),
        title_is_descriptive=row.title_is_ours or None,
        title_variants=row.title_variants,
        series_id=public.series.get(row.series_id),
        number=row.number,
        number_text=row.number_words,
        language=row.language,
        languages_offered=row.languages_offered,
        interpretation=row.interpretation,
        published_at=moment(row.published_at),
        licence=row.licence,
        **({"practice": True, "in_days": PRACTICE_IN_DAYS} if row.practice else dates(row)),
        start_time=hour(row.start),
        end_time=hour(row.end),
        **zone(row),
        duration_text=row.duration_words,
        format=row.format,
        venue=row.venue,
        venue_status=venue_status(row),
        room=row.room,
        city=row.city,
        country=row.country_id,
        platform=row.platform,
        parent_event=row.parent_words,
        **lists(rows, public),
    )
    times = [said(date=day(each.date), date_end=day(each.until), **stated_time(each)) for each in rows["times"]]
    return record | said(times=[each for each in times if says_more(each, hours_of(record))])


def zone(row):
    """Return the zone by itself where that says it, as it does mostly, else apart from the words printed."""
    alone = row.zone or row.zone_words
    if zone_of({"time_zone": alone}) == (row.zone, row.zone_words):
        return {"time_zone": alone}
    return {"zone": row.zone, "zone_words": row.zone_words}


def hours_of(record):
    zone = record.get("time_zone") or record.get("zone") or record.get("zone_words")
    return [record.get("start_time"), record.get("end_time"), zone]


def lists(rows, public):
    questions = orders([point for point in rows["points"] if point.kind == "key_question"])
    talks = {talk.pk: talk.order for talk in rows["presentations"]}
    places = {recording.pk: place for place, recording in enumerate(rows["recordings"])}
    return {
        **shared(rows, public),
        "presentations": [presentation(talk, rows["asked"], questions) for talk in rows["presentations"]],
        "people": [appearance(each, talks, public) for each in rows["appearances"]],
        "countries": [country(each) for each in rows["countries"]],
        "topics": [public.topics[each.topic_id] for each in rows["topics"]],
        "texts": texts(rows["texts"], questions, talks),
        "recordings": [recording(each) for each in rows["recordings"]],
        "chapters": [chapter(each, places) for each in rows["chapters"]],
        "places": [places_of(each) for each in rows["places"]],
        "access": access(rows["access"][0]) if rows["access"] else {},
        "transcripts": [transcript(each, rows["cues"], places) for each in rows["transcripts"]],
    }


def presentation(row, asked, questions):
    numbers = {questions[question] for _event, talk, question in asked if talk == row.pk and question in questions}
    return said(order=row.order, title=row.title, key_questions=sorted(numbers))


def appearance(row, talks, public):
    """Return somebody in a role; the name stands there for readers, the id says who it is."""
    return said(
        person=public.people.get(row.person_id),
        name=row.person.name if row.person else "",
        role=spaced(row.role) or "unspecified",
        title=row.title,
        affiliation=row.affiliation,
        organisation=public.organisations.get(row.organisation_id),
        country=row.country_id,
        name_as_written=row.name_as_written,
        note=row.note,
        presentation=talks.get(row.presentation_id),
    )


def country(row):
    """Return the bare code of a country that an event is about, else all that is to say."""
    if row.country_id and row.relation == "about" and not row.words:
        return row.country_id
    return said(country=row.country_id, relation="" if row.relation == "about" else row.relation, words=row.words)


def recording(row):
    """Return a recording; of a withheld one its state alone, of others that are not here no address."""
    if row.state == Recording.State.WITHHELD:
        return {"state": row.state}
    address = address_of(row) if row.state == Recording.State.HERE else ""
    return said(
        form=row.form,
        state=row.state,
        language=row.language,
        provider=row.provider or provider_of(address),
        url=address,
        size_bytes=row.size_bytes,
        duration_s=row.duration_s,
        as_written=row.words,
        licence=row.licence,
    )


def chapter(row, places):
    start, end = second(row.start_ms), second(row.end_ms)
    return said(label=row.label, start=start, end=end, recording=places.get(row.recording_id))


def places_of(row):
    """Return the places without what is taken of them: that is of those who registered."""
    return said(
        way=row.way,
        capacity=row.capacity,
        unit="" if row.unit == Places.Unit.CONNECTIONS else row.unit,
        opens_at=row.opens_at and moment(row.opens_at),
        closes_at=row.closes_at and moment(row.closes_at),
        moderated=row.moderated or None,
    )


def access(meeting):
    """Return what helps whom, and nothing else of a meeting: its link is for those who have a place."""
    return said(captions=meeting.captions, sign_language=meeting.sign_language, slides_before=meeting.slides_before)


def transcript(row, cues, places):
    return said(
        language=row.language,
        origin="" if row.origin == "human" else row.origin,
        version="" if row.version == 1 else row.version,
        licence=row.licence,
        recording=places.get(row.recording_id),
        cues=[
            said(start_ms=start, end_ms=end, speaker=speaker, words=words)
            for _event, transcript, start, end, speaker, words in cues
            if transcript == row.pk
        ],
    )
