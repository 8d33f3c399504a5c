"""What others reported: figures with their qualifier, their words and their source. What we count is never here."""

from collections import namedtuple
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy

from hrhub.catalogue.models import Claim
from hrhub.catalogue.wording import claim_in_words
from hrhub.web.addresses import host_of

from .texts import attributes_of

Measure = Claim.Measure
SENTENCES = {
    Measure.ATTENDED: gettext_lazy("Attendance, according to %(source)s"),
    Measure.ATTENDED_BOTH: gettext_lazy("Attendance online and in person, according to %(source)s"),
    Measure.REGISTERED: gettext_lazy("Registrations, according to %(source)s"),
    Measure.REGISTERED_IN_PERSON: gettext_lazy("Registrations to come in person, according to %(source)s"),
    Measure.EXPECTED: gettext_lazy("Expected, according to %(source)s"),
    Measure.IN_ROOM: gettext_lazy("In the room, according to %(source)s"),
    Measure.VIEWS: gettext_lazy("Views of the recording, according to %(source)s"),
}
Figures = namedtuple("Figures", "groups differ")


@dataclass(slots=True)
class Reported:
    """The figures that one source gives for one measure."""

    figures: list
    sentence: tuple  # the words before and after the source
    host: str
    address: str
    words: list
    attributes: str  # of the words, in the language of the event or conference


def reported(claims, sources, own_language):
    """Return the claims by measure and source, and a sentence where sources differ; None without claims."""
    if not claims:
        return None
    by_id = {source.id: source for source in sources}
    groups = {}
    for claim in claims:
        groups.setdefault((claim.measure, claim.source_id), []).append(claim)
    own = attributes_of(own_language)
    shown = [group(measure, by_id.get(source), rows, own) for (measure, source), rows in groups.items()]
    return Figures(shown, sentence_where_they_differ(claims))


def group(measure, source, claims, attributes):
    figures = [claim_in_words(claim) for claim in claims]
    said = [claim.words for claim in claims if claim.words and claim.number is not None and claim.words not in figures]
    before, _source, after = str(SENTENCES[measure]).partition("%(source)s")
    address = source.address if source else ""
    host = host_of(address) if address else gettext("a source that is not named")
    return Reported(figures, (before, after), host, address, said, attributes)


def sentence_where_they_differ(claims):
    """Return a sentence when two sources give different figures for the same thing, or ""."""
    told = {}
    for claim in claims:
        if claim.number is not None:
            figures = told.setdefault((claim.measure, claim.unit), {})
            figures.setdefault((claim.number, claim.qualifier), set()).add(claim.source_id)
    differing = [figures for figures in told.values() if len(figures) > 1 and len(set.union(*figures.values())) > 1]
    if not differing:
        return ""
    sources = set.union(*(ids for figures in differing for ids in figures.values()))
    if len(sources) == 2:
        return gettext("The sources differ; we show both.")
    return gettext("The sources differ; we show all of them.")
