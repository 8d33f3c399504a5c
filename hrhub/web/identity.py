"""Who runs this site: its name, and what holds for all that it shows."""

from dataclasses import dataclass, field
from email.utils import parseaddr

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Site:
    name: str = "HRHub"
    short_name: str = "HRHub"
    contact: str = ""  # a mail address
    funder_line: str = ""
    licences: dict = field(default_factory=dict)  # by kind of content: "text", "recording", "transcript", "resource"
    revision: int = 0


def site():
    """Return what this site says of itself; no query."""
    return Site(contact=parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
