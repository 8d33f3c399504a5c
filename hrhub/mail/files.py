"""Mails as files, where no mail server was named: a newcomer opens them in any mail program."""

from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.text import slugify

FOLDER = Path(settings.VAR_DIR, "mail")


class Files(BaseEmailBackend):
    """Write each mail to VAR_DIR/mail/, as "20270311-140000-the-subject-1f2e.eml"; the folder is its owner's alone."""

    def send_messages(self, messages):
        FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in messages:
            written = message.message()
            unique = written["Message-ID"].strip("<>").partition("@")[0][-8:]
            name = f"{timezone.now():%Y%m%d-%H%M%S}-{slugify(message.subject)[:60] or 'mail'}-{unique}.eml"
            (FOLDER / name).write_bytes(written.as_bytes())
        return len(messages)
