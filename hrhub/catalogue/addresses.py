"""Slugs of events, codes of short addresses, and the words that neither may be."""

import secrets

from hrhub.web.folding import slug_of

# Addresses under /webinars/ and /conferences/<slug>/ that are ours, now or by plan.
RESERVED = frozenset(
    "add admin api archive calendar cite delete edit events event feed feeds frame ics json new page pages past "
    "programme register room schedule search times transcript upcoming".split()
)
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0 and o, no 1, i and l: they are read aloud and typed from paper


def event_slug(title, taken):
    """Return an address for `title` that is neither reserved nor in `taken`."""
    wanted = slug_of(title)
    if wanted in RESERVED:
        wanted = f"{wanted}-event"
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def new_code():
    """Return six random letters for a short address; whoever saves it tries again in the rare case that it is taken."""
    return "".join(secrets.choice(LETTERS) for _ in range(6))
