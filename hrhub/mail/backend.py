"""What Django and its apps send goes into the outbox as well: nobody waits for a mail server, and a rollback counts."""

from django.core.mail.backends.base import BaseEmailBackend

from hrhub.mail.models import ACCOUNT
from hrhub.mail.outbox import Letter, put


class Outbox(BaseEmailBackend):
    """The backend for `EMAIL_BACKEND`: a row for each recipient. The sender uses another one, MAIL_TRANSPORT."""

    def send_messages(self, messages):
        return sum(len([put(letter) for letter in letters(message)]) for message in messages)


def letters(message):
    """Yield a Letter for each recipient of a message of Django's."""
    html = next((part.content for part in getattr(message, "alternatives", []) if part.mimetype == "text/html"), "")
    for address in message.recipients():
        yield Letter(ACCOUNT, address, message.subject, message.body, html, reply_to=next(iter(message.reply_to), ""))
