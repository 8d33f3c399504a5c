from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone

from hrhub.web.limits import allowed, visitor, wipe
from hrhub.web.models import Limit

MINUTE = timedelta(minutes=1)


@pytest.mark.django_db
def test_as_much_as_is_allowed_in_a_window_is_done_and_no_more():
    with time_machine.travel(timezone.now(), tick=False):
        assert [allowed("register", "a", 3, MINUTE) for _n in range(5)] == [True, True, True, False, False]
        assert allowed("register", "b", 3, MINUTE)
        assert allowed("resend", "a", 3, MINUTE)


@pytest.mark.django_db
def test_in_the_next_window_it_is_allowed_again_and_the_last_one_is_forgotten():
    assert allowed("register", "a", 1, MINUTE)
    with time_machine.travel(timezone.now() + 2 * MINUTE):
        assert allowed("register", "a", 1, MINUTE)
        wipe()
        assert Limit.objects.count() == 1


@pytest.mark.django_db
def test_who_did_it_is_not_kept_in_plain(settings):
    allowed("register", "192.0.2.7", 1, MINUTE)
    assert "192.0.2.7" not in str(Limit.objects.values().get())
    settings.SECRET_KEY = "another"  # without the key nobody can try all addresses
    assert allowed("register", "192.0.2.7", 1, MINUTE)


@pytest.mark.parametrize(
    ("trusted", "forwarded", "seen"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9", "198.51.100.1"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "no address", "0.0.0.0"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_a_visitor_is_whoever_our_own_proxies_saw(settings, trusted, forwarded, seen):
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="192.0.2.1")
    assert visitor(request) == seen
