"""What in one record does not go together, though each value by itself could be right: (path, sentence) pairs."""

from collections import Counter

from hrhub.catalogue.models import EventText

from .addresses import web_address
from .dates import final_day, first_day, milliseconds
from .defects import shown

SHORT_PARTS = {EventText.Part.TITLE: 300, EventText.Part.TEASER: 300}


def dates_at_odds(record):
    first = "date_start" if "date_start" in record else "date"
    if record.get(first) and record.get("date_inferred"):
        yield "date_inferred", f'a record has "{first}" or "date_inferred", never both'
    begins = first_day(record.get(first)) or first_day(record.get("date_inferred"))
    if begins and record.get("date_end") and final_day(record["date_end"]) < begins:
        yield "date_end", f"{record['date_end']} is before the first day, {begins}"
    if record.get("practice") and not record.get("in_days"):
        yield "in_days", "is missing: a practice event says how many days ahead it is"


def references_at_odds(record):
    """Numbers that speak of something in the same record, which must be there, and once."""
    presentations = [each["order"] for each in record.get("presentations") or []]
    questions = orders_of(record.get("key_questions") or [])
    for order, times in Counter(presentations).items():
        if times > 1:
            yield "presentations", f"order {shown(order)} is there {times} times"
    for index, person in enumerate(record.get("people") or []):
        if person.get("presentation") is not None and person["presentation"] not in presentations:
            yield (
                f"people[{index}].presentation",
                f"there is no presentation with the order {shown(person['presentation'])}",
            )
    asked = [
        (f"presentations[{i}].key_questions", n)
        for i, each in enumerate(record.get("presentations") or [])
        for n in each.get("key_questions") or []
    ]
    asked += [
        (f"texts[{i}].key_question", text.get("key_question")) for i, text in enumerate(record.get("texts") or [])
    ]
    for path, number in asked:
        if number is not None and number not in questions:
            yield path, f"there is no key question {shown(number)}"


def orders_of(points):
    """Return the orders of sentences: that of the place in the list, from 1, or the one that is given."""
    given = (each.get("order") if isinstance(each, dict) else None for each in points)
    return {number if order is None else order for number, order in enumerate(given, 1)}


def countries_at_odds(record):
    for index, each in enumerate(record.get("countries") or []):
        if isinstance(each, dict) and not each.get("country") and not each.get("words"):
            yield f"countries[{index}]", "names neither a country nor the words that were printed"


def texts_at_odds(record):
    presentations = [each["order"] for each in record.get("presentations") or []]
    for index, text in enumerate(record.get("texts") or []):
        if text["part"] == EventText.Part.SAID and text.get("presentation") is None:
            yield f"texts[{index}].presentation", "is missing: what was said belongs to a presentation"
        if text.get("presentation") is not None and text["presentation"] not in presentations:
            yield f"texts[{index}].presentation", f"there is no presentation {shown(text['presentation'])}"
        longest = SHORT_PARTS.get(text["part"])
        if longest and len(text["body"]) > longest:
            sentence = f"has {len(text['body'])} characters; in a {text['part']} at most {longest} fit"
            yield f"texts[{index}].body", sentence


def transcripts_at_odds(record):
    transcripts = record.get("transcripts") or []
    for language, times in Counter(each["language"] for each in transcripts).items():
        if times > 1:
            yield "transcripts", f"language {shown(language)} is there {times} times"
    for index, transcript in enumerate(transcripts):
        for number, cue in enumerate(transcript.get("cues") or []):
            if cue["end_ms"] < cue["start_ms"]:
                yield f"transcripts[{index}].cues[{number}]", "ends before it starts"


def recordings_at_odds(record):
    recording = record.get("recording") or {}
    if recording.get("status") == "url" and not recording.get("url"):
        yield "recording.url", 'is missing, though the status says "url"'
    for index, each in enumerate(record.get("recordings") or []):
        if each["state"] == "here" and not web_address(each.get("url")):
            yield f"recordings[{index}].url", 'no web address, though the state says "here"'
    for path, chapters in (("chapters", record.get("chapters")), ("recording.chapters", recording.get("chapters"))):
        for index, chapter in enumerate(chapters or []):
            if chapter.get("end") and milliseconds(chapter["end"]) < milliseconds(chapter["start"]):
                yield f"{path}[{index}]", "ends before it starts"


CHECKS = (dates_at_odds, references_at_odds, countries_at_odds, texts_at_odds, transcripts_at_odds, recordings_at_odds)
