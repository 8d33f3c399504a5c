"""The list of what forgets: each is named once, works, and says how much it deleted."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.module_loading import import_string

from hrhub.mail.forgetting import forget
from hrhub.participation.models import RosterAccess
from hrhub.web.limits import allowed
from hrhub.web.models import Limit

pytestmark = pytest.mark.django_db


def test_each_is_named_once_and_is_no_job_of_its_own():
    assert len(set(settings.FORGETTERS)) == len(settings.FORGETTERS)
    assert set(settings.FORGETTERS) & set(settings.WORKER_JOBS) == set()


@pytest.mark.parametrize("name", settings.FORGETTERS)
def test_each_finds_nothing_in_a_hub_where_nothing_is_due(name):
    assert import_string(name)() == 0


def test_a_look_at_the_list_is_known_for_a_year():
    RosterAccess.objects.create(name="editor", what="list", rows=3)
    with time_machine.travel(timezone.now() + timedelta(days=364)):
        assert forget()["hrhub.participation.forgetting.forget_looks"] == 0
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert forget()["hrhub.participation.forgetting.forget_looks"] == 1
    assert RosterAccess.objects.count() == 0


def test_a_count_of_tries_is_kept_while_its_limit_lasts():
    allowed("x", "somebody", 5, timedelta(hours=1))
    assert forget()["hrhub.web.limits.wipe"] == 0
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert forget()["hrhub.web.limits.wipe"] == 1
    assert Limit.objects.count() == 0


def test_a_session_is_kept_until_it_has_expired():
    session = SessionStore()
    session["x"] = 1
    session.save()
    assert forget()["hrhub.web.sessions.wipe"] == 0
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        assert forget()["hrhub.web.sessions.wipe"] == 1
    assert Session.objects.count() == 0
