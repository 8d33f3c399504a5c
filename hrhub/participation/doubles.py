"""The same person twice on the list of a team: written down by the coordinator, and added by oneself.

By address and name together two rows are one; who has only one of them in common is shown to the coordinator. Whoever
has the members' link can type any name and any address: by that no row changes to which somebody agreed oneself, and
nobody learns who is on the list.
"""

from collections import defaultdict

from django.utils.translation import ngettext

from hrhub.catalogue import wording
from hrhub.mail.outbox import key_of
from hrhub.web.folding import fold

from .forgetting import erase_member


def address(member):
    return key_of(member.email) if member.email else ""


def are_one(member, other):
    """Say whether two rows are of one person: one address, and one name or a part of it.

    The address alone may be that of an office: "M. Banda" is Mary Banda there, and John Phiri is not.
    """
    return address(member) == address(other) != "" and is_part(fold(member.name), fold(other.name))


def is_part(name, other):
    """Say whether each word of the shorter name is one of the longer, or begins one as an initial: "P." no "Mary"."""
    if name == other:
        return True
    fewer, more = sorted([name.split(), other.split()], key=len)
    left = list(more)
    for word in sorted(fewer, key=len, reverse=True):
        same = next((one for one in left if one == word or 1 in (len(one), len(word)) and one[0] == word[0]), None)
        if same is None:
            return False
        left.remove(same)
    return any(len(word) > 1 and word in more for word in fewer)


def without_doubles(rows, there):
    """Return those of `rows`, not saved yet, who are neither in `there` nor before in `rows`."""
    found, by_address = [], defaultdict(list)
    for row in there:
        by_address[address(row)].append(row)
    for row in rows:
        same = by_address[address(row)]
        if not any(are_one(row, other) for other in same):
            found.append(row)
            same.append(row)
    return found


def written_of(member):
    """Return the rows that the coordinator wrote of `member`, who agreed oneself.

    `member` may be somebody else, though. So none of those who are noted as having come, which the own row shows, and
    none who were written to: their private link would end, and to delete oneself would delete them.
    """
    rows = member.team.members.accepted().filter(added_by_oneself=False, came=False, attendances=None, told_way="")
    return [row for row in rows.exclude(pk=member.pk).exclude(email="").in_order() if are_one(row, member)]


def stand_in_for(member, written):
    """Let `member` stand in the place of the rows in `written`, which are deleted; what they said is not taken over."""
    for row in written:
        member.order = row.order
        go_on_counting(member, row)
        member.save(update_fields=["order"])
        erase_member(row)


def go_on_counting(member, row):
    """Let `member` go on from the calendar parts that `row` was sent, to the same address: the lower are dropped."""
    if address(member) == address(row) != "" and row.calendar_count > member.calendar_count:
        member.calendar_count = row.calendar_count
        member.save(update_fields=["calendar_count"])


def others_of(member):
    """Return the other rows of the list that have the name or the address of `member`.

    Those of the same name first, for an address may be many people's, and then those without a tick.
    """
    rows = member.team.members.accepted().exclude(pk=member.pk).order_by("came", "order", "id")
    found = [row for row in rows if fold(row.name) == fold(member.name) or address(row) == address(member) != ""]
    return sorted(found, key=lambda row: fold(row.name) != fold(member.name))


def told(members):
    """Return (a sentence, rows) of those of `members` who have a name in common, or an address.

    Of an address only where somebody added oneself with it: what a coordinator wrote twice was meant.
    """
    names, addresses = grouped(members, lambda one: fold(one.name)), grouped(members, address)
    found = [
        (ngettext("%(n)s person has this name.", "%(n)s people have this name.", len(rows)), rows) for rows in names
    ]
    for rows in addresses:
        if rows not in names and any(one.added_by_oneself for one in rows):
            words = ngettext("%(n)s person has this address.", "%(n)s people have this address.", len(rows))
            found.append((words, rows))
    return [(words % {"n": wording.number(len(rows))}, rows) for words, rows in found]


def grouped(members, key):
    """Return the lists of two or more of `members` who have a `key` in common."""
    found = defaultdict(list)
    for member in members:
        found[key(member)].append(member)
    return [rows for common, rows in found.items() if common and len(rows) > 1]
