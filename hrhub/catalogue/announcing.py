"""What a message says of an event or another page, in three lengths: for a chat, for an SMS, and for a mail.

All in the active language, in plain text, and never more than is known. What comes from people is made one line each,
without the marks that turn the direction of what follows; the address stands alone on the last line, whole.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, pgettext

from . import wording
from .models import Precision
from .sms import sms_parts

CHAT_LENGTH = 400
SMS_PARTS = 2
LEAST_TITLE = 20  # rather than a shorter one, something less important goes
LINE_LENGTH = 90  # of what people wrote: a venue, a date as printed
BRIEF_LENGTH = 30
PAGE_BYTES = 15_000  # a first visit to a page with all that the founding events have; a test measures it
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
CHAT_MARKS = re.compile(r"[*`~]|(?<![^\W_])_+|_+(?![^\W_])")  # an underscore within a word marks nothing
# Translators: no letter outside of GSM-7 where it can be avoided ("û", "á", "’"): one of them halves an SMS.
LEADS = {
    "cancelled": gettext_lazy("Cancelled."),
    "postponed": gettext_lazy("Postponed. This day may not be valid."),
    "live": gettext_lazy("Live now."),
    "changed": gettext_lazy("Updated: this holds now."),
    "unknown": gettext_lazy("Announced; we do not know whether it took place."),
}
BRIEF_LEADS = {
    "postponed": gettext_lazy("Postponed, day uncertain."),
    "changed": gettext_lazy("Updated."),
    "unknown": gettext_lazy("Outcome unknown."),
}
FIRST = {"cancelled", "postponed"}  # what even the subject of a mail begins with


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


def one_line(words):
    """Return `words` in one line, without what would turn or hide what follows them."""
    return " ".join(TURNING.sub("", words).split())


def shortened(words, length):
    """Return at most `length` letters of `words`, cut between two of them where that costs little."""
    if len(words) <= length:
        return words
    cut = words[: max(length - 3, 0)]
    whole = cut.rpartition(" ")[0]
    return (whole if len(whole) > 2 * len(cut) // 3 else cut).rstrip() + "..."  # "…" is no letter of an SMS


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


def of_event(event, title, address, lines=(), timeless=False):
    """Return the Message of `event`, which comes from `for_page()`; one that is `timeless` says nothing of when."""
    stage = stage_in_messages(event)
    message = Message(titled(event, title), address, *leads_of(event, stage), lines=list(lines), cost=cost_of_page())
    if not timeless:
        message.minutes = minutes_of(event)
        message.when = together(day_of(event), wording.written_hours(event) or hour_gap(event), message.minutes)
        message.brief_when = together(brief_day(event), brief_hour(event)).replace("–", "-")  # no letter of an SMS
    return message


def titled(event, title):
    return f"{event.number_words}: {title}" if event.number_words else title


def cost_of_page():
    # Translators: no letter outside of GSM-7, as above.
    return gettext("The page costs about %(size)s:") % {"size": wording.size_in_words(PAGE_BYTES)}


def stage_in_messages(event):
    """Return the stage as `wording.stage` names it, or "changed".

    Nobody notes what a reader has seen before. Known is that a calendar was to be told of a change (`sequence`), and
    that something changed after the event was published: one who reads "updated" is never told a falsehood.
    """
    stage, _words = wording.stage(event)
    told = event.sequence and event.is_published and event.changed_at > event.published_at
    return "changed" if stage == "coming" and told else stage


def leads_of(event, stage):
    """Return what a text begins with, the same in brief, and what even the subject of a mail begins with."""
    full = str(LEADS.get(stage, ""))
    brief = str(BRIEF_LEADS.get(stage, full))
    practice = gettext("For practising.") if event.practice else ""
    return tuple(f"{practice} {lead}".strip() for lead in (full, brief, brief if stage in FIRST else ""))


def together(*parts):
    return gettext(", ").join(part for part in parts if part)


def day_of(event):
    return shortened(wording.written_date(event), LINE_LENGTH)


def brief_day(event):
    if event.date and event.date_precision == Precision.DAY and not event.until:
        return date_format(event.date, pgettext("date format: a day, short", "D j F Y"))
    written = wording.written_date(event)
    return written if event.known_date else shortened(written, BRIEF_LENGTH)


def hour_gap(event):
    return "" if event.is_over else gettext("hour not known")


def brief_hour(event):
    """Return when it begins, in its zone and in UTC, as short as it can be said."""
    if not event.start:
        return hour_gap(event)
    start = f"{event.start:%H:%M}"
    if event.starts_at:
        return start_in_both(event, start)
    if event.zone_words:
        return f"{start} {shortened(event.zone_words, BRIEF_LENGTH // 2)}"
    if event.zone:
        return f"{start} {wording.zone_name(event.zone)}"
    return gettext("%(hours)s, time zone not stated") % {"hours": start}


def start_in_both(event, start):
    if event.zone == "UTC":
        return f"{start} UTC"
    utc = f"{event.starts_at:%H:%M}"
    if event.starts_at.date() != event.date:
        utc = gettext("%(weekday)s %(hours)s") % {"weekday": date_format(event.starts_at, "D"), "hours": utc}
    return gettext("%(hour)s %(zone)s (%(utc)s UTC)") % {
        "hour": start,
        "zone": wording.zone_name(event.zone),
        "utc": utc,
    }


def minutes_of(event):
    """Return how long it lasts, where its hours say so: "" over several days, and without an end."""
    if not event.start or not event.end or (event.until and event.until != event.date):
        return ""
    if event.starts_at:
        minutes = int((event.ends_at - event.starts_at).total_seconds() // 60)
    else:
        minutes = (event.end.hour - event.start.hour) * 60 + event.end.minute - event.start.minute
    words = pgettext("length, after the hours", "%(minutes)s min")
    return words % {"minutes": minutes % (24 * 60)} if minutes else ""
