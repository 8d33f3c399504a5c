"""An event, or a passage of what was said at it, as others cite it: in APA style, as BibTeX and as RIS.

Nothing is invented: no publisher that nobody names, no date that is not known, no day on which we looked at it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext

from hrhub.catalogue.models import Event, Involvement
from hrhub.catalogue.vocabulary import AUTHOR, ELSE, form_label, role_of
from hrhub.countries.models import Country
from hrhub.web.addresses import absolute
from hrhub.web.identity import site

from .names import body, parted

GUIDE = "guide"  # read at any time: it is neither held nor announced
Relation = Involvement.Relation
RESPONSIBLE = [[Relation.ORGANISER], [Relation.HOST, Relation.CO_HOST]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A moment of a recording, as its transcript has it."""

    second: int
    clock: str
    speaker: str  # "" where the transcript names nobody
    language: str  # in words
    version: int
    asked: str = ""  # the code of the language, where the page shows another unless asked

    @property
    def query(self):
        """What to ask the transcript's page for."""
        return f"language={self.asked}&t={self.second}" if self.asked else f"t={self.second}"

    @property
    def words(self):
        """Where it is, for a reader."""
        parts = [gettext("at %(time)s of the recording") % {"time": self.clock}]
        if self.speaker:
            parts.append(gettext("said by %(speaker)s") % {"speaker": self.speaker})
        transcript = {"language": self.language, "version": self.version}
        parts.append(gettext("transcript in %(language)s, version %(version)s") % transcript)
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says, before it has a form."""

    event: Event
    authors: list  # of Name
    responsible: list  # the names of those who held it, where they are not its authors
    translated_title: str  # in the page's language, where that is not the event's
    has_video: bool = False
    passage: Passage | None = None

    @property
    def title(self):
        return " ".join(self.event.title.split())

    @property
    def address(self):
        if not self.passage:
            return absolute(self.event.path)
        return f"{absolute(self.event.path)}transcript/?{self.passage.query}#t{self.passage.second}"

    @property
    def key(self):
        """What reference managers call it: the code of its short address, which never changes."""
        return f"event-{self.event.code}" + (f"-{self.passage.second}" if self.passage else "")

    @property
    def form(self):
        """What it is, and what became of it where it was not held, or nobody says that it was."""
        label = form_label(self.event.form)
        if self.event.state == Event.State.HELD or self.event.form == GUIDE:
            return label
        return gettext(", ").join([label, self.event.get_state_display()])

    @property
    def conference(self):
        return self.event.programme_of

    @property
    def place(self):
        """Where it was held: the conference's town for a session; "" while a page of it is not public."""
        held = self.conference or self.event
        if not held.is_published:
            return ""
        country = Country(code=held.country_id).name if held.country_id else ""
        return gettext(", ").join(part for part in (held.city, country) if part)

    @property
    def found_with(self):
        """Who made it available; else this site, as the place where it is found: never as who held it."""
        return self.responsible or [site().name]


def cited(event, appearances, organisations, *, translated_title="", has_video=False, passage=None):
    """Return what is cited of `event`; the rows are those of its page."""
    authors = people(appearances)
    bodies = responsible((row.relation, row.organisation__name) for row in organisations)
    if not authors and bodies:
        authors, bodies = [body(name) for name in bodies], []
    return Cited(event, authors, bodies, translated_title, has_video, passage)


def people(appearances):
    """Return who presented; where nobody is known to have, who led; else nobody."""
    for cited in (AUTHOR, ELSE):
        names = [row.person__name for row in appearances if role_of(row.role).cited == cited]
        if known := [name for name in dict.fromkeys(names) if name and name.strip()]:
            return [parted(name) for name in known]
    return []


def responsible(parts):
    """Return who made it available, out of (relation, name): its organisers; without any, its hosts."""
    parts = list(parts)
    for relations in RESPONSIBLE:
        if names := [name for relation, name in parts if relation in relations]:
            return list(dict.fromkeys(names))
    return []
