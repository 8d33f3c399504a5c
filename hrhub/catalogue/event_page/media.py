"""What there is to read, hear, watch and use, with the size of each; and what is missing, in a sentence."""

from dataclasses import dataclass, field

from django.core.files.storage import default_storage
from django.utils.translation import gettext, gettext_lazy, ngettext

from hrhub.catalogue import wording
from hrhub.catalogue.licences import licence_of, linked
from hrhub.catalogue.models import Recording
from hrhub.web.addresses import host_of

from .texts import attributes_of, language_names

State, Form = Recording.State, Recording.Form
LETTERS_A_WORD = 6  # with its space; close enough for "about 1,300 words"
VERBS = {Form.VIDEO: gettext_lazy("Watch"), Form.AUDIO: gettext_lazy("Listen"), "": gettext_lazy("Recording")}
MISSING = {
    State.LOST: gettext_lazy("There is no recording here. The page of the event had a link; its address is lost."),
    State.PROMISED: gettext_lazy("There is no recording here. One was promised; we have not found it."),
    State.WITHHELD: gettext_lazy("There is a recording, but it is not public."),
}
PREPARED = gettext_lazy("A recording is promised.")  # of an event that is still to come


@dataclass(slots=True)
class Thing:
    """Something to open: what one does with it, its address, and what it costs."""

    verb: str
    href: str
    details: list
    external: bool = False
    licence: str = ""  # HTML


@dataclass(slots=True)
class Recordings:
    here: list = field(default_factory=list)
    missing: list = field(default_factory=list)  # of (sentence, words as printed, their attributes)


def recordings(rows, standing, event):
    found = Recordings()
    for row in rows:
        if row.state == State.HERE:
            found.here.append(recording(row, event))
        else:
            coming = standing.is_coming and row.state == State.PROMISED
            sentence = str(PREPARED if coming else MISSING[row.state])
            found.missing.append((sentence, row.words, attributes_of(row.language or event.language)))
    return found


def recording(row, event):
    details = [
        row.duration_s and wording.length_in_words(row.duration_s),
        row.size_bytes and wording.size_in_words(row.size_bytes),
        row.language and wording.language_name(row.language),
        row.provider or (host_of(row.address) if row.address and not row.file else ""),
    ]
    verb = str(VERBS.get(row.form, VERBS[""]))
    licence = linked(licence_of("recording", row.licence, event.licence))
    return Thing(verb, href_of(row), [part for part in details if part], not row.file, licence)


def href_of(row):
    return default_storage.url(row.file) if row.file else row.address


def to_read_hear_and_watch(event, summary, abstract, recordings, found):
    """Return the things of the list with which the page begins: reading first, it costs least.

    Empty where there is nothing but one text, which stands below anyway.
    """
    things = []
    if summary:
        things.append(Thing(gettext("Read the summary"), "#summary", [minutes_to_read(summary)]))
    elif abstract:
        things.append(Thing(gettext("Read what it is about"), "#about", [minutes_to_read(abstract)]))
    things += transcripts(event, found["transcripts"])
    things += [
        Thing(gettext("See the slides"), href_of(row), resource_details(row)[1:], not row.file, of_resource(row, event))
        for row in found["resources"]
        if row.kind == "slides" and (row.file or row.address)
    ]
    things += sorted(recordings.here, key=lambda thing: thing.verb != str(VERBS[Form.AUDIO]))
    return things if len(things) > 1 or recordings.here or recordings.missing else []


def minutes_to_read(text):
    return ngettext("%(n)s minute", "%(n)s minutes", text.minutes) % {"n": text.minutes}


def transcripts(event, rows):
    """Return one thing for all languages of the transcript: its page leads on to each."""
    if not rows:
        return []
    words = max(row.letters or 0 for row in rows) // LETTERS_A_WORD
    rounded = round(words, -1 if words < 1000 else -2) or words
    length = ngettext("about %(number)s word", "about %(number)s words", rounded) % {"number": wording.number(rounded)}
    languages = language_names(row.language for row in rows)
    return [Thing(gettext("Read the transcript"), f"{event.get_absolute_url()}transcript/", [length, languages])]


def chapters(event, rows, transcripts):
    """Return (time, label, address or "") of the chapters: a chapter leads into the transcript where there is one."""
    base = f"{event.get_absolute_url()}transcript/" if transcripts else ""
    return [(wording.clock(row.start_ms), row.label, base and f"{base}#c{row.start_ms // 1000}") for row in rows]


@dataclass(slots=True)
class ResourceShown:
    label: str
    href: str
    details: list
    lost: bool
    note: str
    attributes: str
    external: bool
    licence: str  # HTML


def resources(rows, event):
    """Return what there is to use of an event or conference."""
    return [
        ResourceShown(
            row.label,
            "" if row.lost else href_of(row),
            resource_details(row),
            row.lost or not (row.file or row.address),
            row.note,
            attributes_of(row.language) if row.language else "",
            not row.file,
            of_resource(row, event),
        )
        for row in rows
    ]


def of_resource(row, event):
    """Return the licence of a document that is the event's own; of what others published, theirs holds and not ours."""
    is_own = not row.publisher and not row.lost and (row.file or row.kind == "slides")
    return linked(licence_of("resource", event.licence)) if is_own else ""


def resource_details(row):
    details = [
        row.kind and wording.kind_label(row.kind),
        row.language and wording.language_name(row.language),
        row.publisher,
        row.size_bytes and wording.size_in_words(row.size_bytes),
        host_of(row.address) if row.address and not row.publisher and not row.lost else "",
    ]
    return [part for part in details if part]
