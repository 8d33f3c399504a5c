"""A transcript as a page: paragraphs by turns of speech, a time and a link for each, an id for each cue.

Of one passage (`?t=1930`) the page says how to pass it on.
"""

from collections import namedtuple
from dataclasses import dataclass, field
from itertools import accumulate, takewhile

from django.conf import settings
from django.http import Http404
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from hrhub.catalogue import sharing, wording
from hrhub.catalogue.cards import title_in
from hrhub.catalogue.citing import Passage
from hrhub.catalogue.licences import licence_of, linked
from hrhub.catalogue.models import Origin, Transcript
from hrhub.catalogue.seconds import second_in
from hrhub.web.addresses import in_language
from hrhub.web.page import OWN_NAMES

from .standing import is_guide
from .texts import attributes_of, notes

LONGEST_PARAGRAPH_MS = 60_000  # a talk without a change of speaker would be one paragraph otherwise
CUES_OF_A_PASSAGE = 4
Quoted = namedtuple("Quoted", "passage words place")  # `place`: of its paragraph
INTERFACE = {code for code, _name in settings.LANGUAGES}


@dataclass(slots=True)
class Paragraph:
    second: int
    clock: str
    speaker: str  # "" where the speaker is the one before
    chapters: list  # (second, label) of those that begin here
    cues: list = field(default_factory=list)

    @property
    def html(self):
        """The cues in one line, each with its id."""
        return mark_safe(" ".join(self.cues))


def transcript_page(event, wanted=None, second=None):
    """Return the context of the transcript's page of `event`, in the language `wanted`, the page's, the event's or any.

    `second` is what the address asks for: with it the page quotes what is said then. Three queries for any
    length. Raises Http404 where no transcript is published.
    """
    chosen, others = published_transcript(event, wanted)
    if chosen is None:
        raise Http404
    language = chosen.language
    chapters = list(event.chapters.values_list("start_ms", "label"))
    title, title_language = title_in(event, get_language())
    cues = list(chosen.cues.order_by("order").values_list("start_ms", "speaker", "words"))
    shown = paragraphs(cues, chapters)
    quoted = quoted_at(second_in(second), chosen, cues, shown, wanted)
    return {
        "event": event,
        "title": title,
        "title_attributes": attributes_of(title_language or get_language()),
        "when": "" if is_guide(event) else wording.written_date(event),
        "attributes": attributes_of(language),
        "notes": notes(language, chosen.origin == Origin.MACHINE),
        "others": [other(event, code) for code in others],
        "chapters": [(start // 1000, wording.clock(start), label) for start, label in chapters],
        "paragraphs": shown,
        "asked_for": f"language={language}&" if wanted == language else "",
        "quoted": quoted,
        "share": sharing.of_passage(event, title, quoted) if quoted else None,
        "licence": linked(licence_of("transcript", chosen.licence, event.licence)),
    }


def published_transcript(event, wanted=None):
    """Return the transcript in the language `wanted`, the page's, the event's or any, and the codes of the others.

    (None, []) where none is published. One query.
    """
    published = Transcript.objects.filter(event=event.pk, published=True).order_by("language")
    versions = {row.language: row for row in published}
    order = [wanted, get_language(), event.language, *versions]
    language = next((code for code in order if code in versions), None)
    return versions.pop(language, None), list(versions)


def other(event, code):
    """Return (code, name, address) of the transcript in another language; the page follows if it can."""
    path = f"{event.path}transcript/"
    if code in INTERFACE:
        return code, OWN_NAMES[code], in_language(path, code)
    return code, wording.language_name(code), f"{in_language(path)}?language={code}"


def paragraphs(cues, chapters):
    """Return the Paragraphs: a new one where somebody else speaks, where a chapter begins, and after a while."""
    found, waiting, speaker, last_second = [], list(chapters), None, -1
    for start, who, words in cues:
        second, begun = start // 1000, []
        while waiting and waiting[0][0] <= start:
            begun.append(heading(waiting.pop(0)))
        if not found or begun or who != speaker or start - found[-1].second * 1000 > LONGEST_PARAGRAPH_MS:
            found.append(Paragraph(second, wording.clock(start), "" if who == speaker else who, begun))
        found[-1].cues.append(cue(second, words, second == last_second))
        speaker, last_second = who, second
    return [*found, *(Paragraph(0, "", "", [heading(chapter)]) for chapter in waiting)]


def quoted_at(second, transcript, cues, paragraphs, wanted):
    """Return what is said at `second`; before the first word, that. None without a second, and without words."""
    if not cues or second is None:
        return None
    first = max((n for n, (start, _who, _words) in enumerate(cues) if start // 1000 <= second), default=0)
    start, speaker, _words = cues[first]
    turn = takewhile(lambda cue: cue[1] == speaker, cues[first : first + CUES_OF_A_PASSAGE])
    words = " ".join(words for _start, _who, words in turn)
    return Quoted(passage_in(transcript, start, speaker, wanted), words, place_of(first, paragraphs))


def passage_in(transcript, start_ms, speaker, wanted):
    """Return the passage of `transcript` that begins then, as it is cited; `wanted` is what the address asks for."""
    return Passage(
        second=start_ms // 1000,
        clock=wording.clock(start_ms),
        speaker=speaker,
        language=wording.language_name(transcript.language),
        version=transcript.version,
        asked=wanted if wanted == transcript.language else "",
    )


def place_of(cue, paragraphs):
    """Return which of `paragraphs` has the cue of this number."""
    ends = accumulate(len(paragraph.cues) for paragraph in paragraphs)
    return next(place for place, end in enumerate(ends) if cue < end)


def heading(chapter):
    start, label = chapter
    return start // 1000, label


def cue(second, words, has_its_second_been):
    """Return the words of a cue, escaped, with their id; of several in one second the first has it."""
    return escape(words) if has_its_second_been else f'<span id="t{second}">{escape(words)}</span>'
