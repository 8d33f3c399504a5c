from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.mail.models import Mail
from hrhub.participation.models import Registration
from hrhub.participation.registering import confirm
from hrhub.participation.telling_afterwards import tell_afterwards
from tests.make import make_places, make_recording, make_registration, make_resource, make_text, make_webinar

from .letters.reading import arrived, last

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """An event in three days with one who has a place, one who follows, one who waits, and one without an address."""
    event = make_webinar(starts_in=timedelta(days=3))
    places = make_places(event)
    confirm(make_registration(places, email="seated@example.org"))
    confirm(make_registration(places, email="follows@example.org", door="afterwards"))
    confirm(make_registration(places, email=""))
    make_registration(places, email="waits@example.org", state="waiting")
    make_registration(places, email="never@example.org")
    Mail.objects.all().delete()
    return event


def told(event, days=1, published_days=0):
    """Return who was told after a run so many days after the event; what there is was published so many before."""
    moment = event.over_at + timedelta(days=days)
    Event.objects.update(changed_at=moment - timedelta(days=published_days, minutes=11))
    with time_machine.travel(moment, tick=False):
        tell_afterwards()
    return sorted(Mail.objects.values_list("recipient", flat=True))


def test_those_who_had_a_place_and_those_who_follow_are_told_once(event):
    make_recording(event)
    assert told(event) == ["follows@example.org", "seated@example.org"]
    make_text(event, "What was said.")
    assert told(event, days=9) == ["follows@example.org", "seated@example.org"]
    assert "Recording" in last("afterwards").text
    assert f"http://localhost:8000{event.path}" in last("afterwards").text
    assert arrived(last("afterwards"))["List-Unsubscribe"]


def test_before_the_end_nobody_is_told(event):
    make_text(event, "What will be said.")
    assert told(event, days=-1) == []


def test_where_there_is_nothing_nobody_is_told(event):
    make_recording(event, state="promised")
    make_resource(event, kind="slides")
    assert told(event) == []


def test_editors_have_ten_minutes_to_publish_all(event):
    make_recording(event)
    with time_machine.travel(event.over_at + timedelta(days=1), tick=False):
        Event.objects.update(changed_at=timezone.now() - timedelta(minutes=9))
        tell_afterwards()
    assert not Mail.objects.exists()


@pytest.mark.parametrize("values", [{"state": "cancelled"}, {"published_at": None}])
def test_of_what_did_not_take_place_or_was_taken_back_nobody_is_told(event, values):
    make_recording(event)
    Event.objects.update(**values)
    assert told(event) == []


def test_ninety_days_later_nobody_is_kept_to_be_told(event):
    make_recording(event)
    assert told(event, days=91) == []


def test_whoever_stopped_mails_is_not_told(event):
    make_recording(event)
    Registration.objects.filter(email="seated@example.org").update(wants_mail=False)
    assert told(event) == ["follows@example.org"]
