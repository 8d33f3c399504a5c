"""Putting mails into the outbox: in the act's own transaction, and checked."""

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation

from hrhub.mail.models import Mail
from hrhub.mail.outbox import Letter, put, put_all

pytestmark = pytest.mark.django_db


def letter(to="ann@example.org", **values):
    return Letter(**{"kind": "test", "to": to, "subject": "Thu 11 March, 14:00", "text": "You are in.", **values})


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


def test_what_django_sends_goes_into_the_outbox_once_for_each_recipient(settings):
    settings.EMAIL_BACKEND = "hrhub.mail.backend.Outbox"
    assert send_mail("A new password", "Open this.", None, ["ann@example.org", "ben@example.org"]) == 2
    assert [(mail.recipient, mail.text, mail.kind) for mail in Mail.objects.order_by("id")] == [
        ("ann@example.org", "Open this.", "account"),
        ("ben@example.org", "Open this.", "account"),
    ]


def test_many_cost_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        put_all([letter(to=f"{n}@example.org", scope="team 1") for n in range(30)])
