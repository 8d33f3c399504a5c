"""What a page looks like where its address is passed on: OpenGraph, as chats and networks read it.

They cut titles after some sixty letters and descriptions after a hundred and twenty, and keep what they saw: the
picture, which has no hour in it, has the revision of the event in its address.
"""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from hrhub.catalogue import wording
from hrhub.catalogue.shortening import one_line, shortened
from hrhub.web.addresses import absolute

TITLE, DESCRIPTION, SEARCH = 60, 120, 160
LOCALES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "pt": "pt_PT", "ar": "ar_AR"}


@dataclass(frozen=True, slots=True)
class Preview:
    title: str
    words: str
    address: str
    kind: str = "article"  # of OpenGraph's types; "website" would be a web page for Zotero, whatever else is said
    picture: str = ""
    alt: str = ""

    @property
    def short_title(self):
        return shortened(one_line(self.title), TITLE)

    @property
    def description(self):
        """For chats and networks."""
        return shortened(one_line(self.words), DESCRIPTION)

    @property
    def search(self):
        """For search engines, which show more."""
        return shortened(one_line(self.words), SEARCH)

    @property
    def locale(self):
        return LOCALES.get(get_language(), get_language())


def of_event(event, title, teaser, timeless=False):
    """Return the preview of an event: day and hour first, then why come. A draft has no picture."""
    picture = f"{absolute(event.path)}picture.png?v={event.revision}" if event.is_published else ""
    when = "" if timeless else in_words(event)
    return Preview(title, sentences(when, teaser), absolute(event.path), picture=picture, alt=title)


def in_words(event):
    """Return what became of it, where that is not what was planned, and day and hour."""
    off = event.get_state_display() if event.is_called_off else ""
    moment = gettext(", ").join(part for part in (wording.written_date(event), wording.written_hours(event)) if part)
    return gettext("%(moment)s (%(state)s)") % {"moment": moment, "state": off} if off else moment


def sentences(*parts):
    return " ".join(part if part.endswith((".", "!", "?", "؟")) else f"{part}." for part in parts if part)
