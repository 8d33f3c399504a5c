"""Who of those who were connected is known: by address, else by a name that only one has."""

import re

from hrhub.participation.models import Member, Registration
from hrhub.web.folding import fold

IN_BRACKETS = re.compile(r"[(\[](.*?)[)\]]")


class Known:
    """Those who registered for an event and the members of its teams; two queries."""

    def __init__(self, event):
        self.by_email, self.by_name = {}, {}
        registrations = Registration.objects.filter(event=event).exclude(state=Registration.State.UNCONFIRMED)
        members = Member.objects.filter(team__registration__event=event).accepted()
        for member in members.select_related("team__registration").order_by("pk"):
            self.add(member, member.email, [member.name])
        for one in registrations.select_related("team", "country").order_by("-door", "pk"):
            self.add(one, one.email, [one.name, *names_of_team(one)])

    def add(self, row, email, names):
        if email:
            self.by_email[email.lower()] = row
        for name in filter(None, map(key_of, names)):
            self.by_name.setdefault(name, {})[(type(row), row.pk)] = row

    def find(self, one):
        """Return the Registration or Member that the Connected `one` is, or None."""
        if found := self.by_email.get(one.email):
            return found
        for name in readings(one.name):
            rows = list(self.by_name.get(key_of(name), {}).values())
            if row := the_one(rows):
                return row
        return None


def the_one(rows):
    """Return the row that is meant; a coordinator who is in the own roster as well is the coordinator."""
    if len(rows) < 2:
        return rows[0] if rows else None
    registrations = [row for row in rows if isinstance(row, Registration)]
    members = [row for row in rows if isinstance(row, Member)]
    same = len(registrations) == 1 and all(m.team.registration_id == registrations[0].pk for m in members)
    return registrations[0] if same else None


def names_of_team(registration):
    """Return under which names a team may have come: its own, and country and city."""
    team = getattr(registration, "team", None)
    if team is None:
        return []
    return [team.name, f"{registration.country} {team.city}", f"Team {registration.country} {team.city}"]


def readings(name):
    """Give the ways in which a name on a screen can be read: "Galaxy A12 (Mutinta Banda)"."""
    yield name
    if IN_BRACKETS.search(name):
        yield IN_BRACKETS.sub(" ", name)
        yield from IN_BRACKETS.findall(name)


def key_of(name):
    """Return `name` for comparing: folded, in any order of its words. One word alone is no name: too many have it."""
    words = sorted(fold(name).split())
    return " ".join(words) if len(words) > 1 else ""
