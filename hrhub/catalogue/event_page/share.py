"""Passing an event on: its address, and links that open a message with it. No script, nothing from elsewhere."""

from collections import namedtuple
from urllib.parse import quote

from hrhub.catalogue import wording
from hrhub.web.addresses import absolute

Share = namedtuple("Share", "address whatsapp sms mail")


def links(event, title, path):
    address = absolute(path)
    lines = [title, wording.written_date(event), wording.written_hours(event), address]
    text = quote("\n".join(line for line in lines if line))
    mail = f"mailto:?subject={quote(title)}&body={text}"
    return Share(address, f"https://wa.me/?text={text}", f"sms:?&body={text}", mail)
