"""Putting mails into the outbox: in the act's own transaction, checked, and never too many to one person."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone, translation

from hrhub.mail import outbox
from hrhub.mail.models import Mail
from hrhub.mail.outbox import Letter, put, put_all

pytestmark = pytest.mark.django_db


def letter(to="ann@example.org", **values):
    return Letter(**{"kind": "test", "to": to, "subject": "Thu 11 March, 14:00", "text": "You are in.", **values})


def states(mails):
    return [mail.state for mail in mails]


def test_a_mail_of_an_act_that_is_taken_back_was_never_there():
    with transaction.atomic():
        put(letter())
        transaction.set_rollback(True)
    assert not Mail.objects.exists()


def test_each_mail_has_an_id_of_its_own_from_the_first_moment_on():
    assert put(letter()).message_id != put(letter()).message_id


def test_it_is_in_the_language_that_was_said_or_that_is_active():
    with translation.override("fr"):
        assert [put(letter()).language, put(letter(language="ar")).language] == ["fr", "ar"]


TOO_LONG = f"{'a' * 64}@{'b.' * 95}org"
NO_ADDRESSES = ["", "no address", "a@b", "a@example.org\nBcc: b@example.org", "a@example.org,b@c.org", TOO_LONG]


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValidationError):
        put(letter(to=address))
    assert not Mail.objects.exists()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\u2029", "\x85", "\x0b"])
def test_a_subject_is_one_line(end):
    assert put(letter(subject=f"Hello{end}Bcc: all@example.org")).subject == "Hello Bcc: all@example.org"


def test_a_subject_of_any_length_is_kept_as_far_as_it_fits():
    assert len(put(letter(subject="é" * 5000)).subject) == 250


@pytest.mark.parametrize(
    "spelt", ["ann@example.org", "ANN@Example.org", "a.n.n@example.org", "ann+webinar7@example.org"]
)
def test_one_person_gets_no_more_than_a_dozen_an_hour_however_the_address_is_spelt(spelt):
    sent = [put(letter()) for _ in range(outbox.MOST_TO_ONE)]
    assert set(states(sent)) == {"waiting"}
    assert put(letter(to=spelt)).state == "held"
    assert put(letter(to="ben@example.org")).state == "waiting"


def test_after_an_hour_there_is_room_again(time_machine):
    time_machine.move_to("2027-03-11T12:00:00+00:00", tick=False)
    for _ in range(outbox.MOST_TO_ONE):
        put(letter())
    time_machine.shift(timedelta(minutes=59))
    assert put(letter()).state == "held"
    time_machine.shift(timedelta(minutes=2))
    assert put(letter()).state == "waiting"


def test_what_is_held_back_is_in_nobodys_way():
    for _ in range(outbox.MOST_TO_ONE + 30):
        put(letter())
    Mail.objects.exclude(state="held").update(made_at=timezone.now() - timedelta(hours=2))
    assert put(letter()).state == "waiting"


def test_a_team_has_a_limit_of_its_own(monkeypatch):
    monkeypatch.setattr(outbox, "MOST_OF_A_SCOPE", 3)
    sent = [put(letter(to=f"{n}@example.org", scope="team:1")) for n in range(4)]
    assert states(sent) == ["waiting"] * 3 + ["held"]
    assert put(letter(to="x@example.org", scope="team:2")).state == "waiting"
    assert put(letter(to="y@example.org")).state == "waiting"


def test_the_limits_cost_two_queries_however_many_mails_there_are(django_assert_num_queries):
    for n in range(30):
        put(letter(to=f"{n}@example.org", scope="team:1"))
    with django_assert_num_queries(3):
        put(letter(to="last@example.org", scope="team:1"))


def test_what_django_sends_goes_into_the_outbox_once_for_each_recipient(settings):
    settings.EMAIL_BACKEND = "hrhub.mail.backend.Outbox"
    assert send_mail("A new password", "Open this.", None, ["ann@example.org", "ben@example.org"]) == 2
    assert [(mail.recipient, mail.text, mail.kind) for mail in Mail.objects.order_by("id")] == [
        ("ann@example.org", "Open this.", "account"),
        ("ben@example.org", "Open this.", "account"),
    ]


def test_what_is_put_at_once_counts_together():
    mails = put_all([letter(scope="team 1") for _n in range(outbox.MOST_TO_ONE + 2)])
    assert states(mails) == ["waiting"] * outbox.MOST_TO_ONE + ["held"] * 2
