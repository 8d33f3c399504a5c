"""A mail server that takes the connection and says nothing: nobody who registers notices."""

import socket
import time
from datetime import timedelta

import pytest

from hrhub.mail.models import Mail
from hrhub.mail.outbox import put
from tests import make
from tests.mail.test_outbox import letter
from tests.processes import start

from .crowds import Guest

pytestmark = pytest.mark.django_db(transaction=True)
WARMING, TIMED = 4, 10  # the first answers of a server take longer, whatever mails do


def test_registering_is_answered_within_a_second_while_the_mail_server_hangs(server):
    event = make.make_places(make.make_webinar(starts_in=timedelta(days=3))).event
    put(letter())
    for n in range(WARMING):
        seconds_of(Guest(server, event, email=f"first{n}@example.org"))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        worker = start("manage.py", "worker", EMAIL_URL=f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        silent.settimeout(60)
        try:
            kept = silent.accept()  # the sender waits for a greeting from now on
            took = [seconds_of(Guest(server, event, email=f"g{n}@example.org")) for n in range(TIMED)]
            assert worker.poll() is None
        finally:
            worker.kill()
            worker.wait()
        kept[0].close()
    assert max(took) < 1
    assert Mail.objects.filter(kind="confirm", state="waiting").count() == WARMING + TIMED


def seconds_of(guest):
    guest.open()
    began = time.perf_counter()
    assert guest.register() == 200
    return time.perf_counter() - began
