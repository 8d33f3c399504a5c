"""A message, and its text for a chat and for an SMS; `mailto` has that for a mail.

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
MOMENT_LENGTH = 48  # with its time
LEAST_MOMENTS = 3  # before there are fewer, what there is to read and hear goes
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
    day: str = ""
    hours: str = ""
    minutes: str = ""
    brief_when: str = ""  # the day, and when it begins
    subject_when: str = ""  # the same, without what is not known
    lines: list = field(default_factory=list)  # where it is, or what there is to read, hear and watch
    moments: list = field(default_factory=list)  # of what was said, each with its time
    cost: str = ""
    teaser: str = ""  # for a mail alone, as the rest
    details: list = field(default_factory=list)  # in place of `lines`
    hint: str = ""  # how to get to a moment

    @property
    def chat(self):
        """At most 400 letters; the title is bold."""
        lines = [shortened(unmarked(line), LINE_LENGTH) for line in self.lines]
        moments = [shortened(unmarked(moment), MOMENT_LENGTH) for moment in self.moments]
        when = together(self.brief_when, self.minutes) if moments else together(self.day, self.hours, self.minutes)
        below = [[*spread(moments, said), *lines[:n]] for said, n in fewer_and_fewer(len(moments), len(lines))]
        return fitted(
            unmarked(self.title), self.versions(when, below, bold=True), lambda text: len(text) <= CHAT_LENGTH
        )

    @property
    def sms(self):
        """At most two parts."""
        below = [self.lines[:n] for n in range(len(self.lines), -1, -1)]
        versions = [spaced_plainly(v) for v in self.versions(together(self.brief_when, self.minutes), below)]
        return fitted(one_line(self.title), versions, lambda text: sms_parts(text).parts <= SMS_PARTS)

    def versions(self, when, below, bold=False):
        """Return the versions of the text, each with less than the one before: what matters least goes first.

        First lines, as `below` has ever fewer of them, then the cost, then the minutes; day, hour and address never.
        """
        return [
            *(self.version(self.lead, when, lines, bold=bold) for lines in below),
            self.version(self.lead, when, cost=False, bold=bold),
            self.version(self.brief_lead, self.brief_when, cost=False, bold=bold),
        ]

    def version(self, lead, when, lines=(), cost=True, bold=False):
        """Return a function from the title, whole or shortened, to the text."""
        below = [one_line(line) for line in (when, *lines, self.cost if cost else "")]

        def written(title):
            own = f"*{title}*" if bold else one_line(title)
            return "\n".join(line for line in (lead, own, *below, self.address) if line)

        return written


def unmarked(words):
    """Return `words` in one line, without what a chat takes for bold, slanted or struck out."""
    return CHAT_MARKS.sub("", one_line(words))


def fewer_and_fewer(moments, lines):
    """Return how many moments and lines there are in each version: where all does not fit, at first moments go."""
    kept = min(moments, LEAST_MOMENTS)
    return [
        *((n, lines) for n in range(moments, kept, -1)),
        *((kept, n) for n in range(lines, 0, -1)),
        *((n, 0) for n in range(kept, -1, -1)),
    ]


def spread(rows, n):
    """Return `n` of `rows`, from the first one on, spread evenly over all of them."""
    return [rows[place * len(rows) // n] for place in range(n)]


def together(*parts):
    return gettext(", ").join(part for part in parts if part)


def spaced_plainly(written):
    """Return the same without no-break spaces: one of them halves the room of an SMS."""
    return lambda title: written(title).translate({0xA0: " ", 0x202F: " "})


def fitted(title, versions, fits):
    """Return the first of `versions` that fits with the whole title; where none does, the last with as much as fits."""
    for written in versions:
        if fits(written(title)):
            return written(title)
    lengths = range(1, len(title))
    longest = bisect_left(lengths, True, key=lambda n: not fits(written(shortened(title, n))))
    return written(shortened(title, longest))  # `lengths` begins at 1: this is the last that fits
