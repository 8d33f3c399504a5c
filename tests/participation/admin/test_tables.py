"""Places and the meeting on the page of an event."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.utils import timezone

from hrhub.participation.models import Meeting, Places, Registration
from hrhub.participation.registering import confirm
from hrhub.participation.telling_new_link import tell_new_links
from tests.desk.pages import errors_of, filled, page_of, row, save
from tests.make import make_meeting, make_places, make_registration, make_session, make_webinar
from tests.participation.letters.reading import last
from webinars.models import Webinar


@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_an_editor_opens_places_online_and_in_a_room(desk, make):
    event = make()
    save(desk, event, **row("places", 0, way="online", capacity="100", unit="connections"))
    save(desk, event, **row("places", 1, way="in_person", capacity="40", unit="heads"))
    found = [(one.way, one.capacity, one.unit, one.taken) for one in Places.objects.order_by("pk")]
    assert found == [("online", 100, "connections", 0), ("in_person", 40, "heads", 0)]


def test_an_editor_says_how_one_joins(desk):
    event = make_webinar()
    save(desk, event, **row("meeting", 0, join_link="https://meet.example.org/j/1", captions="yes"))
    assert [(one.join_link, one.captions) for one in Meeting.objects.all()] == [("https://meet.example.org/j/1", "yes")]


def test_places_as_they_come_are_saved_though_nothing_was_typed(desk):
    save(desk, make_webinar(), **row("places", 0, way="online", unit="connections"))
    assert [(one.way, one.capacity) for one in Places.objects.all()] == [("online", None)]


def test_places_of_one_kind_are_there_once(desk):
    places = make_places(capacity=5)
    event = Webinar.objects.get()
    answer = save(desk, event, **row("places", 1, way="online", unit="connections"))
    assert answer.status_code == 200
    assert list(Places.objects.all()) == [places]


def test_fewer_places_than_are_taken_are_refused_with_a_sentence(desk):
    places = make_places(capacity=3)
    for _n in range(2):
        confirm(make_registration(places))
    answer = save(desk, Webinar.objects.get(), **{"places-0-capacity": "1"})
    assert errors_of(answer) == ["2 places are taken already: there cannot be fewer. Take some away first."]
    assert Places.objects.get().capacity == 3


def test_as_many_as_are_taken_are_enough(desk):
    places = make_places(capacity=3)
    confirm(make_registration(places))
    save(desk, Webinar.objects.get(), **{"places-0-capacity": "1"})
    assert (Places.objects.get().capacity, Places.objects.get().taken) == (1, 1)


def test_more_places_are_offered_at_once_to_those_who_wait(desk):
    places = make_places(capacity=1)
    confirm(make_registration(places))
    waiting = confirm(make_registration(places))
    save(desk, Webinar.objects.get(), **{"places-0-capacity": "2"})
    waiting.refresh_from_db()
    assert waiting.state == Registration.State.OFFERED
    assert Places.objects.get().taken == 2


def test_how_places_are_counted_stays_once_somebody_registered(desk):
    places = make_places(capacity=3)
    make_registration(places)
    answer = save(desk, Webinar.objects.get(), **{"places-0-unit": "heads"})
    assert errors_of(answer) == ["People have registered already: how places are counted cannot change any more."]


def test_before_that_it_can_change(desk):
    make_places(capacity=3)
    save(desk, Webinar.objects.get(), **{"places-0-unit": "heads"})
    assert Places.objects.get().unit == "heads"


def test_a_page_that_was_open_does_not_set_back_what_is_taken(desk):
    places = make_places(capacity=3)
    event = Webinar.objects.get()
    open_page = filled(desk.get(page_of(event)))
    confirm(make_registration(places))
    desk.post(page_of(event), {**open_page, "places-0-capacity": "9"})
    assert (Places.objects.get().capacity, Places.objects.get().taken) == (9, 1)


def test_places_that_were_read_before_somebody_came_do_not_set_back_what_is_taken(db):
    places = make_places(capacity=3)
    confirm(make_registration(Places.objects.get()))
    places.capacity = 9
    places.save()
    assert (Places.objects.get().capacity, Places.objects.get().taken) == (9, 1)


def test_places_with_registrations_are_not_deleted(desk):
    places = make_places()
    make_registration(places)
    save(desk, Webinar.objects.get(), **{"places-0-DELETE": "on"})
    assert list(Places.objects.all()) == [places]


def test_an_untouched_page_changes_neither(desk):
    places = make_places(capacity=3)
    make_meeting(places.event, dial_in="Zambia +260 1\nPIN 2")
    before = list(Places.objects.values()), list(Meeting.objects.values())
    save(desk, Webinar.objects.get(), title="Another title")
    assert Webinar.objects.get().title == "Another title"
    assert (list(Places.objects.values()), list(Meeting.objects.values())) == before


def test_who_changes_a_link_that_was_told_is_told_how_many_get_the_new_one(desk):
    places = make_places(make_webinar(starts_in=timedelta(hours=20)))
    make_meeting(places.event)
    confirm(make_registration(places))
    told = [
        [message.message for message in get_messages(save(desk, Webinar.objects.get(), **change).wsgi_request)]
        for change in ({"meeting-0-captions": "yes"}, {"meeting-0-join_link": "https://meet.example.org/j/new"})
    ]
    assert "1 address was sent the old way to join. It gets the new one in two minutes." in told[1]
    assert not any("old way to join" in words for words in told[0])


def test_who_deletes_a_meeting_whose_link_was_told_empties_it_and_those_who_know_the_link_are_told(desk):
    places = make_places(make_webinar(starts_in=timedelta(hours=20)))
    make_meeting(places.event, reply_to="host@example.org")
    confirm(make_registration(places, email="a@example.org"))
    answer = save(desk, Webinar.objects.get(), **{"meeting-0-DELETE": "on"})
    assert "1 address was sent the old way" in str([one.message for one in get_messages(answer.wsgi_request)])
    assert list(Meeting.objects.values_list("join_link", "reply_to")) == [("", "")]
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        tell_new_links()
    assert last("new_link").recipient == "a@example.org"


def test_a_meeting_of_which_nobody_was_told_is_deleted(desk):
    places = make_places(make_webinar(starts_in=timedelta(days=20)))
    make_meeting(places.event)
    confirm(make_registration(places))
    save(desk, Webinar.objects.get(), **{"meeting-0-DELETE": "on"})
    assert not Meeting.objects.exists()
