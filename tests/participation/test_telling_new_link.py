from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.mail.models import Mail
from hrhub.participation import at_once, gathering
from hrhub.participation.changing import cancel
from hrhub.participation.letters.stopping import want_mail
from hrhub.participation.links import token_for
from hrhub.participation.models import Meeting, Member, Registration
from hrhub.participation.moving import move
from hrhub.participation.registering import confirm
from hrhub.participation.reminding import remind
from hrhub.participation.telling_new_link import tell_new_links
from tests.make import make_meeting, make_places, make_registration, make_team, make_webinar

from .letters.reading import calendar_of, last

pytestmark = pytest.mark.django_db
NEW = "https://meet.example.org/j/new"


@pytest.fixture
def places():
    """The places of an event in twenty hours, of which one registered who was told the link with the place."""
    event = make_webinar(starts_in=timedelta(hours=20))
    make_meeting(event)
    found = make_places(event)
    confirm(make_registration(found, email="a@example.org"))
    return found


def change(**values):
    meeting = Meeting.objects.get()
    for name, value in values.items():
        setattr(meeting, name, value)
    meeting.save()


def told(minutes=3):
    """Return who was told a new way to join after a run in so many minutes."""
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        tell_new_links()
    return list(Mail.objects.filter(kind="new_link").order_by("id").values_list("recipient", flat=True))


def test_who_was_told_the_old_link_is_told_the_new_one_once_as_text_and_in_the_calendar(places):
    change(join_link=NEW)
    assert [told(1), told(), told()] == [[], ["a@example.org"], ["a@example.org"]]
    assert NEW in last("new_link").text.splitlines()
    method, found = calendar_of(last("new_link"))
    assert (method, found["LOCATION"], found["SEQUENCE"]) == ("REQUEST", NEW, 1)


def test_what_is_saved_twice_is_told_once_and_what_changes_again_is_told_again(places):
    change(join_link="https://meet.example.org/j/wrong")
    with time_machine.travel(timezone.now() + timedelta(seconds=90)):
        change(join_link=NEW)
        assert told(1) == []
        assert told() == ["a@example.org"]
        change(join_link="https://meet.example.org/j/3")
        assert told() == ["a@example.org"] * 2


def test_who_was_told_that_there_is_no_link_yet_is_told_the_link():
    places = make_places(make_webinar(starts_in=timedelta(hours=20)))
    confirm(make_registration(places, email="a@example.org"))
    make_meeting(places.event)
    assert told() == ["a@example.org"]


def test_other_telephone_numbers_are_told(places):
    change(dial_in="Zambia +260 211 000")
    assert told() == ["a@example.org"]


def test_what_does_not_change_how_one_joins_is_not_told(places):
    change(captions="yes")
    assert told() == []


def test_what_is_put_back_as_it_was_is_not_told(places):
    change(join_link=NEW)
    change(join_link="https://meet.example.org/j/123")
    assert told() == []


def test_members_who_were_told_are_told_with_their_own_links(places):
    team = make_team(places, email="boss@example.org")
    gathering.add_oneself(Member(team=team, name="M", email="m@example.org", submission="m", consented_to="1"))
    Member.objects.create(team=team, name="N", email="n@example.org")
    change(join_link=NEW)
    assert told() == ["a@example.org", "boss@example.org", "m@example.org"]
    assert token_for(Member.objects.get(email="m@example.org")) in last("new_link").text


def test_who_was_reminded_and_then_stopped_mails_is_told_all_the_same(places):
    with time_machine.travel(places.event.starts_at - timedelta(hours=30)):
        confirm(make_registration(places, email="b@example.org"))
    remind()
    want_mail(Registration.objects.get(email="b@example.org"), False)
    change(join_link=NEW)
    assert told() == ["a@example.org", "b@example.org"]


def test_who_was_told_no_link_yet_or_has_no_place_any_more_is_not_told(places):
    cancel(Registration.objects.with_all().get())
    make_registration(places, state="seated", holds_seats=True, email="never@example.org")
    change(join_link=NEW)
    assert told() == []


def test_who_sits_in_the_room_is_not_told(places):
    room = make_places(places.event, way="in_person")
    confirm(make_registration(room, email="room@example.org"))
    move(confirm(make_registration(places, email="moved@example.org")), room)
    change(join_link=NEW)
    assert told() == ["a@example.org"]


def test_while_the_event_goes_on_it_is_told_and_afterwards_not(places):
    with time_machine.travel(places.event.starts_at + timedelta(minutes=10)):
        change(join_link=NEW)
        assert told() == ["a@example.org"]
        change(join_link="https://meet.example.org/j/3")
        assert told(120) == ["a@example.org"]


@pytest.mark.parametrize("values", [{"state": "cancelled"}, {"published_at": None}])
def test_of_what_was_called_off_or_taken_back_nothing_is_told(places, values):
    Event.objects.update(**values)
    change(join_link=NEW)
    assert told() == []


def test_the_private_page_shows_the_new_link_at_once(places, client):
    team = make_team(places)
    client.get(f"/my/{token_for(team.registration)}/")
    assert "/j/123" in client.get("/my/team/").content.decode()
    change(join_link=NEW)
    page = client.get("/my/team/").content.decode()
    assert NEW in page
    assert "/j/123" not in page


def test_many_are_told_batch_by_batch(places, monkeypatch):
    monkeypatch.setattr(at_once, "AT_ONCE", 2)
    for n in range(3):
        confirm(make_registration(places, email=f"{n}@example.org"))
    change(join_link=NEW)
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert [tell_new_links() for _run in range(3)] == [True, True, False]
    assert Mail.objects.filter(kind="new_link").count() == 4
