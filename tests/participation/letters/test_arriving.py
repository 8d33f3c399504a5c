"""From the act to the inbox: what a real mail server gets, and what happens where it hangs or refuses."""

import time
from datetime import timedelta
from threading import Event, Thread

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from icalendar import Calendar

from hrhub.mail.models import Mail
from hrhub.mail.sender import TOO_LATE, send_due
from hrhub.mail.worker import Worker
from hrhub.participation import letters, reminding
from hrhub.participation.models import Member, Notice, Registration
from hrhub.participation.registering import confirm, register
from hrhub.participation.reminding import remind
from tests.mail.conftest import sink  # noqa: F401  a fixture
from tests.make import make_meeting, make_places, make_registration, make_team, make_webinar, unsaved_registration

pytestmark = pytest.mark.django_db
COMMITTED = pytest.mark.django_db(transaction=True)
HOSTILE = "Ann\r\nBcc: all@example.org\u2028\u202e<script>alert(1)</script>"


def test_a_mail_arrives_as_text_html_and_meeting(sink):  # noqa: F811
    event = make_webinar("Pay\u2028and\r\nBcc: x@example.org", starts_in=timedelta(hours=20))
    make_meeting(event, reply_to="host@example.org", dial_in="Zambia\r\nPIN\u202e 4412")
    team = make_team(make_places(event), email="boss@example.org")
    Registration.objects.update(name=HOSTILE)
    Member.objects.create(team=team, name="M", email="m@example.org")
    Mail.objects.all().delete()
    letters.send("changed", Registration.objects.with_all().get())
    assert send_due() == 2
    for arrived in sink.mails:
        assert [part.defects for part in arrived.walk() if part.defects] == []
        kinds = [part.get_content_type() for part in arrived.walk() if not part.is_multipart()]
        assert kinds == ["text/plain", "text/html", "text/calendar", "application/ics"]
        assert arrived["Bcc"] is None
        assert arrived["Reply-To"] == "host@example.org"
        assert arrived["Subject"].endswith("something has changed – Pay and Bcc: x@example.org")
        html, text = (arrived.get_body([kind]).get_content() for kind in ("html", "plain"))
        assert "<script" not in html
        assert "\u202e" not in html + text
        part = next(part for part in arrived.walk() if part.get_content_type() == "text/calendar")
        found = Calendar.from_ical(part.get_payload(decode=True))
        assert (part.get_param("method"), found["METHOD"], len(found.events)) == ("REQUEST", "REQUEST", 1)
        attached = next(part for part in arrived.walk() if part.get_content_type() == "application/ics")
        assert attached.get_payload(decode=True).count(b"\r\n") == attached.get_payload(decode=True).count(b"\n")


def test_a_name_of_a_coordinator_cannot_become_a_link_or_a_tag(sink):  # noqa: F811
    team = make_team(make_places(), email="boss@example.org")
    Registration.objects.update(name="<b>Win</b> at evil.example or https://evil.example/x")
    Member.objects.create(team=team, name="M", email="m@example.org")
    letters.send("registered", Registration.objects.with_all().get())
    send_due()
    bodies = [mail.get_body([kind]).get_content() for mail in sink.mails for kind in ("html", "plain")]
    assert [body for body in bodies if "evil.example" in body or "<b>" in body] == []
    assert [mail["Subject"] for mail in sink.mails if "Win" in mail["Subject"]] == []


@COMMITTED
def test_registering_answers_within_a_second_while_the_mail_server_hangs(sink, settings):  # noqa: F811
    settings.EMAIL_TIMEOUT, sink.hangs = 5, 3
    places, stop = make_places(), Event()
    thread = Thread(target=Worker(stop, {"hrhub.mail.sender.send_due": 0.1}).run)
    thread.start()
    took = []
    try:
        for _n in range(5):
            began = time.monotonic()
            confirm(register(unsaved_registration(places)))
            took.append(time.monotonic() - began)
        assert max(took) < 1
        until = time.monotonic() + 20
        while not sink.mails and time.monotonic() < until:
            time.sleep(0.05)
        assert sink.mails
    finally:
        sink.hangs = 0
        stop.set()
        thread.join(20)
    assert Mail.objects.filter(kind="registered").count() == 5


def test_a_reminder_is_not_sent_once_the_event_has_begun(sink):  # noqa: F811
    event = make_webinar(starts_in=timedelta(days=2))
    confirm(make_registration(make_places(event)))
    Mail.objects.all().delete()
    with time_machine.travel(event.starts_at - timedelta(minutes=50)):
        remind()
    with time_machine.travel(event.starts_at + timedelta(minutes=1)):
        send_due()
    assert list(Mail.objects.values_list("kind", "error")) == [("remind_hour", TOO_LATE)]
    assert sink.mails == []


def test_addresses_that_fail_are_known_and_one_that_is_reached_again_is_not(sink):  # noqa: F811
    sink.answers = {"gone@example.org": "550 no such user", "full@example.org": "452 mailbox is full"}
    team = make_team(make_places(), email="boss@example.org")
    for address in ("gone@example.org", "full@example.org", "here@example.org"):
        Member.objects.create(team=team, name="M", email=address)
    letters.send("changed", team.registration)
    send_due()
    assert letters.failed_addresses(team.registration) == ["gone@example.org"]
    sink.answers = {}
    letters.send("changed", team.registration)
    Mail.objects.filter(state="waiting").update(next_try_at=timezone.now())
    send_due()
    assert letters.failed_addresses(team.registration) == []


def test_failures_of_another_registration_are_not_shown():
    first, other = make_registration(make_places()), make_registration(make_places())
    for row in (first, other):
        letters.send("confirm", row)
    Mail.objects.filter(recipient=other.email).update(state="failed")
    assert letters.failed_addresses(first) == []


def test_a_reminder_that_came_too_late_is_no_failure_of_its_address():
    registration = make_registration(make_places())
    letters.send("confirm", registration)
    Mail.objects.update(state="failed", error=TOO_LATE)
    assert letters.failed_addresses(registration) == []


@COMMITTED
def test_several_hosts_remind_each_once():
    event = make_webinar(starts_in=timedelta(hours=23))
    places = make_places(event)
    for _n in range(60):
        make_registration(places, state="seated", holds_seats=True, confirmed_at=timezone.now())
    threads = [Thread(target=until_done) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Notice.objects.count(), Mail.objects.filter(kind="remind_day").count()) == (60, 60)


@COMMITTED
def test_even_without_the_lock_between_hosts_nobody_is_reminded_twice():
    event = make_webinar(starts_in=timedelta(hours=23))
    places = make_places(event)
    for _n in range(60):
        make_registration(places, state="seated", holds_seats=True, confirmed_at=timezone.now())
    threads = [Thread(target=until_done, args=[reminding.remind.__wrapped__]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Notice.objects.count(), Mail.objects.filter(kind="remind_day").count()) == (60, 60)


def until_done(job=remind):
    while job():
        pass
    connection.close()


@COMMITTED
def test_ten_thousand_are_neither_read_nor_held_at_once(django_assert_max_num_queries):
    """Here two thousand; what counts is that a run takes fifty, in the queries of fifty."""
    places = make_places(make_webinar(starts_in=timedelta(hours=23)))
    values = {"state": "seated", "holds_seats": True, "confirmed_at": timezone.now(), "calendar_count": 1, "seats": 1}
    rows = [unsaved_registration(places, email=f"p{n}@example.org", **values) for n in range(2000)]
    Registration.objects.bulk_create(rows)
    with django_assert_max_num_queries(30):
        began = time.monotonic()
        assert remind()
    assert Mail.objects.count() == 50
    assert time.monotonic() - began < 2
