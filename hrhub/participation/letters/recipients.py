"""Who is written: whoever registered, and the members of a team, once the coordinator's address is confirmed."""

from dataclasses import dataclass

from hrhub.mail.outbox import key_of
from hrhub.participation.links import address_of
from hrhub.participation.models import Member, Registration, registration_of

State = Registration.State


@dataclass
class Recipient:
    """One who is written about a registration: `row` is it, or the Member."""

    row: Registration | Member
    registration: Registration
    address: str
    language: str
    link: str = ""  # in place of that to the row's own private page
    is_other: bool = False  # neither: an address that an act names

    @property
    def is_member(self):
        return isinstance(self.row, Member)

    @property
    def belongs(self):
        """True for whoever registered, and for members who were let in."""
        return not self.is_other and (not self.is_member or self.row.accepted)

    @property
    def has_place(self):
        return self.belongs and self.registration.state == State.SEATED

    @property
    def private_link(self):
        return self.link or address_of(self.row)


def recipients(kind, rows):
    """Return the Recipients of a mail of `kind` to `rows`, Registrations or Members; one query, where teams are in it.

    None without an address, none who stopped this kind of mail, and no address twice: it may be an office's.
    """
    found = [recipient(row) for row in rows]
    if kind.to_members:
        found += [recipient(member) for member in members_of([row for row in rows if is_team(row)])]
    by_address = {(one.registration.pk, key_of(one.address)): one for one in reversed(found) if is_written(kind, one)}
    return list(reversed(by_address.values()))


def recipient(row):
    registration = registration_of(row)
    return Recipient(row, registration, row.email, registration.language)


def is_team(row):
    return isinstance(row, Registration) and row.is_team


def members_of(teams):
    """Return the accepted members of `teams`, Registrations, who have an address; each knows its registration."""
    if not teams:
        return []
    by_key = {row.pk: row for row in teams}
    rows = Member.objects.accepted().exclude(email="").filter(team__registration__in=by_key).order_by("team", "id")
    members = list(rows.select_related("team"))
    for member in members:
        member.team.registration = by_key[member.team.registration_id]
    return members


def is_written(kind, one):
    if not one.address or kind.can_be_stopped and not one.row.wants_mail:
        return False
    return not one.is_member or may_write_members(one.registration) and not is_same(one)


def may_write_members(registration):
    """Say whether somebody stands behind the addresses that a team gave: one whose own address is confirmed."""
    return registration.has_mail and registration.confirmed_at is not None


def is_same(one):
    """Say whether the member is the coordinator as well: one mail is enough."""
    return one.address.strip().lower() == one.registration.email
