"""A message in three lengths: for a chat, for an SMS, and for a mail.

In plain text; what comes from people is made one line each, and the address stands alone on the last line, whole.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import partial

from django.utils.translation import gettext

from . import shortening
from .shortening import one_line
from .sms import sms_parts

CHAT_LENGTH = 400
SMS_PARTS = 2
LEAST_TITLE = 20  # rather than a shorter one, something less important goes
LINE_LENGTH = 90  # of what people wrote: a venue, a date as printed
CHAT_MARKS = re.compile(r"[*`~]|(?<![^\W_])_+|_+(?![^\W_])")  # an underscore within a word marks nothing
shortened = partial(shortening.shortened, end="...")  # "…" is no letter of an SMS


@dataclass(slots=True)
class Message:
    title: str
    address: str
    lead: str = ""
    brief_lead: str = ""
    subject_lead: str = ""
    when: str = ""
    brief_when: str = ""  # the day, and when it begins
    minutes: str = ""
    lines: list = field(default_factory=list)  # where it is, or what there is to read, hear and watch
    cost: str = ""

    @property
    def chat(self):
        """At most 400 letters; the title is bold."""
        lines = [shortened(line, LINE_LENGTH) for line in self.lines]
        versions = [self.version(self.lead, self.when, lines[:n], bold=True) for n in range(len(lines), -1, -1)]
        return fitted(CHAT_MARKS.sub("", one_line(self.title)), versions, lambda text: len(text) <= CHAT_LENGTH)

    @property
    def sms(self):
        """At most two parts: the lines go first, then cost and minutes and the title's end; never the day and hour."""
        when = together(self.brief_when, self.minutes)
        versions = [
            self.version(self.lead, when, self.lines),
            self.version(self.lead, when),
            self.version(self.lead, when, cost=False),
            self.version(self.brief_lead, self.brief_when, cost=False),
        ]
        return fitted(one_line(self.title), versions, lambda text: sms_parts(text).parts <= SMS_PARTS)

    @property
    def subject(self):
        """The day and hour, then the title: what is called off says so first."""
        title = one_line(self.title)
        dated = gettext("%(when)s: %(title)s") % {"when": self.brief_when, "title": title} if self.brief_when else title
        return one_line(f"{self.subject_lead} {dated}")

    @property
    def mail(self):
        return self.version(self.lead, self.when, self.lines)(self.title)

    def version(self, lead, when, lines=(), cost=True, bold=False):
        """Return a function from the title, whole or shortened, to the text."""
        below = [one_line(line) for line in (when, *lines, self.cost if cost else "")]

        def written(title):
            own = f"*{title}*" if bold else one_line(title)
            return "\n".join(line for line in (lead, own, *below, self.address) if line)

        return written


def together(*parts):
    return gettext(", ").join(part for part in parts if part)


def fitted(title, versions, fits):
    """Return the first of `versions` that fits with enough of the title, and with as much of it as fits."""
    for written in versions:
        if fits(written(title)):
            return written(title)
        if fits(written(shortened(title, LEAST_TITLE))):
            break
    lengths = range(1, len(title))
    longest = bisect_left(lengths, True, key=lambda n: not fits(written(shortened(title, n))))
    return written(shortened(title, longest))  # `lengths` begins at 1: this is the last that fits
