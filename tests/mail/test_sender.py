"""Sending what is in the outbox, to a real mail server that does what such servers do."""

import re
import threading
import time
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from hrhub.mail import sender
from hrhub.mail.alone import lock
from hrhub.mail.models import ACCOUNT, Mail
from hrhub.mail.outbox import put, put_draft
from hrhub.mail.sender import send_due, wipe

from .test_outbox import letter

pytestmark = pytest.mark.django_db
COMMITTED = pytest.mark.django_db(transaction=True)  # what another thread is to see
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


def state_of(mail):
    mail.refresh_from_db()
    return mail.state


def test_a_mail_arrives_as_it_was_written(sink):
    mail = put(letter(text="Grüße, مرحبا", html="<p>Grüße</p>", reply_to="host@example.org", language="fr"))
    assert send_due() == 1
    (arrived,) = sink.mails
    assert state_of(mail) == "sent"
    assert arrived["To"] == "ann@example.org"
    assert arrived["Subject"] == "Thu 11 March, 14:00"
    assert arrived["Message-ID"] == mail.message_id
    assert arrived["Reply-To"] == "host@example.org"
    assert arrived["Content-Language"] == "fr"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived.get_body(["plain"]).get_content().strip() == "Grüße, مرحبا"
    assert arrived.get_body(["html"]).get_content().strip() == "<p>Grüße</p>"


def words_for(number):
    said = {"kind": "drafted", "to": "nobody@example.org", "scope": f"registration {number}"}
    return letter(text=f"You are number {number}.", **said) if number else None


def is_busy(_number):
    raise OperationalError("database is locked")


def test_a_draft_is_worded_when_its_turn_comes(sink, settings):
    settings.MAIL_WRITERS = {"draft": f"{__name__}.words_for"}
    mail = put_draft("draft", "ann@example.org", 7, scope="team 1")
    assert (mail.subject, mail.text) == ("", "")
    assert send_due() == 1
    (arrived,) = sink.mails
    assert (arrived["To"], arrived["Message-ID"]) == ("ann@example.org", mail.message_id)
    assert arrived.get_content().strip() == "You are number 7."
    assert (state_of(mail), mail.kind, mail.scope, mail.is_draft) == ("sent", "drafted", "registration 7", False)


def test_a_draft_that_has_nothing_to_say_any_more_is_not_sent(sink, settings):
    settings.MAIL_WRITERS = {"draft": f"{__name__}.words_for"}
    put_draft("draft", "ann@example.org", 0)
    own = put(letter())
    send_due()
    assert len(sink.mails) == 1
    assert list(Mail.objects.all()) == [own]


def test_a_draft_that_cannot_be_worded_is_in_nobodys_way(sink, settings):
    settings.MAIL_WRITERS = {"draft": f"{__name__}.no_such_function"}
    draft, own = put_draft("draft", "ann@example.org", 7), put(letter())
    send_due()
    assert (state_of(draft), state_of(own)) == ("failed", "sent")


def test_a_draft_waits_for_a_database_that_is_busy(sink, settings):
    settings.MAIL_WRITERS = {"draft": f"{__name__}.is_busy"}
    draft = put_draft("draft", "ann@example.org", 7)
    with pytest.raises(OperationalError):
        send_due()
    settings.MAIL_WRITERS = {"draft": f"{__name__}.words_for"}
    assert state_of(draft) == "waiting"
    send_due()
    assert state_of(draft) == "sent"


def test_a_draft_waits_with_its_words_for_a_server_that_is_away(settings, sink):
    settings.MAIL_WRITERS = {"draft": f"{__name__}.words_for"}
    sink.answers["RCPT"] = "450 later"
    draft = put_draft("draft", "ann@example.org", 7)
    send_due()
    assert (state_of(draft), draft.text) == ("waiting", "You are number 7.")


def test_a_calendar_file_is_offered_as_a_meeting_and_as_a_file(sink):
    put(letter(calendar=CALENDAR, calendar_method="REQUEST"))
    send_due()
    kinds = {part.get_content_type(): part for part in sink.mails[0].walk()}
    assert kinds["text/calendar"].get_param("method") == "REQUEST"
    assert kinds["application/ics"].get_filename() == "event.ics"


def test_a_calendar_part_says_its_encoding_once():
    mail = put(letter(calendar=CALENDAR, calendar_method="REQUEST"))
    (header,) = re.findall(rb"Content-Type: text/calendar(?:[^\n]|\n )*", sender.message(mail).message().as_bytes())
    assert (header.count(b"charset="), header.count(b"method=")) == (1, 1)


def test_one_press_of_a_button_ends_mails_of_a_kind(sink):
    put(letter(unsubscribe="https://hub.example/my/stop/"))
    send_due()
    assert sink.mails[0]["List-Unsubscribe"] == "<https://hub.example/my/stop/>"
    assert sink.mails[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_was_sent_is_not_sent_again(sink):
    put(letter())
    assert [send_due(), send_due(), len(sink.mails)] == [1, 0, 1]


def test_a_server_that_does_not_know_the_address_ends_it_and_says_why(sink):
    sink.answers = {"gone@example.org": "550 no such user"}
    gone, here = put(letter(to="gone@example.org")), put(letter())
    send_due()
    assert [state_of(gone), gone.error, state_of(here)] == ["failed", "550 no such user", "sent"]


@pytest.mark.parametrize(("step", "answer"), [("RCPT", "451 greylisted, come back"), ("DATA", "452 disk full")])
def test_a_server_that_wants_to_be_asked_later_is_asked_later(sink, step, answer):
    sink.answers, mail = {step: answer}, put(letter())
    send_due()
    assert [state_of(mail), mail.error, mail.tries] == ["waiting", answer, 1]
    assert send_due() == 0
    sink.answers = {}
    Mail.objects.update(next_try_at=timezone.now())
    send_due()
    assert [state_of(mail), mail.error, mail.tries, len(sink.mails)] == ["sent", "", 2, 1]


def test_it_is_asked_ever_more_rarely_and_not_for_ever(sink, time_machine):
    sink.answers, mail = {"RCPT": "451 later"}, put(letter())
    start, tries = timezone.now(), []
    while state_of(mail) == "waiting":
        time_machine.move_to(mail.next_try_at, tick=False)
        tries.append(round((timezone.now() - start).total_seconds() / 60))
        send_due()
    assert tries[:8] == [0, 1, 3, 7, 15, 31, 63, 123]
    assert state_of(mail) == "failed"
    assert timedelta(days=3) <= timezone.now() - start < timedelta(days=3, hours=2)


def test_a_server_that_is_away_is_waited_for_once_and_no_mail_is_lost(settings):
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    first, second = put(letter()), put(letter())
    assert send_due() == 0
    assert [state_of(first), state_of(second), first.tries, second.tries] == ["waiting", "waiting", 1, 0]
    assert not Mail.objects.due().exists()
    assert Mail.objects.filter(next_try_at__lte=timezone.now() + timedelta(seconds=61)).count() == 2


def test_a_server_that_hangs_costs_its_timeout_and_not_one_for_each_mail(sink):
    sink.hangs = 1.5
    for n in range(5):
        put(letter(to=f"{n}@example.org"))
    started = time.monotonic()
    assert [send_due(), send_due()] == [0, 0]
    assert time.monotonic() - started < 4
    assert Mail.objects.filter(state="waiting").count() == 5


def test_a_reminder_that_comes_too_late_is_not_sent(sink):
    late = put(letter(useless_from=timezone.now() - timedelta(seconds=1)))
    send_due()
    assert [state_of(late), late.error, sink.mails] == ["failed", sender.TOO_LATE, []]


def test_a_mail_that_cannot_be_written_stands_in_nobodys_way(sink):
    bad, good = put(letter(to="ı" * 60 + "@example.org")), put(letter())
    assert send_due() == 2
    assert [state_of(bad), state_of(good)] == ["failed", "sent"]
    assert bad.error


def test_what_is_held_back_stays(sink):
    mail = put(letter())
    Mail.objects.update(state="held")
    assert [send_due(), state_of(mail)] == [0, "held"]


def test_a_batch_leaves_the_rest_to_the_next(sink):
    for n in range(sender.BATCH + 3):
        put(letter(to=f"{n}@example.org"))
    assert [send_due(), send_due(), send_due()] == [sender.BATCH, 3, 0]


@COMMITTED
def test_two_senders_at_once_send_each_mail_once(sink):
    for n in range(sender.BATCH):
        put(letter(to=f"{n}@example.org"))
    sink.hangs = 0.01
    threads = [threading.Thread(target=send_and_close) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    send_due()
    assert sorted(mail["To"] for mail in sink.mails) == sorted(f"{n}@example.org" for n in range(sender.BATCH))


def send_and_close():
    send_due()
    connection.close()


@COMMITTED
def test_nobody_else_runs_a_job_that_is_running():
    found = []

    def other():
        with lock("a job") as is_ours:
            found.append(is_ours)
        connection.close()

    def in_a_thread():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()

    with lock("a job"):
        in_a_thread()
    in_a_thread()
    assert found == [False, True]


def test_the_texts_of_a_week_ago_are_gone_and_the_rows_of_a_quarter(sink):
    old, older, waiting = put(letter()), put(letter(to="b@example.org")), put(letter(to="c@example.org"))
    Mail.objects.exclude(pk=waiting.pk).update(state="sent", made_at=timezone.now() - timedelta(days=8))
    Mail.objects.filter(pk=older.pk).update(made_at=timezone.now() - timedelta(days=91))
    Mail.objects.filter(pk=waiting.pk).update(made_at=timezone.now() - timedelta(days=100))
    wipe()
    assert list(Mail.objects.order_by("pk").values_list("pk", "text")) == [(old.pk, ""), (waiting.pk, "You are in.")]


def test_a_key_to_the_desk_is_wiped_as_soon_as_it_was_sent(sink):
    key, other = put(letter(kind=ACCOUNT)), put(letter())
    send_due()
    assert dict(Mail.objects.values_list("pk", "text")) == {key.pk: "", other.pk: "You are in."}
