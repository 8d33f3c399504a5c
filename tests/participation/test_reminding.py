from datetime import date, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.mail.models import Mail
from hrhub.participation import at_once
from hrhub.participation.changing import cancel
from hrhub.participation.letters.joining import Reminder
from hrhub.participation.models import Member, Notice, Registration
from hrhub.participation.registering import confirm
from hrhub.participation.reminding import remind, remind_of
from tests.make import make_meeting, make_places, make_registration, make_team, make_webinar

from .letters.reading import calendar_of, last

pytestmark = pytest.mark.django_db
DAYS, HOURS, MINUTES = (lambda n, unit=unit: timedelta(**{unit: n}) for unit in ("days", "hours", "minutes"))


@pytest.fixture
def places():
    """Places of an event in three days, of which one registered now."""
    event = make_webinar(starts_in=DAYS(3))
    make_meeting(event)
    found = make_places(event)
    confirm(make_registration(found, email="a@example.org"))
    Mail.objects.all().delete()
    return found


def reminded(event, before):
    """Return the kinds of reminders that there are after a run so long before `event` begins."""
    with time_machine.travel(event.starts_at - before, tick=False):
        remind()
    return list(Mail.objects.order_by("id").values_list("kind", flat=True))


def test_one_is_reminded_a_day_and_an_hour_before_and_once_each(places):
    event, day, hour = places.event, ["remind_day"], ["remind_day", "remind_hour"]
    told = [reminded(event, before) for before in (HOURS(25), HOURS(24), HOURS(23), HOURS(2), HOURS(1), MINUTES(30))]
    assert told == [[], day, day, day, hour, hour]


def test_a_reminder_says_how_to_join_as_text_and_in_the_calendar(places):
    reminded(places.event, HOURS(23))
    mail = last("remind_day")
    assert "https://meet.example.org/j/123" in mail.text.splitlines()
    assert calendar_of(mail)[1]["LOCATION"] == "https://meet.example.org/j/123"
    assert mail.useless_from == places.event.starts_at


def test_a_day_before_is_not_said_two_hours_before(places):
    assert reminded(places.event, HOURS(2)) == []


def test_an_hour_before_is_still_said_in_the_last_minute_and_not_later(places):
    assert reminded(places.event, MINUTES(-1)) == []
    assert reminded(places.event, MINUTES(1)) == ["remind_hour"]


def test_whoever_registers_on_the_last_day_was_told_with_the_place(places):
    with time_machine.travel(places.event.starts_at - HOURS(20), tick=False):
        confirm(make_registration(places, email="b@example.org"))
        assert "https://meet.example.org/j/123" in last("registered").text
        remind()
    assert list(Mail.objects.filter(kind="remind_day").values_list("recipient", flat=True)) == ["a@example.org"]
    reminded(places.event, HOURS(1))
    assert Mail.objects.filter(kind="remind_hour").count() == 2


def test_whoever_registers_in_the_last_hour_gets_no_reminder(places):
    with time_machine.travel(places.event.starts_at - MINUTES(40), tick=False):
        confirm(make_registration(places, email="b@example.org"))
        remind()
    assert list(Mail.objects.filter(kind="remind_hour").values_list("recipient", flat=True)) == ["a@example.org"]


@pytest.mark.parametrize("values", [{"state": "cancelled"}, {"state": "postponed"}, {"published_at": None}])
def test_nobody_is_reminded_of_what_was_called_off_or_taken_back(places, values):
    Event.objects.update(**values)
    assert reminded(places.event, HOURS(20)) == []


def test_whoever_has_no_place_or_cancelled_is_not_reminded(places):
    make_registration(places, state="waiting", confirmed_at=timezone.now())
    make_registration(places, state="following", door="afterwards", confirmed_at=timezone.now())
    cancel(Registration.objects.with_all().get(email="a@example.org"))
    Mail.objects.all().delete()
    assert reminded(places.event, HOURS(20)) == []


def test_whoever_stopped_mails_is_asked_for_once_and_not_again(places):
    Registration.objects.update(wants_mail=False)
    assert reminded(places.event, HOURS(20)) == []
    assert Notice.objects.count() == 1


def test_an_event_that_moved_is_another_reminder(places):
    event = places.event
    assert reminded(event, HOURS(20)) == ["remind_day"]
    event.date, event.until = event.date + DAYS(7), None
    event.end = None
    event.save()
    assert reminded(event, HOURS(20)) == ["remind_day", "remind_day"]


def test_where_only_the_day_is_known_one_reminder_comes_the_day_before():
    event = make_webinar(date=date(2027, 3, 11), start=None, state="announced")
    with time_machine.travel("2027-02-20"):
        confirm(make_registration(make_places(event)))
        Mail.objects.all().delete()
    for moment in ("2027-03-10 12:00Z", "2027-03-10 23:30Z", "2027-03-11 10:00Z"):
        with time_machine.travel(moment, tick=False):
            remind()
    assert list(Mail.objects.values_list("kind", flat=True)) == ["remind_day"]


@pytest.mark.parametrize("precision", ["month", "year"])
def test_of_a_month_nobody_is_reminded(precision):
    event = make_webinar(date=date(2027, 3, 1), date_precision=precision, start=time(10), state="announced")
    with time_machine.travel("2027-02-20"):
        confirm(make_registration(make_places(event)))
    with time_machine.travel("2027-02-28 18:00Z"):
        remind()
    assert Mail.objects.filter(kind__startswith="remind").count() == 0


def test_the_members_of_a_team_are_reminded_with_their_own_links(places):
    team = make_team(places)
    Member.objects.create(team=team, name="M", email="m@example.org")
    Registration.objects.filter(pk=team.registration.pk).update(wants_mail=False)
    reminded(places.event, HOURS(20))
    told = Mail.objects.filter(kind="remind_day").order_by("recipient")
    assert [mail.recipient for mail in told] == ["a@example.org", "m@example.org"]


def test_many_are_reminded_batch_by_batch(places, monkeypatch):
    monkeypatch.setattr(at_once, "AT_ONCE", 2)
    for _n in range(3):
        make_registration(places, state="seated", holds_seats=True, confirmed_at=timezone.now())
    with time_machine.travel(places.event.starts_at - HOURS(20), tick=False):
        more = [remind() for _run in range(3)]
    assert (more, Mail.objects.count()) == ([True, True, False], 4)


@pytest.mark.parametrize("how_many", [1, 35])
def test_a_batch_costs_the_same_for_any_number(places, how_many, django_assert_num_queries):
    for _n in range(how_many - 1):
        make_registration(
            places, state="seated", holds_seats=True, confirmed_at=timezone.now(), calendar_count=1, told_way="online"
        )
    with time_machine.travel(places.event.starts_at - HOURS(20), tick=False):
        event = Event.objects.get()
        with django_assert_num_queries(16):
            remind_of(Reminder.DAY, event)
    assert Mail.objects.filter(kind="remind_day").count() == how_many


def test_what_breaks_in_a_batch_leaves_nothing_behind(places, monkeypatch):
    monkeypatch.setattr(at_once.letters, "send_all", broken)
    with time_machine.travel(places.event.starts_at - HOURS(20), tick=False), pytest.raises(RuntimeError):
        remind()
    assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)


def broken(*_arguments):
    raise RuntimeError
