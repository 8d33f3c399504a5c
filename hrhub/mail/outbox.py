"""Putting mails into the outbox: checked, and in the transaction of the act that they tell of."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language

from hrhub.mail.models import Mail

ADDRESS = Mail._meta.get_field("recipient")  # at most 254 letters, on both databases


@dataclass
class Letter:
    """What an act wants to be sent. `text` is complete by itself; `calendar` is an iCalendar file.

    `scope` names those with whom it shares a limit (see `limits`); after `useless_from` it is not sent any more.
    """

    kind: str
    to: str
    subject: str
    text: str
    html: str = ""
    calendar: str = ""
    calendar_method: str = ""
    reply_to: str = ""
    unsubscribe: str = ""
    scope: str = ""
    language: str = ""
    useless_from: datetime | None = None


def put(letter):
    """Write `letter` into the outbox, and return its row. Call it inside the transaction of the act.

    Raises ValidationError for what is no address.
    """
    return put_all([letter])[0]


def put_all(letters):
    """Do so with many: in one statement, but for SQLite, which takes forty rows in each."""
    return Mail.objects.bulk_create([mail_to(letter.to, letter.scope, **said(letter)) for letter in letters])


def put_draft(kind, to, about, scope="", *, held=False):
    """Write a mail into the outbox that is worded when its turn comes, and return its row.

    `settings.MAIL_WRITERS[kind]` names the function that returns its Letter for `about`, a number, or None where there
    is nothing to say any more. So the act costs one INSERT, and the same whatever will be said; also where it is `held`
    back, for editors. Raises ValidationError for what is no address.
    """
    state = Mail.State.HELD if held else Mail.State.WAITING
    mail = mail_to(to, scope, kind=kind, about=about, state=state)
    mail.save(force_insert=True)
    return mail


def mail_to(address, scope, **values):
    ADDRESS.clean(address, None)
    message_id = f"<{token_hex(16)}@{urlsplit(settings.SITE_URL).hostname}>"
    return Mail(recipient=address, recipient_key=key_of(address), scope=scope, message_id=message_id, **values)


def said(letter):
    """Return what `letter` says, by the names of a Mail's fields. Raises ValidationError for what is no address."""
    if letter.reply_to:
        ADDRESS.clean(letter.reply_to, None)
    return {
        "kind": letter.kind,
        "language": letter.language or get_language() or settings.LANGUAGE_CODE,
        "reply_to": letter.reply_to,
        "subject": in_one_line(letter.subject),
        "text": letter.text,
        "html": letter.html,
        "calendar": letter.calendar,
        "calendar_method": letter.calendar_method,
        "unsubscribe": letter.unsubscribe,
        "useless_from": letter.useless_from,
    }


def key_of(address):
    """Return what the ways to write one address have in common: no capitals, no "+tag", no dots before the "@"."""
    local, _at, host = address.lower().rpartition("@")
    return f"{local.partition('+')[0].replace('.', '')}@{host}"


def in_one_line(words):
    """Return a subject of at most 250 letters without what could end a header (CR, LF, U+2028 and their like)."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())[:250]
