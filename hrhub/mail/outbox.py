"""Putting mails into the outbox: checked, limited, and in the transaction of the act that they tell of."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import get_language

from hrhub.mail.models import Mail

ADDRESS = Mail._meta.get_field("recipient")  # at most 254 letters, on both databases
HOUR = timedelta(hours=1)
# Whoever gets more than this within an hour is being bombed, whatever page it comes from.
MOST_TO_ONE = 12
MOST_OF_A_SCOPE = 450  # a team of two hundred that is confirmed and changed at once


@dataclass
class Letter:
    """What an act wants to be sent. `text` is complete by itself; `calendar` is an iCalendar file.

    `scope` names those with whom it shares an hourly limit; after `useless_from` it is not sent any more.
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
    """Write `letter` into the outbox, and return its row; over a limit it is held back, which editors see.

    Call it inside the transaction of the act. Raises ValidationError for what is no address.
    """
    return put_all([letter])[0]


def put_all(letters):
    """Do so with many: in three queries, but for SQLite, which takes forty rows in a statement."""
    mails = [as_mail(letter) for letter in letters]
    hold_back(mails)
    return Mail.objects.bulk_create(mails)


def as_mail(letter):
    ADDRESS.clean(letter.to, None)
    if letter.reply_to:
        ADDRESS.clean(letter.reply_to, None)
    return Mail(
        kind=letter.kind,
        recipient=letter.to,
        recipient_key=key_of(letter.to),
        scope=letter.scope,
        language=letter.language or get_language() or settings.LANGUAGE_CODE,
        reply_to=letter.reply_to,
        subject=in_one_line(letter.subject),
        text=letter.text,
        html=letter.html,
        calendar=letter.calendar,
        calendar_method=letter.calendar_method,
        unsubscribe=letter.unsubscribe,
        message_id=f"<{token_hex(16)}@{urlsplit(settings.SITE_URL).hostname}>",
        useless_from=letter.useless_from,
    )


def key_of(address):
    """Return what the ways to write one address have in common: no capitals, no "+tag", no dots before the "@"."""
    local, _at, host = address.lower().rpartition("@")
    return f"{local.partition('+')[0].replace('.', '')}@{host}"


def in_one_line(words):
    """Return a subject of at most 250 letters without what could end a header (CR, LF, U+2028 and their like)."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())[:250]


def hold_back(mails):
    """Hold back those of `mails`, new rows, that are over a limit."""
    to_one = sent_within_an_hour("recipient_key", {mail.recipient_key for mail in mails})
    of_a_scope = sent_within_an_hour("scope", {mail.scope for mail in mails} - {""})
    for mail in mails:
        if to_one[mail.recipient_key] >= MOST_TO_ONE or of_a_scope[mail.scope] >= MOST_OF_A_SCOPE:
            mail.state = Mail.State.HELD
            continue
        to_one[mail.recipient_key] += 1
        of_a_scope[mail.scope] += bool(mail.scope)


def sent_within_an_hour(field, values):
    """Return a Counter of the mails of the last hour that were not held back, by the values of `field`."""
    if not values:
        return Counter()
    recent = Mail.objects.filter(made_at__gt=timezone.now() - HOUR).exclude(state=Mail.State.HELD).order_by()
    found = recent.filter(**{f"{field}__in": values}).values_list(field)
    return Counter(dict(found.annotate(n=Count("id"))))
