"""One backup or restore of a hub at a time, on all hosts together: a backup of half a restore is none."""

import time
from contextlib import contextmanager

from hrhub.mail.alone import lock

from .refusing import Refused

SECONDS_TO_WAIT = 60  # for a batch of mails that is being sent


@contextmanager
def nobody_else():
    with lock("backup or restore") as is_ours:
        if not is_ours:
            raise Refused("another backup or restore of this hub is going on: wait for it.")
        yield


@contextmanager
def no_mail_is_sent():
    """Keep the sender of mails from working meanwhile: it would note what it sent in rows that are replaced."""
    until = time.monotonic() + SECONDS_TO_WAIT
    while time.monotonic() < until:
        with lock("hrhub.mail.sender.send_due") as is_ours:
            if is_ours:
                yield
                return
        time.sleep(0.1)
    raise Refused("mails are being sent, and there is no end of it: stop `manage.py worker` first.")
