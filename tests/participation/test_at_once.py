"""Many at once, on a real database: each thread has a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from hrhub.mail.models import Mail
from hrhub.participation.changing import accept, cancel
from hrhub.participation.models import Places, Registration
from hrhub.participation.registering import confirm, register
from tests.make import make_places, make_registration, make_webinar, unsaved_registration

pytestmark = pytest.mark.django_db(transaction=True)
State = Registration.State
MANY = 64


def at_once(act, arguments):
    """Call `act` with each of `arguments` in a thread of its own, all at the same moment; return what they returned."""
    start = Barrier(len(arguments))

    def run(argument):
        start.wait()
        try:
            return act(argument)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(arguments)) as threads:
        return list(threads.map(run, arguments))


@pytest.mark.parametrize("capacity", [1, 40])
def test_of_64_at_once_exactly_as_many_get_a_place_as_there_are(capacity):
    places = make_places(capacity=capacity)
    states = [one.state for one in at_once(confirm, [make_registration(places) for _n in range(MANY)])]
    places.refresh_from_db()
    assert (places.taken, states.count(State.SEATED), states.count(State.WAITING)) == (
        capacity,
        capacity,
        MANY - capacity,
    )


def test_of_64_parties_at_once_no_party_that_fits_is_left_waiting():
    places = make_places(capacity=100, unit="heads")
    parties = [make_registration(places, heads=1 + n % 7) for n in range(MANY)]
    at_once(confirm, parties)
    places.refresh_from_db()
    seated = Registration.objects.filter(state=State.SEATED)
    assert sum(one.seats for one in seated) == places.taken <= 100
    assert [one for one in Registration.objects.in_line() if one.fits(places)] == []


def test_those_who_leave_and_those_who_come_at_once_keep_the_line():
    places = make_places(capacity=30, unit="heads")
    here = [confirm(make_registration(places, heads=1 + n % 3)) for n in range(MANY // 2)]
    coming = [make_registration(places, heads=1 + n % 5) for n in range(MANY // 2)]
    at_once(lambda one: one[0](one[1]), [*((cancel, one) for one in here), *((confirm, one) for one in coming)])
    places.refresh_from_db()
    held = Registration.objects.filter(holds_seats=True)
    assert sum(one.seats for one in held) == places.taken <= 30
    assert [one for one in Registration.objects.filter(state=State.WAITING) if one.fits(places)] == []


def test_in_the_last_hours_one_of_many_who_accept_at_once_gets_the_place():
    places = make_places(make_webinar(starts_in=timedelta(hours=2)), capacity=1)
    first = confirm(make_registration(places))
    waiting = [confirm(make_registration(places)) for _n in range(10)]
    cancel(first)
    at_once(tried, waiting)
    places.refresh_from_db()
    assert places.taken == Registration.objects.filter(state=State.SEATED).count() == 1


def tried(registration):
    try:
        accept(registration)
    except Exception as refused:
        return refused


def test_the_same_submission_ten_times_at_once_is_one_row_and_one_mail():
    places = make_places()

    def submit(_n):
        return register(unsaved_registration(places, submission="the same", email="a@example.org")).pk

    make_registration(places)  # makes the country, which no form makes
    rows = at_once(submit, list(range(10)))
    assert len(set(rows)) == 1
    assert (Registration.objects.count(), Mail.objects.count()) == (2, 1)


def test_the_same_confirmation_ten_times_at_once_takes_one_seat():
    registration = make_registration(make_places(capacity=5))
    at_once(confirm, [Registration.objects.get(pk=registration.pk) for _n in range(10)])
    assert Places.objects.get().taken == 1
    assert Mail.objects.filter(kind="registered").count() == 1
