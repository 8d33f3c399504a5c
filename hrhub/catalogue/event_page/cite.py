"""The citation of an event, or of a passage of its transcript: on its page, and as a file."""

from collections import namedtuple

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from hrhub.catalogue.citing import apa, cited
from hrhub.catalogue.citing.bibtex import bibtex
from hrhub.catalogue.citing.metas import metas
from hrhub.catalogue.citing.ris import ris
from hrhub.catalogue.models import Recording
from hrhub.catalogue.seconds import second_in
from hrhub.web.addresses import in_language

from .rows import some_of_event
from .texts import attributes_of
from .transcript import passage_in, published_transcript

FORMATS = {"bib": ("application/x-bibtex", bibtex), "ris": ("application/x-research-info-systems", ris)}
ROWS = ("appearances", "organisations", "recordings")
Shown = namedtuple("Shown", "html bib ris of_passage metas")


def citation(event, rows, passage=None):
    """Return what the page shows, or None: a draft is not cited, nor what is for practising."""
    if not event.is_published or event.practice:
        return None
    query = f"?{passage.query}" if passage else ""
    address = in_language(f"{event.path}cite")
    said = of_rows(event, rows, passage)
    line = apa.html(said, attributes_of(event.language))
    return Shown(line, f"{address}.bib{query}", f"{address}.ris{query}", bool(passage), metas(said))


def passage_citation(event, quoted):
    """Return the citation of what the transcript's page quotes, or None; no query where it quotes nothing."""
    passage = quoted and quoted.passage
    return citation(event, some_of_event(event, *ROWS), passage) if passage else None


def citation_file(event, kind, parameters):
    """Return the citation as a file; `?t=` asks for the passage at that second. Raises Http404."""
    if kind not in FORMATS or not event.is_published or event.practice:
        raise Http404
    passage = passage_at(event, parameters)
    if "t" in parameters and not passage:
        raise Http404
    media_type, written = FORMATS[kind]
    answer = HttpResponse(written(of_event(event, passage)), content_type=f"{media_type}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{event.path.split("/")[-2]}.{kind}"'
    answer.headers["X-Robots-Tag"] = "noindex"  # nothing to find: the page says the same
    return answer


def of_event(event, passage=None):
    return of_rows(event, some_of_event(event, *ROWS), passage)


def of_rows(event, rows, passage=None):
    translated = event.card.get("titles", {}).get(get_language(), "") if event.language != get_language() else ""
    here = [row.form for row in rows["recordings"] if row.state == Recording.State.HERE]
    return cited(
        event,
        rows["appearances"],
        rows["organisations"],
        translated_title=translated,
        has_video=Recording.Form.VIDEO in here,
        passage=passage,
    )


def passage_at(event, parameters):
    """Return the Passage that `?t=` names, in the transcript that its page shows, or None. At most three queries."""
    second = second_in(parameters.get("t"))
    if second is None:
        return None
    transcript = published_transcript(event, parameters.get("language"))[0]
    cue = transcript and begun_at(transcript.cues, second)
    if not cue:
        return None
    return passage_in(transcript, cue.start_ms, cue.speaker, parameters.get("language"))


def begun_at(cues, second):
    """Return the cue that is said at `second`; before the first one, that."""
    before = cues.filter(start_ms__lt=(second + 1) * 1000).order_by("-order").first()
    return before or cues.order_by("order").first()
