"""The last seats, 64 visitors at once: exactly the capacity, and nobody overtakes."""

import random
from datetime import timedelta

import pytest

from hrhub.participation.links import token_for
from hrhub.participation.models import Places, Registration
from hrhub.participation.models.places import WITHOUT_MAIL
from hrhub.participation.registering import confirm
from tests import make

from .crowds import Guest, at_once, links

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE, CAPACITY = 64, 40
WITHOUT_ADDRESS = 8
State = Registration.State


@pytest.mark.parametrize("rounds", [1, pytest.param(20, marks=pytest.mark.hard)])
def test_64_at_once_get_exactly_the_places_that_there_are_and_nobody_overtakes(server, rounds):
    for number in range(rounds):
        places = make.make_places(make.make_webinar(starts_in=timedelta(days=3)), capacity=CAPACITY, unit="heads")
        assert come(guests_of(server, places.event, random.Random(number))) == {302}
        places.refresh_from_db()
        assert places.taken == CAPACITY
        rows = list(Registration.objects.filter(places=places).order_by("confirmed_at"))
        assert [(row.state, row.holds_seats) for row in rows] == one_after_the_other(rows)
        assert places.taken == sum(row.seats for row in rows if row.holds_seats)


def guests_of(server, event, chance):
    """Return parties of one, and of many, which the last places seldom suit; the last ones have no address."""
    with_address = AT_ONCE - WITHOUT_ADDRESS
    heads = [chance.choice([1, 4, 5, 6]) for _n in range(with_address)]
    named = [Guest(server, event, n, f"g{number}.{event.pk}@example.org") for number, n in enumerate(heads)]
    return named + [Guest(server, event) for _n in range(WITHOUT_ADDRESS)]


def come(guests):
    """Let all register, and all confirm in the same moment as those register who have no address."""
    named = [guest for guest in guests if guest.said["email"]]
    at_once(Guest.open, guests)
    assert at_once(Guest.register, named) == [200] * len(named)
    paths = links()
    at_once(Guest.open_link, named, [paths[guest.said["email"]] for guest in named])
    return set(at_once(lambda guest: guest.confirm() if guest.said["email"] else guest.register(), guests))


def one_after_the_other(rows):
    """Return what `rows`, in the order of their moments, would be if they had come one by one, each after the last."""
    free, free_without_mail, found = CAPACITY, -(-CAPACITY // WITHOUT_MAIL), []
    for row in rows:
        has_place = row.heads <= free and (row.has_mail or row.heads <= free_without_mail)
        free -= row.heads * has_place
        free_without_mail -= row.heads * has_place * (not row.has_mail)
        found.append((State.SEATED, True) if has_place else (State.WAITING, False))
    return found


SEATED, IN_LINE, CANCEL, COME = 20, 20, 12, 12


def test_what_is_given_back_is_offered_along_the_line_while_others_come_at_the_same_moment(server):
    in_line, new = cancel_while_others_come(server, starts_in=timedelta(days=3))
    assert in_line == [(State.OFFERED, True)] * CANCEL + [(State.WAITING, False)] * (IN_LINE - CANCEL)
    assert new == [(State.WAITING, False)] * COME


def test_in_the_last_hours_nobody_who_comes_overtakes_and_who_accepts_first_has_the_place(server):
    in_line, new = cancel_while_others_come(server, starts_in=timedelta(hours=2))
    assert in_line + new == [(State.OFFERED, False)] * (IN_LINE + COME)
    line = [Guest(server, row.event) for row in Registration.objects.in_line()]
    open_links(line, Registration.objects.in_line())
    assert set(at_once(lambda guest: guest.send(guest.page, {"do": "accept"}), line)) == {200, 302}
    assert Places.objects.get().taken == Registration.objects.filter(state=State.SEATED).count() == SEATED


def cancel_while_others_come(server, starts_in):
    """Let some cancel in the same moment as others come; return (state, holds seats) of line and new ones."""
    places = make.make_places(make.make_webinar(starts_in=starts_in), capacity=SEATED)
    rows = [make.make_registration(places) for _n in range(SEATED + IN_LINE + COME)]
    for row in rows[:-COME]:
        confirm(row)
    cancelling, coming = rows[:CANCEL], rows[-COME:]
    guests = [Guest(server, places.event) for _row in cancelling + coming]
    open_links(guests, cancelling + coming)
    for guest in guests[:CANCEL]:
        guest.page = guest.get("/my/place/cancel/")
    acts = [{}] * CANCEL + [{"do": "confirm"}] * COME
    assert set(at_once(lambda guest, act: guest.send(guest.page, act), guests, acts)) == {302}
    told = list(Registration.objects.order_by("pk").values_list("state", "holds_seats"))
    return told[SEATED:-COME], told[-COME:]


def open_links(guests, rows):
    for guest, row in zip(guests, rows, strict=True):
        guest.open_link(f"/my/{token_for(row)}/")
