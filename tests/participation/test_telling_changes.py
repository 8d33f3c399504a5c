from datetime import time, timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.catalogue.changes import changed
from hrhub.mail.models import Mail
from hrhub.participation import at_once
from hrhub.participation.models import Member, Registration
from hrhub.participation.registering import confirm
from hrhub.participation.telling_changes import tell_changes
from tests.make import make_places, make_registration, make_team, make_webinar

from .letters.reading import calendar_of, last

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """An event in three days, for which one is registered who was told of it as it is."""
    event = make_webinar(starts_in=timedelta(days=3))
    confirm(make_registration(make_places(event), email="a@example.org"))
    Mail.objects.all().delete()
    return event


def change(event, **values):
    for name, value in values.items():
        setattr(event, name, value)
    event.save()
    changed([event])


def told(minutes=0):
    """Return the kinds of mails that there are after a run in so many minutes."""
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        tell_changes()
    return list(Mail.objects.order_by("id").values_list("kind", flat=True))


def test_a_change_is_told_once_after_ten_quiet_minutes(event):
    change(event, venue="Hall 2")
    assert [told(9), told(11), told(12)] == [[], ["changed"], ["changed"]]
    assert "Hall 2" in last().text


def test_what_was_changed_twice_is_told_once(event):
    change(event, venue="Hall 1")
    change(event, venue="Hall 2")
    assert told(11) == ["changed"]
    change(event, venue="Hall 3")
    assert told(11) == ["changed", "changed"]


def test_what_no_calendar_shows_is_not_told(event):
    change(event, languages_offered=["fr"])
    assert told(11) == []


@pytest.mark.parametrize(("state", "mail"), [("cancelled", "called_off"), ("postponed", "postponed")])
def test_what_is_called_off_is_told_at_once(event, state, mail):
    change(event, state=state)
    assert told() == [mail]


def test_what_begins_within_a_day_is_told_at_once():
    event = make_webinar(starts_in=timedelta(hours=20))
    confirm(make_registration(make_places(event)))
    change(event, venue="Hall 2")
    assert told() == ["registered", "changed"]


def test_whoever_registers_after_the_change_knows_it_already(event):
    change(event, venue="Hall 2")
    places = Registration.objects.get().places
    confirm(make_registration(places, email="b@example.org"))
    told(11)
    assert list(Mail.objects.filter(kind="changed").values_list("recipient", flat=True)) == ["a@example.org"]


def test_the_calendar_learns_the_new_hour_and_then_that_it_is_off(event):
    start = time(7, 30)
    change(event, start=start, end=time(8), until=None)
    told(11)
    method, found = calendar_of(last("changed"))
    assert (method, found["DTSTART"].dt.time(), found["SEQUENCE"]) == ("REQUEST", start, 2)
    change(event, state="cancelled")
    told()
    assert (calendar_of(last("called_off"))[0], calendar_of(last("called_off"))[1]["SEQUENCE"]) == ("CANCEL", 4)


def test_those_who_wait_are_told_and_those_who_follow_only_that_it_is_cancelled(event):
    places = Registration.objects.get().places
    make_registration(places, state="waiting", email="w@example.org")
    make_registration(places, state="following", door="afterwards", email="f@example.org")
    make_registration(places, state="cancelled", email="c@example.org")
    make_registration(places, email="u@example.org")
    change(event, venue="Hall 2")
    told(11)
    assert set(Mail.objects.values_list("recipient", flat=True)) == {"a@example.org", "w@example.org"}
    change(event, state="cancelled")
    told()
    off = Mail.objects.filter(kind="called_off")
    assert set(off.values_list("recipient", flat=True)) == {"a@example.org", "w@example.org", "f@example.org"}


def test_a_draft_and_what_is_over_tell_nothing(event):
    change(event, venue="Hall 2", published_at=None)
    assert told(11) == []
    change(event, published_at=timezone.now() - timedelta(days=1))
    assert told(5 * 24 * 60) == []


def test_a_day_that_is_taken_back_is_told(event):
    change(event, state="postponed", date=None, until=None, start=None, end=None, zone="", date_precision="none")
    assert told() == ["postponed"]
    assert last().calendar == ""


def test_members_are_told_and_whoever_stopped_mails_is_not_asked_for_again(event):
    team = make_team(Registration.objects.get().places)
    Member.objects.create(team=team, name="M", email="m@example.org")
    Registration.objects.update(wants_mail=False)
    Mail.objects.all().delete()
    change(event, venue="Hall 2")
    told(11)
    assert list(Mail.objects.values_list("recipient", flat=True)) == ["m@example.org"]
    assert set(Registration.objects.values_list("told_sequence", flat=True)) == {1}


def test_many_are_told_batch_by_batch(event, monkeypatch):
    monkeypatch.setattr(at_once, "AT_ONCE", 2)
    places = Registration.objects.get().places
    for n in range(3):
        make_registration(places, state="waiting", email=f"{n}@example.org")
    change(event, state="cancelled")
    assert [tell_changes() for _run in range(3)] == [True, True, False]
    assert Mail.objects.count() == 4
