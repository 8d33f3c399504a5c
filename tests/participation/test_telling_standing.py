from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.mail.models import Mail
from hrhub.participation import gathering, telling_standing
from hrhub.participation.changing import cancel, decline, stand_in_line_again
from hrhub.participation.letters import sending
from hrhub.participation.models import Member, Registration
from hrhub.participation.moving import move
from hrhub.participation.registering import confirm
from hrhub.participation.reminding import remind
from hrhub.participation.telling_standing import tell_standing
from tests.make import make_places, make_registration, make_team, make_webinar

from .letters.reading import calendar_of, last

pytestmark = pytest.mark.django_db
M = "m@example.org"
BOSS = "boss@example.org"


def minutes(n):
    return timedelta(minutes=n)


@pytest.fixture
def clock():
    """A clock that stands at nine in the morning, so that a day does not end within a test."""
    with time_machine.travel("2026-03-02 09:00Z", tick=False) as travelled:
        yield travelled


@pytest.fixture
def team(clock):
    """A team of an event in three days, and its member, who has been told that it has a place."""
    found = make_team(make_places(make_webinar(starts_in=timedelta(days=3))), email=BOSS)
    Member.objects.create(team=found, name="M", email=M)
    clock.shift(minutes(11))
    tell_standing()
    assert kinds() == ["registered"]
    return found


def kinds(address=M):
    return list(Mail.objects.filter(recipient=address).order_by("id").values_list("kind", flat=True))


def told(address=M):
    tell_standing()
    return kinds(address)


def registration():
    return Registration.objects.with_all().get(email=BOSS)


def test_a_member_is_told_of_the_place_once_with_a_meeting_and_not_before_ten_quiet_minutes(clock):
    found = make_team(make_places(), email=BOSS)
    Member.objects.create(team=found, name="M", email=M)
    clock.shift(minutes(9))
    assert told() == []
    clock.shift(minutes(2))
    assert told() == ["registered"]
    assert told() == ["registered"]
    assert calendar_of(last(recipient=M))[0] == "REQUEST"


def test_a_member_is_told_that_the_team_does_not_come_and_the_calendar_too(clock, team):
    cancel(team.registration)
    assert kinds(BOSS)[-1] == "cancelled"
    assert told() == ["registered"]
    clock.shift(minutes(11))
    assert told() == ["registered", "cancelled"]
    assert "Your country team in Zambia, Lusaka does not take part" in last(recipient=M).text
    assert calendar_of(last(recipient=M))[0] == "CANCEL"


def test_who_cancels_by_mistake_and_comes_back_writes_to_no_member(clock, team):
    cancel(team.registration)
    clock.shift(minutes(5))
    assert told() == ["registered"]
    stand_in_line_again(team.registration)
    clock.shift(minutes(20))
    assert told() == ["registered"]


def test_within_a_day_of_the_event_it_is_told_at_once(clock, team):
    clock.shift(timedelta(days=2, hours=12))
    cancel(team.registration)
    assert told() == ["registered", "cancelled"]


def test_whoever_cancels_and_comes_back_all_day_writes_to_a_member_three_times_and_the_end_is_told(clock, team):
    for _time in range(6):
        for act in (cancel, stand_in_line_again):
            act(registration())
            clock.shift(minutes(11))
            tell_standing()
    cancel(registration())
    clock.shift(minutes(11))
    assert told() == ["registered", "cancelled", "registered"]
    clock.shift(timedelta(days=1))
    assert told() == ["registered", "cancelled", "registered", "cancelled"]
    assert [calendar_of(mail)[1]["SEQUENCE"] for mail in Mail.objects.filter(recipient=M).order_by("id")] == [
        0,
        1,
        2,
        3,
    ]


def test_in_the_last_hour_the_end_is_told_though_the_day_is_used_up(clock, team):
    clock.shift(timedelta(days=2, hours=16))
    for act in (cancel, stand_in_line_again) * 2:
        act(registration())
        tell_standing()
    before = told()
    assert before[1:] == ["cancelled", "registered", "cancelled"]
    clock.shift(timedelta(hours=7))
    assert told() == [*before, "registered"]


def test_whoever_takes_a_stranger_off_the_list_and_puts_it_back_writes_three_times(clock, team):
    written = kinds()
    for _time in range(6):
        gathering.remove(Member.objects.with_all().get())
        gathering.add(team, [Member(name="M", email="M+1@example.org", submission=None)])
        clock.shift(minutes(11))
        tell_standing()
        written += kinds("M+1@example.org")
    assert written == ["registered"] * telling_standing.MOST


def test_one_who_is_put_on_the_list_of_a_team_with_a_place_is_told(clock, team):
    gathering.add(team, [Member(name="N", email="n@example.org")])
    clock.shift(minutes(9))
    assert told("n@example.org") == []
    clock.shift(minutes(2))
    assert told("n@example.org") == ["registered"]


def test_one_who_joined_oneself_has_been_told_already(clock, team):
    gathering.add_oneself(Member(team=team, name="N", email="n@example.org", submission="n", consented_to="1"))
    clock.shift(minutes(11))
    assert told("n@example.org") == ["on_the_list"]


def test_one_who_was_reminded_and_told_nothing_else_is_told_that_the_team_does_not_come(clock, team):
    gathering.add(team, [Member(name="N", email="n@example.org")])
    clock.shift(timedelta(days=2, hours=1))
    remind()
    cancel(team.registration)
    assert told("n@example.org") == ["remind_day", "cancelled"]


def test_one_who_was_told_of_no_place_is_not_told_that_there_is_none(clock):
    places = make_places(capacity=0)
    found = make_team(places, email=BOSS)
    Member.objects.create(team=found, name="M", email=M)
    cancel(found.registration)
    clock.shift(minutes(11))
    assert told() == []


@pytest.mark.parametrize(
    ("act", "mail"),
    [(decline, "declined"), (lambda row: move(row, make_places(row.event, way="in_person")), "registered")],
)
def test_what_organisers_do_members_are_told_ten_minutes_later(clock, team, act, mail):
    act(registration())
    assert kinds(BOSS)[-1] == mail
    assert told() == ["registered"]
    clock.shift(minutes(11))
    assert told() == ["registered", mail]
    assert told() == ["registered", mail]


def test_a_team_that_came_back_to_a_full_event_has_no_place_and_its_members_are_told_so(clock, team):
    cancel(team.registration)
    type(team.registration.places).objects.update(capacity=0)
    stand_in_line_again(registration())
    clock.shift(minutes(11))
    assert told() == ["registered", "no_place"]
    assert "Your country team in Zambia, Lusaka has no place any more" in last(recipient=M).text
    assert calendar_of(last(recipient=M))[0] == "CANCEL"
    assert kinds(BOSS)[-2:] == ["cancelled", "waiting"]


def test_who_acts_is_answered_six_times_a_day_and_then_told_how_it_ended(clock, team):
    for act in (cancel, stand_in_line_again) * 5:
        act(registration())
    cancel(registration())
    answers = ["confirm", *["registered", "cancelled"] * 3]
    assert kinds(BOSS) == answers
    stand_in_line_again(registration())
    clock.shift(minutes(11))
    assert told(BOSS) == [*answers, "registered"]
    assert calendar_of(last(recipient=BOSS))[1]["SEQUENCE"] == 6


def test_whoever_came_anew_keeps_the_meeting_of_the_new_place(clock, monkeypatch):
    monkeypatch.setattr(sending, "MOST_ANSWERS", 1)
    places = make_places()
    first = confirm(make_registration(places, email=BOSS))
    cancel(first)
    confirm(make_registration(places, email=BOSS))
    clock.shift(minutes(11))
    assert told(BOSS)[-1] == "registered"


@pytest.mark.parametrize(
    "values", [{"published_at": None}, {"over_at": timezone.now() - timedelta(days=4000)}, {"state": "cancelled"}]
)
def test_of_what_is_a_draft_or_over_or_called_off_nobody_is_told_a_place(clock, values):
    found = make_team(make_places(), email=BOSS)
    Member.objects.create(team=found, name="M", email=M)
    Event.objects.update(**values)
    clock.shift(minutes(11))
    assert told() == []


@pytest.mark.parametrize("values", [{"accepted": False}, {"email": ""}, {"email": BOSS}])
def test_nobody_else_is_written(clock, values):
    found = make_team(make_places(), email=BOSS)
    Member.objects.create(**{"team": found, "name": "M", "email": M, **values})
    clock.shift(minutes(11))
    tell_standing()
    assert list(Mail.objects.values_list("recipient", "kind")) == [(BOSS, "registered"), (BOSS, "confirm")]


def test_members_of_a_team_whose_coordinator_has_no_address_are_not_written(clock):
    found = make_team(make_places(), email="")
    Member.objects.create(team=found, name="M", email=M)
    clock.shift(minutes(11))
    assert told() == []


def test_what_breaks_leaves_nothing_behind(clock, team, monkeypatch):
    cancel(team.registration)
    clock.shift(minutes(11))
    monkeypatch.setattr(telling_standing.letters, "send_all", broken)
    with pytest.raises(RuntimeError):
        tell_standing()
    assert Member.objects.get().told_way == "online"


def broken(*_arguments):
    raise RuntimeError


def test_many_are_told_in_one_run_batch_by_batch(clock, team, monkeypatch):
    monkeypatch.setattr(telling_standing, "AT_ONCE", 2)
    tell, sizes = telling_standing.tell, []
    monkeypatch.setattr(telling_standing, "tell", lambda *batch: sizes.append(len(batch[-1])) or tell(*batch))
    gathering.add(team, [Member(name="N", email=f"{n}@example.org") for n in range(5)])
    clock.shift(minutes(11))
    tell_standing()
    assert sizes == [2, 2, 1]
    assert Mail.objects.filter(kind="registered").exclude(recipient__in=[M, BOSS]).count() == 5


def test_another_team_that_names_the_same_person_uses_up_nothing_of_what_the_own_one_tells(clock, team):
    other = make_team(team.registration.places, email="other@example.org")
    for n in range(3):
        Member.objects.create(team=other, name=f"N{n}", email=f"m+{n}@example.org")
    for act in (cancel, stand_in_line_again, cancel):  # all that it may tell in a day
        clock.shift(minutes(11))
        tell_standing()
        act(other.registration)
    clock.shift(minutes(11))
    tell_standing()
    cancel(team.registration)
    clock.shift(minutes(11))
    assert told() == ["registered", "cancelled"]


def test_many_members_of_one_address_are_one_mail_and_use_up_one(clock, team):
    Member.objects.create(team=team, name="N", email="office@example.org")
    for n in range(6):
        Member.objects.create(team=team, name=f"N{n}", email="Office@example.org")
    clock.shift(minutes(11))
    tell_standing()
    cancel(registration())
    clock.shift(minutes(11))
    tell_standing()
    to_office = Mail.objects.filter(recipient__iexact="office@example.org").order_by("id")
    assert list(to_office.values_list("kind", flat=True)) == ["registered", "cancelled"]


def test_a_member_who_registers_alone_meanwhile_keeps_the_entry_of_that_place(clock, team):
    cancel(registration())
    clock.shift(minutes(5))
    confirm(make_registration(team.registration.places, email=M))
    clock.shift(minutes(6))
    assert told() == ["registered", "registered", "cancelled"]
    parts = [calendar_of(mail)[0] for mail in Mail.objects.filter(recipient=M).order_by("id") if mail.calendar]
    assert parts == ["REQUEST", "REQUEST"]


def test_a_member_who_registers_alone_afterwards_has_an_entry_again(clock, team):
    cancel(registration())
    clock.shift(minutes(11))
    tell_standing()
    confirm(make_registration(team.registration.places, email=M))
    parts = [calendar_of(mail) for mail in Mail.objects.filter(recipient=M).order_by("id")]
    assert [(method, entry["SEQUENCE"]) for method, entry in parts] == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]


def test_who_was_told_that_the_event_is_called_off_is_not_told_that_the_team_cancelled(clock, team):
    Event.objects.update(state="cancelled")
    cancel(registration())
    clock.shift(minutes(11))
    assert told() == ["registered"]


def test_an_event_that_fails_keeps_no_other_from_being_told(clock, team, monkeypatch):
    other = make_team(make_places(make_webinar(starts_in=timedelta(days=5))), email="other@example.org")
    Member.objects.create(team=other, name="N", email="n@example.org")
    cancel(registration())
    clock.shift(minutes(11))
    tell = telling_standing.tell

    def tell_or_fail(model, places, keys):
        if places == team.registration.places_id:
            raise ValueError("odd")
        tell(model, places, keys)

    monkeypatch.setattr(telling_standing, "tell", tell_or_fail)
    with pytest.raises(ValueError, match="odd"):
        tell_standing()
    assert kinds("n@example.org") == ["registered"]
