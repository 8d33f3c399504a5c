from datetime import date, time, timedelta

import pytest
import time_machine

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event
from hrhub.participation import letters
from hrhub.participation.changing import cancel, stand_in_line_again
from hrhub.participation.forgetting import erase
from hrhub.participation.models import Member, Registration
from hrhub.participation.registering import confirm
from tests.catalogue.calendar_files import event_file
from tests.make import make_meeting, make_places, make_registration, make_team, make_webinar

from .reading import calendar_of, last

pytestmark = pytest.mark.django_db
LUSAKA = {"start": time(14), "end": time(15), "zone": "Africa/Lusaka", "state": "announced"}


@pytest.fixture(autouse=True)
def february():
    with time_machine.travel("2027-02-20 10:00Z"):
        yield


def lusaka(**values):
    return make_webinar(**{"date": date(2027, 3, 11), **LUSAKA, **values})


def registered(event=None, **values):
    return confirm(make_registration(make_places(event or lusaka()), **values))


def test_a_place_comes_as_a_meeting_that_is_accepted_already(settings):
    settings.DEFAULT_FROM_EMAIL = "The Hub <hub@example.org>"
    registered(email="ann+x@example.org")
    method, found = calendar_of(last())
    assert method == "REQUEST"
    assert found["ORGANIZER"] == "mailto:hub@example.org"
    assert found["ORGANIZER"].params["CN"] == "HRHub"
    assert found["ATTENDEE"] == "mailto:ann+x@example.org"
    assert (found["ATTENDEE"].params["PARTSTAT"], found["ATTENDEE"].params["RSVP"]) == ("ACCEPTED", "FALSE")
    assert [alarm["TRIGGER"].dt for alarm in found.walk("VALARM")] == [timedelta(hours=-1)]
    assert f"{found['DTSTART'].dt:%Y-%m-%d %H:%M}" == "2027-03-11 14:00"
    assert found["DTSTART"].params["TZID"] == "Africa/Lusaka"


def test_it_is_the_event_of_the_public_file(client):
    registration = registered()
    _method, found = calendar_of(last())
    public = event_file(client, registration.event)
    same = ["UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS"]
    assert [found[name] for name in same] == [public[name] for name in same]


def test_each_part_about_a_registration_is_newer_than_the_one_before():
    registration = registered()
    told = [last()]
    cancel(registration)
    told.append(last())
    stand_in_line_again(registration)
    told.append(last())
    registration.event.start = time(13)
    registration.event.save()
    changed([registration.event])
    registration = Registration.objects.with_all().get()
    letters.send("changed", registration)
    told.append(last())
    found = [(method, event["SEQUENCE"]) for method, event in map(calendar_of, told)]
    assert found == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2), ("REQUEST", 4)]
    assert len({event["UID"] for _method, event in map(calendar_of, told)}) == 1


def test_who_cancels_and_registers_anew_is_believed_again():
    first = registered(email="a@example.org")
    cancel(first)
    again = confirm(make_registration(first.places, email="a@example.org"))
    assert calendar_of(last("registered"))[1]["SEQUENCE"] == 2
    cancel(Registration.objects.with_all().get(pk=again.pk))
    assert calendar_of(last("cancelled"))[1]["SEQUENCE"] == 3


def test_a_member_is_counted_apart():
    team = make_team(make_places(lusaka()))
    Member.objects.create(team=team, name="A", email="a@example.org")
    letters.send("changed", team.registration)
    assert calendar_of(last("changed", recipient="a@example.org"))[1]["SEQUENCE"] == 0
    assert calendar_of(last("changed", recipient=team.registration.email))[1]["SEQUENCE"] == 1


def test_whoever_never_had_a_place_gets_no_part():
    places = make_places(lusaka(), capacity=1)
    confirm(make_registration(places))
    waiting = confirm(make_registration(places))
    assert last("waiting").calendar == ""
    cancel(waiting)
    assert last("cancelled").calendar == ""


def test_a_cancelled_event_is_taken_out():
    registration = registered()
    Event.objects.update(state="cancelled")
    letters.send("called_off", Registration.objects.with_all().get(pk=registration.pk))
    method, found = calendar_of(last())
    assert (method, found["STATUS"], found["SUMMARY"]) == (
        "CANCEL",
        "CANCELLED",
        f"Cancelled: {registration.event.title}",
    )


def test_a_postponed_event_stays_as_tentative_and_rings_no_alarm():
    registration = registered()
    Event.objects.update(state="postponed")
    letters.send("postponed", Registration.objects.with_all().get(pk=registration.pk))
    method, found = calendar_of(last())
    assert (method, found["STATUS"], found.walk("VALARM")) == ("REQUEST", "TENTATIVE", [])


def test_without_a_certain_hour_it_is_a_tentative_day():
    registered(lusaka(start=None, end=None, zone=""))
    _method, found = calendar_of(last())
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (date(2027, 3, 11), date(2027, 3, 12))
    assert (found["STATUS"], found["TRANSP"]) == ("TENTATIVE", "TRANSPARENT")
    assert [alarm["TRIGGER"].dt for alarm in found.walk("VALARM")] == [timedelta(hours=-12)]


def test_without_a_day_there_is_none():
    registration = registered()
    Event.objects.update(date=None, date_precision="none", starts_at=None, start=None)
    letters.send("changed", Registration.objects.with_all().get(pk=registration.pk))
    assert (last().kind, last().calendar, last().calendar_method) == ("changed", "", "")


def test_on_the_last_day_the_entry_says_how_to_join():
    event = lusaka(date=date(2027, 2, 21), start=time(9), end=time(10))
    make_meeting(event, dial_in="Zambia +260 211")
    registered(event)
    _method, found = calendar_of(last())
    assert found["LOCATION"] == "https://meet.example.org/j/123"
    assert found["DESCRIPTION"].split("\n")[:2] == ["https://meet.example.org/j/123", "Zambia +260 211"]


def test_no_calendar_holds_a_private_link():
    registered()
    assert "/my/" not in last().calendar


def test_hostile_words_stay_in_their_line(settings):
    event = lusaka(title="A\r\nATTENDEE:mailto:x@example.org\u2028\u202eB", venue="Hall\r\nBEGIN:VEVENT")
    registered(event, email="a%b@example.org")
    _method, found = calendar_of(last())
    assert found["ATTENDEE"] == "mailto:a%25b@example.org"
    assert found["SUMMARY"] == "A ATTENDEE:mailto:x@example.org B"


def test_nothing_is_sent_about_what_was_erased():
    registration = registered()
    erase(registration)
    assert last() is None
