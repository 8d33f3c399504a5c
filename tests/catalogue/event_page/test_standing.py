"""What the page says of an event in each state of its life."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.catalogue.event_page.pages import read
from tests.make import make_appearance, make_editor, make_recording, make_text, make_webinar

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 10, 12, tzinfo=UTC)
TO_COME = {"date": date(2027, 3, 11), "state": "announced", "start": time(14), "end": time(15)}


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def current(page):
    """Return the step of its life at which the event stands."""
    return next(e.text for e in page.part("life") if e.get("aria-current") == "step")


def test_a_coming_event_says_day_hour_zone_and_utc_and_what_one_can_do(client):
    event = make_webinar(**TO_COME, zone="Africa/Lusaka")
    page = read(client, event.path)
    assert page.said("moment").startswith("Thursday 11 March 2027 14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC")
    assert page.section("What you can do now").startswith(
        "Note the day and the hour. You cannot register on this site yet: ask the organisers how to take part."
    )


def test_what_one_can_do_stands_before_what_a_coming_event_is_about(client):
    event = make_webinar(**TO_COME)
    make_text(event, part="abstract")
    make_appearance(event)
    headings = [words for level, words in read(client, event.path).headings if level == 2]
    assert headings == ["What you can do now", "What it is about", "Who will speak", "Cite"]


def test_the_life_of_a_coming_event_promises_no_recording(client):
    page = read(client, make_webinar(**TO_COME, zone="UTC").path)
    assert page.said("life") == "announced live"
    assert current(page) == "announced"


def test_no_live_hour_is_announced_where_none_is_certain(client):
    assert read(client, make_webinar(**TO_COME).path).said("life") == "announced"


def test_the_hour_of_the_visitor_is_computed_for_a_certain_hour_to_come_alone(client):
    certain, without_zone = make_webinar(**TO_COME, zone="Africa/Lusaka"), make_webinar(**TO_COME)
    past = make_webinar(**{**TO_COME, "date": date(2024, 3, 11), "zone": "Africa/Lusaka"})
    found = [b"times.js" in client.get(event.path).content for event in (certain, without_zone, past)]
    assert found == [True, False, False]
    assert read(client, certain.path).part("own").get("data-moment") == "2027-03-11T12:00Z"


def test_an_event_without_an_hour_says_that_it_is_not_known_yet(client):
    page = read(client, make_webinar(**{**TO_COME, "start": None, "end": None}).path)
    assert page.section("What you can do now").startswith("Note the day. The hour is not known yet.")


def test_a_live_event_says_so(client):
    page = read(client, make_webinar(starts_in=timedelta(minutes=-10)).path)
    assert current(page) == "live"
    assert page.section("What you can do now").startswith("This event is going on now.")


def test_an_event_that_was_held_says_so_and_asks_for_nothing(client):
    page = read(client, make_webinar().path)
    assert current(page) == "held"
    assert page.section("What you can do now") is None


def test_what_was_announced_and_is_over_is_not_said_to_have_been_held(client):
    assert current(read(client, make_webinar(state="announced").path)) == "past"


def test_a_recorded_event_says_so(client):
    event = make_webinar()
    make_recording(event)
    page = read(client, event.path)
    assert page.said("life") == "announced held recorded"


def test_an_unknown_outcome_is_told_in_a_sentence(client):
    page = read(client, make_webinar(state="unknown").path)
    assert page.said("notice") == "We do not know whether it took place. We found only an announcement."
    assert current(page) == "outcome unknown"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("postponed", "This event has been postponed. The day that stands here may not be valid any more."),
        ("cancelled", "This event has been cancelled."),
    ],
)
def test_what_was_called_off_is_told_before_all_else_and_invites_nobody(client, state, sentence):
    event = make_webinar(**{**TO_COME, "state": state})
    make_appearance(event)
    page = read(client, event.path)
    assert (page.said("notice"), current(page)) == (sentence, state)
    assert page.section("What you can do now") is None
    assert page.section("Who was announced") is not None


def test_a_draft_is_not_there_for_visitors(client):
    event = make_webinar("Hidden title", published_at=None)
    answer = client.get(event.path)
    assert answer.status_code == 404
    assert b"Hidden title" not in answer.content


def test_what_is_published_later_is_not_there_for_visitors_before(client):
    event = make_webinar(published_at=NOON + timedelta(hours=1))
    assert client.get(event.path).status_code == 404
    with time_machine.travel(NOON + timedelta(hours=2)):
        assert client.get(event.path).status_code == 200


def test_an_editor_sees_a_draft_and_that_it_is_one(client):
    client.force_login(make_editor())
    draft, later = make_webinar(published_at=None), make_webinar(published_at=NOON + timedelta(hours=1))
    assert read(client, draft.path).said("notice") == "This is a draft. Only editors can see it."
    assert read(client, later.path).said("notice") == (
        "This is a draft. From Wednesday 10 March 2027, 13:00 UTC on, everybody can see it."
    )


def test_an_event_for_practising_says_that_nothing_real_happens(client):
    page = read(client, make_webinar(**TO_COME, practice=True).path)
    assert page.said("notice") == "This event is for practising. Nothing real happens here."
    assert "ask the organisers" not in page.section("What you can do now")


def test_a_guide_has_no_day_and_no_life(client):
    page = read(client, make_webinar(form="guide", date=None, date_precision="none").path)
    assert "Date not known" not in page.words
    assert not [e for e in page.root.iter() if e.get("class") in ("life", "moment")]


def test_an_event_with_an_hour_is_over_when_it_has_ended(client):
    event = make_webinar(starts_in=timedelta(minutes=-10))
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert current(read(client, event.path)) == "past"
