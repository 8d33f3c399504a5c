"""Forgetting: all that is named in the setting, whatever one of them does."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from hrhub.mail.forgetting import NotForgotten, forget, forget_what_is_due
from hrhub.mail.models import Mail
from hrhub.mail.outbox import put

from .test_outbox import letter

pytestmark = pytest.mark.django_db
WIPE = "hrhub.mail.sender.wipe"


def broken():
    raise ValueError("no such thing")


@pytest.fixture(autouse=True)
def one_forgetter(settings):
    settings.FORGETTERS = [WIPE]


def old_mails():
    for days in (8, 91):
        mail = put(letter(to=f"{days}@example.org"))
        Mail.objects.filter(pk=mail.pk).update(state="sent", made_at=timezone.now() - timedelta(days=days))


def test_the_command_says_what_was_forgotten(capsys):
    old_mails()
    call_command("forget")
    assert capsys.readouterr().out == f"{WIPE}: 2\n"
    assert list(Mail.objects.values_list("text", flat=True)) == [""]


def test_forgetting_again_finds_nothing():
    old_mails()
    forget()
    assert forget() == {WIPE: 0}


def test_one_that_fails_keeps_no_other_from_its_work_and_is_named(settings):
    settings.FORGETTERS = [f"{__name__}.broken", WIPE]
    old_mails()
    with pytest.raises(NotForgotten, match=r"broken: ValueError: no such thing"):
        forget()
    assert Mail.objects.count() == 1


def test_the_command_fails_where_something_was_not_forgotten(settings):
    settings.FORGETTERS = ["hrhub.mail.nothing.at_all"]
    with pytest.raises(CommandError, match="hrhub.mail.nothing.at_all: ModuleNotFoundError"):
        call_command("forget")


def test_the_worker_forgets_too(settings):
    assert f"{forget_what_is_due.__module__}.{forget_what_is_due.__name__}" in settings.WORKER_JOBS
    old_mails()
    assert forget_what_is_due() is None
    assert Mail.objects.count() == 1
