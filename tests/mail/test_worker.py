"""The worker: jobs when they are due, whatever one of them does, and a note for editors of when they ran."""

import signal
import time
from threading import Event, Thread

import pytest
from django.db import connection

from hrhub.mail.models import Job, Mail
from hrhub.mail.outbox import put
from hrhub.mail.worker import Worker
from tests import processes

from .test_outbox import letter

pytestmark = pytest.mark.django_db(transaction=True)  # it closes connections, and another process is to see the rows
CALLS, ENDED = [], Event()


def twice():
    CALLS.append("twice")
    return len(CALLS) < 2


def endless():
    ENDED.wait(20)


def broken():
    raise ValueError("no such thing")


@pytest.fixture(autouse=True)
def no_calls():
    CALLS.clear()


def worker(monkeypatch, **jobs):
    monkeypatch.setattr("hrhub.mail.worker.import_string", lambda name: globals()[name])
    return Worker(Event(), jobs)


def test_a_job_runs_until_it_has_no_more_to_do_and_then_when_it_is_due(monkeypatch):
    own = worker(monkeypatch, twice=0.5)
    assert while_it_runs(own, lambda: len(CALLS) == 2, 0.4)
    assert while_it_runs(own, lambda: len(CALLS) == 4, 5)


def test_a_long_job_holds_up_no_other(monkeypatch):
    assert while_it_runs(worker(monkeypatch, endless=60, twice=60), lambda: CALLS == ["twice", "twice"], 5)


def while_it_runs(own, is_so, seconds):
    """Return whether `is_so` within some seconds of the worker."""
    own.stop.clear()
    thread = Thread(target=own.run)
    thread.start()
    until = time.monotonic() + seconds
    while not (found := is_so()) and time.monotonic() < until:
        time.sleep(0.01)
    own.stop.set()
    ENDED.set()
    thread.join(15)
    ENDED.clear()
    return found


def test_a_job_that_breaks_keeps_no_other_from_running_and_is_noted(monkeypatch):
    worker(monkeypatch, broken=60, twice=60).turn()
    assert CALLS == ["twice"]
    noted = dict(Job.objects.values_list("name", "error"))
    assert noted == {"broken": "ValueError: no such thing", "twice": ""}


def test_what_ran_well_again_says_so(monkeypatch):
    own = worker(monkeypatch, twice=0)
    Job.objects.create(name="twice", error="ValueError: before")
    own.turn()
    assert Job.objects.get().error == ""


def test_that_it_runs_is_not_written_every_second(monkeypatch, django_assert_num_queries):
    own = worker(monkeypatch, twice=0)
    own.turn()
    with django_assert_num_queries(0):
        own.turn()


def test_it_ends_when_it_is_told_to(monkeypatch):
    own = worker(monkeypatch, twice=60)
    thread = Thread(target=lambda: (own.run(), connection.close()))
    thread.start()
    own.stop.set()
    thread.join(5)
    assert not thread.is_alive()


def start(*arguments, **environment):
    return processes.start("manage.py", "worker", *arguments, **environment)


def sent():
    return Mail.objects.filter(state="sent").count()


def test_the_command_sends_what_is_due_to_files_and_ends(tmp_path):
    put(letter(subject="Thu 11 March, 14:00: Keeping midwives"))
    assert start("--once", VAR_DIR=str(tmp_path)).wait(60) == 0
    (file,) = (tmp_path / "mail").iterdir()
    assert "thu-11-march-1400-keeping-midwives" in file.name
    assert b"You are in." in file.read_bytes()
    assert oct((tmp_path / "mail").stat().st_mode)[-3:] == "700"
    assert sent() == 1


@pytest.mark.parametrize("told", [[signal.SIGTERM], [signal.SIGINT, signal.SIGTERM] * 20], ids=["once", "often"])
def test_the_command_runs_until_it_is_told_to_end(tmp_path, told):
    process = start(VAR_DIR=str(tmp_path))
    put(letter())
    until = time.monotonic() + 30
    while not sent() and time.monotonic() < until:
        time.sleep(0.1)
    for number in told:
        process.send_signal(number)
    assert process.wait(10) == 0
    assert sent() == 1


def test_a_worker_that_is_killed_leaves_every_mail_sent_or_waiting(sink, settings):
    """At most the one that was under way comes twice, and both times under the same id."""
    ids = {put(letter(to=f"{n}@example.org")).message_id for n in range(60)}
    sink.hangs = 0.02
    url = f"smtp://{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    for _kill in range(2):
        already, process = len(sink.mails), start(EMAIL_URL=url)
        until = time.monotonic() + 30
        while len(sink.mails) < already + 5 and time.monotonic() < until:
            time.sleep(0.01)
        process.kill()
        process.wait()
    assert start("--once", EMAIL_URL=url).wait(60) == 0
    arrived = [mail["Message-ID"] for mail in sink.mails]
    assert set(arrived) == ids
    assert len(arrived) <= 60 + 2
    assert sent() == 60
