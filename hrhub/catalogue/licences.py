"""Under which licence something may be used: its own, else that of its event, else the one that the site gives."""

import re
from collections import namedtuple

from django.utils.html import format_html

from hrhub.web.identity import site

Licence = namedtuple("Licence", "words address")

CREATIVE_COMMONS = "https://creativecommons.org/"
BY = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](3\.0|4\.0)( IGO)?", re.IGNORECASE)
PUBLIC_DOMAIN = {
    "cc0": "publicdomain/zero/1.0/",
    "cc0 1.0": "publicdomain/zero/1.0/",
    "public domain mark 1.0": "publicdomain/mark/1.0/",
}


def licence_of(kind, *own):
    """Return the Licence of a "text", "recording", "transcript" or "resource", or None where nobody said one.

    `own` are the words of the thing itself and of its event, the nearest first; "" where they say nothing.
    """
    words = next((said for said in own if said), "") or site().licences.get(kind, "")
    return Licence(words, address_of(words)) if words else None


def address_of(words):
    """Return where a well-known licence is written, or "": then its words must do."""
    words = " ".join(words.split())
    if known := PUBLIC_DOMAIN.get(words.lower()):
        return CREATIVE_COMMONS + known
    known = BY.fullmatch(words)
    if not known or (known[3] and known[2] != "3.0"):  # for international organisations there is no 4.0
        return ""
    return f"{CREATIVE_COMMONS}licenses/{known[1].lower()}/{known[2]}/{'igo/' if known[3] else ''}"


def linked(licence):
    """Return the words of a Licence as HTML, with a link where it is well known; None as it is."""
    if not licence or not licence.address:
        return licence and licence.words
    return format_html('<a href="{}" rel="license noopener">{}</a>', licence.address, licence.words)
