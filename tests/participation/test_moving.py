import pytest

from hrhub.mail.models import Mail
from hrhub.participation.models import Places, Registration
from hrhub.participation.moving import NoRoomThere, move
from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration

pytestmark = pytest.mark.django_db
State = Registration.State


def both(online=None, room=None, unit="heads"):
    """Return the places of a hybrid event, online and in the room."""
    places = make_places(capacity=online)
    return places, make_places(places.event, way="in_person", capacity=room, unit=unit)


def now(registration):
    return Registration.objects.get(pk=registration.pk)


def taken():
    return {places.way: places.taken for places in Places.objects.all()}


def test_whoever_has_a_place_online_gets_one_in_the_room():
    online, room = both()
    team = confirm(make_registration(online, door="together", heads=10))
    move(team, room)
    assert (now(team).places, now(team).state, now(team).seats) == (room, State.SEATED, 10)
    assert taken() == {"online": 0, "in_person": 10}


def test_moved_again_it_changes_nothing_and_writes_once():
    online, room = both()
    one = confirm(make_registration(online))
    mails = Mail.objects.count()
    move(one, room)
    move(one, room)
    assert taken() == {"online": 0, "in_person": 1}
    assert Mail.objects.count() == mails + 1


def test_whoever_does_not_fit_stays_with_the_place():
    online, room = both(room=9)
    team = confirm(make_registration(online, door="together", heads=10))
    with pytest.raises(NoRoomThere):
        move(team, room)
    assert (now(team).places, now(team).state, now(team).seats) == (online, State.SEATED, 1)
    assert taken() == {"online": 1, "in_person": 0}


def test_nobody_is_moved_past_those_who_wait_and_would_fit():
    online, room = both(room=2)
    first, second = confirm(make_registration(room)), confirm(make_registration(room))
    waiting = confirm(make_registration(room))
    Places.objects.filter(pk=room.pk).update(taken=1)
    one = confirm(make_registration(online))
    with pytest.raises(NoRoomThere):
        move(one, room)
    assert [now(row).state for row in (first, second, waiting)] == [State.SEATED, State.SEATED, State.WAITING]


def test_what_becomes_free_is_offered():
    online, room = both(online=1)
    one, waiting = confirm(make_registration(online)), confirm(make_registration(online))
    move(one, room)
    assert now(waiting).state == State.OFFERED


def test_whoever_waits_gets_a_place_there():
    online, room = both(online=1)
    confirm(make_registration(online))
    waiting = confirm(make_registration(online))
    move(waiting, room)
    assert (now(waiting).state, taken()) == (State.SEATED, {"online": 1, "in_person": 1})


def test_whoever_waits_there_too_goes_to_the_end_of_that_line():
    online, room = both(online=1, room=1)
    confirm(make_registration(online)), confirm(make_registration(room))
    waiting, there = confirm(make_registration(online)), confirm(make_registration(room))
    move(waiting, room)
    assert now(waiting).state == State.WAITING
    assert now(waiting).lined_up_at > now(there).lined_up_at


def test_an_offer_that_holds_a_seat_gives_it_back():
    online, room = both(online=1, room=0)
    first, offered = confirm(make_registration(online)), confirm(make_registration(online))
    move(first, make_and_open(room))
    assert now(offered).state == State.OFFERED
    move(offered, room)
    assert taken()["online"] == 0


def make_and_open(room):
    Places.objects.filter(pk=room.pk).update(capacity=1)
    return Places.objects.get(pk=room.pk)


def test_who_wants_to_be_told_afterwards_takes_no_seat_there():
    online, room = both()
    one = confirm(make_registration(online, door="afterwards"))
    move(one, room)
    assert (now(one).state, now(one).seats, taken()) == (State.FOLLOWING, 0, {"online": 0, "in_person": 0})


def test_places_of_another_event_are_refused():
    online, _room = both()
    one = confirm(make_registration(online))
    with pytest.raises(ValueError, match="another event"):
        move(one, make_places())
    assert now(one).places == online
