"""One row of a list of members as somebody wrote it, before anything is saved."""

from dataclasses import dataclass

from hrhub.participation.models.registrations import NAME_LENGTH
from hrhub.web.plain_text import in_one_line

ORGANISATION_LENGTH = 150


@dataclass(slots=True)
class Row:
    name: str
    organisation: str = ""
    sector: str = ""
    role: str = ""
    email: str = ""
    guessed: bool = False  # the sector, from the words of the organisation: it is asked


def fitted(words, length):
    """Return `words` in one line and not longer than their field."""
    return in_one_line(words)[:length].strip()


def row_of(name, organisation, sector="", **more):
    return Row(fitted(name, NAME_LENGTH), fitted(organisation, ORGANISATION_LENGTH), sector, **more)
