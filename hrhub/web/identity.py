"""Who runs this site: its name, and what holds for all that it shows. Kept in memory; see `site`."""

import logging
from dataclasses import dataclass, field
from email.utils import parseaddr
from threading import Lock
from time import monotonic

from django.conf import settings
from django.db import Error
from django.utils.translation import get_language

from .colours import Colours, chosen

logger = logging.getLogger(__name__)
HUB = "HRHub"
OFFERED = tuple(code for code, _name in settings.LANGUAGES)
FRESH_S = 0.5  # what a process knows is at most so old
AWAY_S = 10  # how long a database that did not answer is left alone: a page of words must not wait for it twice


@dataclass(frozen=True, slots=True)
class Site:
    name: str = HUB
    short_name: str = HUB
    mail: str = ""  # where readers write to, if it is not where mails come from
    funder_line: str = ""
    licences: dict = field(default_factory=dict)  # by kind of content: "text", "recording", "transcript", "resource"
    taglines: dict = field(default_factory=dict)  # by language
    privacy: dict = field(default_factory=dict)  # by language, in Markdown
    languages: tuple = OFFERED
    colours: Colours | None = None  # None: the stylesheet's own
    logo: tuple = ()  # (digest, width, height), or nothing
    revision: int = 0

    @property
    def contact(self):
        """The mail address for readers."""
        return self.mail or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]

    @property
    def tagline(self):
        """What this site is, in the active language, else in English, else ""."""
        return self.taglines.get(get_language()) or self.taglines.get(settings.LANGUAGE_CODE, "")


class Memory:
    """What this process knows of the site, and until when that counts as fresh."""

    def __init__(self):
        self.lock = Lock()
        self.keep(Site(), for_seconds=0)

    def keep(self, site, for_seconds=FRESH_S):
        self.site, self.until = site, monotonic() + for_seconds

    def refresh(self):
        """Ask the database: for the revision alone, mostly. One thread asks, the others go on with what is known."""
        if not self.lock.acquire(blocking=False):
            return
        try:
            self.keep(newer_than(self.site))
        except Error as error:
            logger.warning("the site's own name is not read: %s", error)
            self.keep(self.site, for_seconds=AWAY_S)
        finally:
            self.lock.release()


memory = Memory()


def site():
    """Return what this site says of itself: at most half a second old, and the last known while the database is away.

    A process asks at most twice a second, whatever the number of requests; most of them ask nothing.
    """
    if monotonic() >= memory.until:
        memory.refresh()
    return memory.site


def forget():
    """Ask again next time: an editor changed something."""
    memory.until = 0


def leave_alone():
    """Ask nothing for a while: the database was found to be away."""
    memory.keep(memory.site, for_seconds=AWAY_S)


def newer_than(known):
    """Return the Site as the database has it; `known` itself where its revision still holds."""
    from .models import SiteIdentity  # it is above this module: it checks colours, and calls `forget`

    revision = SiteIdentity.objects.filter(pk=1).values_list("revision", flat=True).first()
    if revision is None:
        return Site()
    if revision == known.revision:
        return known
    row = SiteIdentity.objects.defer("logo", "loaded").filter(pk=1).first()
    return as_site(row) if row else Site()


def as_site(row):
    return Site(
        name=row.name or HUB,
        short_name=row.short_name or row.name or HUB,
        mail=row.contact,
        funder_line=row.funder_line,
        licences={
            "text": row.licence_texts,
            "recording": row.licence_recordings,
            "transcript": row.licence_transcripts,
            "resource": row.licence_resources,
        },
        taglines=row.tagline,
        privacy=row.privacy,
        languages=offered(row.languages),
        colours=chosen(row.accent, row.warm, row.accent_dark, row.warm_dark),
        logo=(row.logo_digest, row.logo_width, row.logo_height) if row.logo_digest else (),
        revision=row.revision,
    )


def offered(chosen):
    """Return the codes of the languages that the site offers, in our order: all where none is chosen, and English."""
    return tuple(code for code in OFFERED if not chosen or code in chosen or code == settings.LANGUAGE_CODE)
