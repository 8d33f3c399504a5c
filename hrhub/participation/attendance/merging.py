"""The rows of a report as people: whoever left and came back, or had two devices, is one."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from hrhub.web.folding import fold

from . import times
from .reading import BadReport

MOST_SENTENCES = 20
AT_LEAST = 60  # seconds; whoever was there for less only looked in


@dataclass(slots=True)
class Connected:
    """Somebody who was connected, under one address or one name."""

    name: str
    email: str
    country: str
    stays: list = field(default_factory=list)
    rest: int = 0  # seconds of rows without moments

    @property
    def seconds(self):
        return times.merged(self.stays) + self.rest

    @property
    def minutes(self):
        return max(1, round(self.seconds / 60))

    @property
    def stayed(self):
        return self.seconds >= AT_LEAST

    def join(self, other):
        self.stays += other.stays
        self.rest += other.rest
        self.email, self.country = self.email or other.email, self.country or other.country


def people_in(rows):
    """Return those who were connected, as a list of Connected. Raises BadReport with a sentence for each bad row."""
    faults, found = [], {}
    for row in rows:
        if sentence := fault_of(row):
            faults.append(sentence)
            continue
        one = connected(row)
        key = one.email or fold(one.name) or one.name
        found[key].join(one) if key in found else found.update({key: one})
    refuse(faults)
    return with_names_joined(found)


def connected(row):
    one = Connected(row.name or row.email, row.email, row.country)
    if found := times.stay(row.joined, row.left):
        one.stays.append(found)
    else:
        one.rest = times.seconds(row.duration) or 0
    return one


def fault_of(row):
    """Return a sentence on what is wrong with a row, or "" ."""
    if not row.name and not row.email:
        return _("Row %(row)s names nobody.") % {"row": row.number}
    if times.stay(row.joined, row.left) or times.seconds(row.duration) is not None:
        return ""
    said = row.duration or " – ".join(filter(None, [row.joined, row.left]))
    if not said:
        return _("Row %(row)s does not say how long.") % {"row": row.number}
    return _("Row %(row)s: “%(words)s” is no duration.") % {"row": row.number, "words": said[:60]}


def refuse(faults):
    """Raise BadReport where there are `faults`: nothing of such a file is taken."""
    if faults:
        more = len(faults) - MOST_SENTENCES
        rest = [_("And %(n)s more rows.") % {"n": more}] if more > 0 else []
        raise BadReport(*faults[:MOST_SENTENCES], *rest)


def with_names_joined(found):
    """Join those without an address to the one with an address and the same name, if there is just one."""
    by_name = {}
    for one in found.values():
        if one.email:
            by_name.setdefault(fold(one.name), []).append(one)
    people = []
    for one in found.values():
        same = [] if one.email else by_name.get(fold(one.name), [])
        if len(same) == 1:
            same[0].join(one)
        else:
            people.append(one)
    return people
