"""Signed links: whoever holds one acts for a registration, for a member of a team, or takes a team over; no account.

They are not stored. A link ends when the version in its row is raised (a hand-over), and when nothing is kept any more.
"""

import re

from django.core.signing import Signer
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from hrhub.web.addresses import absolute

from .models import HandOver, Member, Registration

FORM = re.compile(r"(?P<kind>[rmh])(?P<key>[0-9a-z]{16})-(?P<version>[1-9][0-9]{0,8})-(?P<signature>[\w-]{22})")
KINDS = {"r": Registration, "m": Member, "h": HandOver}


def token_for(row, purpose=""):
    """Return the token of `row`, of one of the `KINDS`, as it is valid now.

    One for a `purpose` is good for that alone: without one it acts for `row` in everything.
    """
    kind = next(letter for letter, model in KINDS.items() if isinstance(row, model))
    return f"{kind}{row.key}-{row.version}-{signature(kind, row.key, row.version, purpose)}"


def signature(kind, key, version, purpose=""):
    """Return 22 characters, 132 bits: as many as a link that is typed or sent by SMS can bear."""
    return Signer(salt="hrhub.participation.links").signature(f"{purpose}{kind}{key}-{version}")[:22]


def address_of(row, language=None):
    """Return the whole address of the private page of `row`, in `language` or the one that is active."""
    return absolute(f"/my/{token_for(row)}/", language)


def by_signed_link(token, purpose=""):
    """Return the row (see `KINDS`) that `token` stands for, or None: forged, ended, or deleted. One query."""
    found = FORM.fullmatch(token or "")
    if not found:
        return None
    own = signature(*found.group("kind", "key", "version"), purpose)
    if not constant_time_compare(own, found["signature"]):
        return None
    rows = KINDS[found["kind"]].objects.with_all()
    row = rows.filter(key=found["key"], version=found["version"]).first()
    return row if row and timezone.now() < row.kept_until else None
