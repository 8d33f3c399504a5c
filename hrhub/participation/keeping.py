"""The private link on the screen, for whom no mail brings it: to keep, or to send to oneself."""

from django.utils.translation import gettext

from hrhub.catalogue.message import Message
from hrhub.catalogue.sharing import links

from .links import address_of
from .models import registration_of
from .qr import drawn
from .saying import titled


def link_to_keep(row):
    """Return what `_keep_link.html` shows of `row`; `keep` are links by which one without an address sends it."""
    own = address_of(row)
    size, path = drawn(own)
    return {"own": own, "size": size, "path": path, "keep": None if row.email else to_myself(row, own)}


def to_myself(row, own):
    title, _language = titled(registration_of(row).event)
    return links(Message(title, own, lead=gettext("My private link. I do not pass it on.")))
