"""Workers of the server that die in the middle of it: what was acknowledged is there, once, with its mail."""

import http.client
import itertools
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from hrhub.mail.models import Mail
from hrhub.participation.models import Registration
from tests import make

from .crowds import Guest

pytestmark = pytest.mark.django_db(transaction=True)
SENT, AT_ONCE, KILLED_AFTER = 60, 8, 20


def test_what_was_acknowledged_while_workers_died_is_there_once_and_so_is_what_is_sent_again(server):
    event = make.make_places(make.make_webinar(starts_in=timedelta(days=3))).event
    guests = [Guest(server, event, 1 + n % 2 * 9, f"g{n}@example.org") for n in range(SENT)]
    for guest in guests:
        guest.open()
    acknowledged = send(guests, then=count_and_kill(server))
    assert len(acknowledged) < SENT, "no request was hit: kill more often"
    assert acknowledged - registered() == set()
    assert registered() == written()
    assert send(guests) == {guest.said["email"] for guest in guests}
    assert registered() == written() == {guest.said["email"] for guest in guests}
    assert (Registration.objects.count(), Mail.objects.count()) == (SENT, SENT)


def send(guests, then=lambda: None):
    """Send all forms, some at a time, and return the addresses of those that were answered; `then` follows on each."""

    def is_answered(guest):
        try:
            status = guest.register()
        except (OSError, http.client.HTTPException):
            return False  # its worker died
        then()
        return status == 200

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        answered = list(crowd.map(is_answered, guests))
    return set(itertools.compress((guest.said["email"] for guest in guests), answered))


def count_and_kill(server):
    """Return what kills all workers after every few answers, while other requests are under way."""
    answers = itertools.count(1)

    def count_one():
        if next(answers) % KILLED_AFTER == 0:
            for worker in server.workers():
                os.kill(worker, signal.SIGKILL)

    return count_one


def registered():
    return set(Registration.objects.values_list("email", flat=True))


def written():
    return set(Mail.objects.filter(kind="confirm").values_list("recipient", flat=True))
