"""A mail server of our own on the loopback, which does what a test wants of it."""

import socket
import time
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller


class Sink:
    """Takes mails and keeps them; `answers` (step: answer) makes it refuse, and `hangs` makes it wait."""

    def __init__(self):
        self.mails, self.answers, self.hangs = [], {}, 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.answers.get(address) or self.answers.get("RCPT", "250 OK")

    async def handle_DATA(self, server, session, envelope):
        time.sleep(self.hangs)
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("2"):
            self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return answer


@pytest.fixture
def sink(settings):
    handler = Sink()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 1
    yield handler
    controller.stop()
