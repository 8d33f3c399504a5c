"""Sending what is in the outbox: each mail is noted as sent before the next one is begun."""

import logging
import smtplib
from datetime import timedelta
from email.utils import formatdate

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import DatabaseError
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from hrhub.mail.alone import alone
from hrhub.mail.limits import count, within_limits
from hrhub.mail.models import ACCOUNT, Mail
from hrhub.mail.outbox import said

logger = logging.getLogger(__name__)
BATCH = 20
A_MINUTE = timedelta(minutes=1)
LONGEST_PAUSE = 60  # minutes between two tries
TOO_LATE = "It would come too late."
KEEP_TEXT = timedelta(days=7)
KEEP_ROWS = timedelta(days=90)
EMPTY = {"text": "", "html": "", "calendar": "", "unsubscribe": ""}


@alone
def send_due():
    """Send up to a batch of what is due; return how many were looked at, or None where somebody else is sending.

    Whoever is killed between a mail and its note sends this one twice, under the same Message-ID. A server that does
    not answer, or not to us, ends the batch, and 0 is returned: every mail would wait for it, so all wait a minute.
    """
    due = list(Mail.objects.due()[:BATCH])
    transport = get_connection(settings.MAIL_TRANSPORT)
    try:
        for mail in within_limits(due):
            if not send(mail, transport):
                Mail.objects.due().update(next_try_at=timezone.now() + A_MINUTE)
                return 0
    finally:
        transport.close()
    return len(due)


send_due.does = _("Sends the mails that are due")


def send(mail, transport):
    """Send one mail and note how that went; return whether the server can be asked for the next."""
    if mail.useless_from and mail.useless_from <= timezone.now():
        note(mail, state=Mail.State.FAILED, error=TOO_LATE)
        return True
    if mail.is_draft and not word(mail):
        return True
    try:
        transport.open()
        transport.send_messages([message(mail)])
    except (OSError, smtplib.SMTPException) as error:
        transport.close()
        failed(mail, error)
        return is_about_this_mail(error)
    except Exception as error:
        cannot_be_written(mail, error)
        return True
    count(mail)
    wiped = EMPTY if mail.kind == ACCOUNT else {}  # it holds a key to the desk
    note(mail, state=Mail.State.SENT, sent_at=timezone.now(), error="", tries=mail.tries + 1, **wiped)
    return True


def cannot_be_written(mail, error):
    """Note it as failed: it must not stand in the way of all others."""
    logger.exception("mail %s cannot be written", mail.pk)
    note(mail, state=Mail.State.FAILED, error=in_words(error))


def word(mail):
    """Give a draft its words; return False where it has none, and delete it where there is nothing to say any more.

    Raises DatabaseError where the database is busy or away: then it still waits.
    """
    try:
        letter = import_string(settings.MAIL_WRITERS[mail.kind])(mail.about)
    except DatabaseError:
        raise
    except Exception as error:
        cannot_be_written(mail, error)
        return False
    row = Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING)
    if letter is None:
        row.delete()
        return False
    words = {**said(letter), "scope": letter.scope, "about": None}
    for name, value in words.items():
        setattr(mail, name, value)
    return bool(row.update(**words))


def failed(mail, error):
    """Note a failure: for good where the server refuses this mail, else to be tried again, ever more rarely."""
    is_final = is_refusal(error) or timezone.now() >= mail.give_up_at
    pause = timedelta(minutes=min(2**mail.tries, LONGEST_PAUSE))
    note(
        mail,
        state=Mail.State.FAILED if is_final else Mail.State.WAITING,
        tries=mail.tries + 1,
        next_try_at=timezone.now() + pause,
        error=in_words(error),
    )


def note(mail, **values):
    Mail.objects.filter(pk=mail.pk, state=Mail.State.WAITING).update(**values)


def codes(error):
    """Return the codes of the server's answer (RFC 5321), if it gave one."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _words in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []


def is_about_this_mail(error):
    """True where the server answered to recipient or content; a wrong sender or password is about all mails."""
    return isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)


def is_refusal(error):
    return is_about_this_mail(error) and all(500 <= code < 600 for code in codes(error))


def in_words(error):
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers = [f"{code} {decoded(words)}" for code, words in error.recipients.values()]
        return " ".join(answers)[:300]
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {decoded(error.smtp_error)}"[:300]
    return f"{type(error).__name__}: {error}"[:300]


def decoded(words):
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)


def message(mail):
    """Return `mail` as Django sends it: the same bytes at every try, but for the boundaries of its parts."""
    headers = {
        "Message-ID": mail.message_id,
        "Date": formatdate(mail.made_at.timestamp()),
        "Content-Language": mail.language,
        "Auto-Submitted": "auto-generated",  # RFC 3834: no "I am on holiday" in return
    }
    if mail.unsubscribe:  # RFC 8058
        headers["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    written = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers=headers,
    )
    if mail.html:
        written.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        written.attach_alternative(mail.calendar, f"text/calendar; method={mail.calendar_method}")
        written.attach("event.ics", mail.calendar, "application/ics")
    return written


def wipe():
    """Empty the texts of mails that are a week old, delete the rows after ninety days; return how many these were."""
    done = Mail.objects.exclude(state=Mail.State.WAITING)
    now = timezone.now()
    deleted, _by_table = done.filter(made_at__lt=now - KEEP_ROWS).delete()
    return deleted + done.filter(made_at__lt=now - KEEP_TEXT).exclude(text="").update(**EMPTY)
