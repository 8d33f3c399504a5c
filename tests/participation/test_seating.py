from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrhub.participation.changing import TakenMeanwhile, TooMany, accept, cancel, come_with, stand_in_line_again
from hrhub.participation.due import lapse_offers
from hrhub.participation.models import Places, Registration
from hrhub.participation.registering import NoMoreWithoutAddress, RegistrationClosed, confirm, register
from tests.make import make_places, make_registration, make_webinar, unsaved_registration

pytestmark = pytest.mark.django_db
State = Registration.State
NOW = timezone.now
EXPECTED = (NoMoreWithoutAddress, RegistrationClosed, TakenMeanwhile, TooMany)


def party(places, heads=1, **values):
    """Return a confirmed party of `heads`."""
    return confirm(make_registration(places, heads=heads, **values))


def now_of(registration):
    registration.refresh_from_db()
    return registration.state


def in_heads(capacity, **values):
    return make_places(capacity=capacity, unit="heads", **values)


def test_whoever_confirms_has_a_place_while_there_is_one():
    places = make_places(capacity=2)
    assert party(places).state == State.SEATED
    places.refresh_from_db()
    assert places.taken == 1


def test_a_full_webinar_puts_the_next_party_in_line():
    places = make_places(capacity=1)
    party(places)
    assert party(places).state == State.WAITING


def test_places_without_a_limit_are_never_full():
    places = make_places(capacity=None)
    assert [party(places).state for _n in range(5)] == [State.SEATED] * 5


def test_a_team_takes_one_connection_online_and_as_many_places_as_heads_in_a_room():
    online, room = make_places(capacity=20), in_heads(20)
    party(online, 14, door="together")
    party(room, 14, door="together")
    assert list(Places.objects.order_by("pk").values_list("taken", flat=True)) == [1, 14]


def test_a_party_fits_as_a_whole_or_waits():
    places = in_heads(10)
    party(places, 8)
    assert party(places, 3).state == State.WAITING


def test_a_smaller_party_takes_what_a_waiting_larger_one_cannot_use():
    places = in_heads(10)
    party(places, 8)
    waiting = party(places, 3)
    assert party(places, 2).state == State.SEATED
    assert now_of(waiting) == State.WAITING


def test_a_place_that_becomes_free_is_offered_to_the_first_who_fits():
    places = in_heads(10)
    first = party(places, 4)
    party(places, 6)
    large, small, last = party(places, 5), party(places, 3), party(places, 1)
    cancel(first)
    assert [now_of(one) for one in (large, small, last)] == [State.WAITING, State.OFFERED, State.OFFERED]


def test_whoever_was_passed_over_keeps_the_place_in_line():
    places = in_heads(6)
    first, second = party(places, 3), party(places, 3)
    large, small = party(places, 5), party(places, 3)
    cancel(first)
    cancel(second)
    cancel(small)
    assert now_of(large) == State.OFFERED


def test_a_newcomer_does_not_get_what_is_offered_to_another():
    places = make_places(capacity=1)
    first, waiting = party(places), party(places)
    cancel(first)
    assert party(places).state == State.WAITING
    assert now_of(waiting) == State.OFFERED


def test_an_offer_that_is_accepted_gives_a_place():
    places = make_places(capacity=1)
    first, waiting = party(places), party(places)
    cancel(first)
    assert accept(waiting).state == State.SEATED
    assert accept(waiting).state == State.SEATED
    places.refresh_from_db()
    assert places.taken == 1


@pytest.mark.parametrize(("starts_in", "hours"), [(timedelta(days=30), 48), (timedelta(hours=40), 20)])
def test_an_offer_lasts_two_days_or_half_of_the_time_left(starts_in, hours):
    places = make_places(make_webinar(starts_in=starts_in), capacity=1)
    first, waiting = party(places), party(places)
    cancel(first)
    waiting.refresh_from_db()
    left = waiting.offer_ends_at - NOW()
    assert timedelta(hours=hours, minutes=-1) < left <= timedelta(hours=hours)


def test_an_offer_that_lapses_goes_to_the_next_in_line():
    places = make_places(make_webinar(starts_in=timedelta(days=30)), capacity=1)
    first, second, third = party(places), party(places), party(places)
    cancel(first)
    lapse_offers()
    assert (now_of(second), now_of(third)) == (State.OFFERED, State.WAITING)
    with time_machine.travel(NOW() + timedelta(hours=48, minutes=1)):
        lapse_offers()
        assert (now_of(second), now_of(third)) == (State.LAPSED, State.OFFERED)
        assert stand_in_line_again(second).state == State.WAITING


def test_in_the_last_three_hours_an_offer_holds_nothing_and_the_first_to_accept_gets_it():
    places = make_places(make_webinar(starts_in=timedelta(hours=2)), capacity=1)
    first, second, third = party(places), party(places), party(places)
    cancel(first)
    assert (now_of(second), now_of(third)) == (State.OFFERED, State.OFFERED)
    assert accept(third).state == State.SEATED
    with pytest.raises(TakenMeanwhile):
        accept(make_offered(second))
    assert now_of(first) == State.CANCELLED


def make_offered(registration):
    """Return `registration` with an offer that its page still shows, though the seat has gone."""
    Registration.objects.filter(pk=registration.pk).update(state=State.OFFERED, holds_seats=False)
    return registration


def test_in_the_last_three_hours_a_newcomer_does_not_overtake_those_who_have_an_offer():
    places = make_places(make_webinar(starts_in=timedelta(hours=2)), capacity=1)
    first, second = party(places), party(places)
    cancel(first)
    newcomer = party(places)
    assert (now_of(second), newcomer.state) == (State.OFFERED, State.OFFERED)
    places.refresh_from_db()
    assert places.taken == 0


def test_more_can_come_only_where_there_is_room():
    places = in_heads(10)
    team = party(places, 6)
    assert come_with(team, 10).seats == 10
    with pytest.raises(TooMany):
        come_with(team, 11)
    team.refresh_from_db()
    assert (team.heads, team.seats) == (10, 10)


def test_a_party_that_becomes_smaller_makes_room_for_the_next():
    places = in_heads(10)
    team, waiting = party(places, 10), party(places, 2)
    come_with(team, 8)
    assert now_of(waiting) == State.OFFERED


def test_a_waiting_party_that_grows_goes_to_the_end_of_the_line():
    places = in_heads(4)
    first, grown, behind = party(places, 4), party(places, 1), party(places, 4)
    come_with(grown, 4)
    cancel(first)
    assert (now_of(grown), now_of(behind)) == (State.WAITING, State.OFFERED)


def test_one_place_in_four_at_most_is_given_without_an_address():
    places = make_places(capacity=8)
    given = [register(unsaved_registration(places, email="")) for _n in range(2)]
    assert [one.state for one in given] == [State.SEATED] * 2
    with pytest.raises(NoMoreWithoutAddress):
        register(unsaved_registration(places, email=""))
    assert Registration.objects.count() == 2
    assert party(places).state == State.SEATED


def test_who_waits_without_an_address_does_not_keep_a_free_place_from_others():
    places = make_places(capacity=4)
    register(unsaved_registration(places, email=""))
    seated = [party(places) for _n in range(3)]
    waiting = register(unsaved_registration(places, email=""))
    cancel(seated[0])
    assert now_of(waiting) == State.WAITING
    assert party(places).state == State.SEATED


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("come"), st.integers(1, 6), st.booleans()),
        st.tuples(st.sampled_from(["cancel", "accept", "again"]), st.integers(0, 15), st.just(False)),
        st.tuples(st.just("resize"), st.integers(0, 15), st.booleans()),
        st.tuples(st.just("wait"), st.sampled_from([1, 30, 50]), st.just(False)),
    ),
    min_size=4,
    max_size=22,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, capacity=st.integers(1, 12))
def test_whatever_happens_no_seat_is_given_twice_and_nobody_who_fits_is_left_waiting(steps, capacity):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        places, parties = in_heads(capacity, event=make_webinar(starts_in=timedelta(hours=120))), []
        for what, n, flag in steps:
            one = parties[n % len(parties)] if parties and what != "come" else None
            step(what, n, flag, one, places, parties, clock)
            clock.shift(timedelta(seconds=1))
            check(places)


def step(what, n, flag, one, places, parties, clock):
    try:
        if what == "come":
            newcomer = unsaved_registration(places, heads=n, **({"email": ""} if flag else {}))
            places.refresh_from_db()
            in_line = [row for row in Registration.objects.filter(places=places).in_line() if row.fits(places)]
            parties.append(confirm(register(newcomer)))
            assert not (in_line and parties[-1].state == State.SEATED), "a newcomer overtook"
        elif what == "wait":
            clock.shift(timedelta(hours=n))
            lapse_offers()
        elif one is None:
            pass
        elif what == "resize":
            come_with(one, max(1, one.heads + (1 if flag else -1)))
        else:
            {"cancel": cancel, "accept": accept, "again": stand_in_line_again}[what](one)
    except EXPECTED:
        pass


def check(places):
    places.refresh_from_db()
    rows = list(Registration.objects.filter(places=places))
    held = [row for row in rows if row.holds_seats]
    assert places.taken == sum(row.seats for row in held) <= places.capacity
    assert places.taken_without_mail == sum(row.seats for row in held if not row.email)
    if not places.event.is_over:
        assert [row for row in rows if row.state == State.WAITING and row.fits(places)] == []
