"""Passing a page on: links that open a message with its text. No script, and nothing from elsewhere before a click."""

from collections import namedtuple

from django.conf import settings
from django.utils.translation import get_language

from hrhub.web.addresses import DEFAULT, absolute
from hrhub.web.identity import site

from . import wording
from .mailto import mailto, quoted
from .message import Message, shortened, together
from .models import Event

Share = namedtuple("Share", "address text whatsapp sms mail")
QUOTE_LENGTH = 160


def links(message):
    """Return what the block "Share" shows of `message`."""
    chat = message.chat
    return Share(
        message.address,
        chat,
        f"https://wa.me/?text={quoted(chat)}",
        f"sms:?&body={quoted(message.sms)}",
        mailto(message),
    )


def of_page(name, path, words="", when=""):
    """Return the links of a page that is no event's, a person's or a country's; `words` say what it holds."""
    lines = [words, site().name]
    return links(
        Message(name, absolute(path), day=when, brief_when=when, subject_when=when, lines=lines, details=lines)
    )


def of_passage(event, title, citation):
    """Return the links of one passage of a transcript: its words, who said them, and the second."""
    passage, words, _place = citation
    lines = [f'"{shortened(words, QUOTE_LENGTH)}"', together(passage.speaker, passage.clock)]
    address = short_address(event, second=passage.second)
    return links(Message(wording.numbered(event, title), address, lines=lines, details=lines))


# Short addresses: pages/short.py leads on from them


def short_address(event, numbers=None, second=None):
    """Return the whole short address, as a message carries it; it says which language, and which second.

    Of a coming event it is another one after a change (`v`): chats keep the preview of what they have seen, old hour
    and all.
    """
    language = get_language() or DEFAULT
    query = [
        *([language] if language != DEFAULT else []),
        *([f"t={second}"] if second is not None else []),
        *([f"v={event.sequence + 1}"] if event.sequence and not event.is_over else []),
    ]
    return settings.SITE_URL + short_path(event, numbers) + ("?" + "&".join(query) if query else "")


def short_path(event, numbers=None):
    """Return "/w24" where the series has a letter and the number is its own, else "/e/" and the event's code.

    `numbers` are those of the visible events of its series; not given, they cost a query where there is a letter.
    """
    letter = letter_of(event)
    if letter and numbers is None:
        numbers = same_numbers(event)
    return f"/{letter}{event.number}" if letter and numbers.count(event.number) == 1 else f"/e/{event.code}"


def letter_of(event):
    """Return the letter of the event's series as addresses have it, or "": without a number it is of no use."""
    return (event.series.letter or "") if event.series_id and event.number is not None else ""


def same_numbers(event):
    same = Event.objects.published().filter(series=event.series_id, number=event.number).order_by()
    return list(same.values_list("number", flat=True))
