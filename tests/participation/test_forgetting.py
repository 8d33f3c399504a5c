from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation.forgetting import erase, erase_member, forget
from hrhub.participation.models import Member, Places, Registration, Team
from hrhub.participation.registering import confirm, register
from tests.make import make_editor, make_places, make_registration, make_team, unsaved_registration

pytestmark = pytest.mark.django_db


def log(row):
    """Note in the desk's history that somebody changed `row`."""
    kind = ContentType.objects.get_for_model(row)
    return LogEntry.objects.create(
        user=make_editor(), content_type=kind, object_id=row.pk, object_repr=str(row), action_flag=2
    )


def days_after(event, days):
    return time_machine.travel(event.over_at + timedelta(days=days))


def test_ninety_days_after_the_event_nothing_is_kept_of_those_who_registered():
    places = make_places()
    team = make_team(places, members=["Mutinta"])
    for row in (team.registration, team, team.members.get()):
        log(row)
    with days_after(places.event, 91):
        assert forget() == 1
    left = [model.objects.count() for model in (Registration, Team, Member, Mail, LogEntry)]
    assert left == [0, 0, 0, 0, 0]


def test_until_then_it_is_kept():
    places = make_places()
    team = make_team(places, members=["Mutinta"])
    with days_after(places.event, 89):
        assert forget() == 0
    assert list(Member.objects.all()) == list(team.members.all())


def test_what_belongs_to_another_event_stays():
    old, new = make_places(), make_places()
    make_team(old)
    kept = make_team(new)
    log(kept)
    type(new.event).objects.filter(pk=new.event.pk).update(over_at=timezone.now() + timedelta(days=400))
    with days_after(old.event, 91):
        assert forget() == 1
        assert (Registration.objects.get(), Team.objects.get()) == (kept.registration, kept)
        assert {mail.scope for mail in Mail.objects.all()} == {f"registration {kept.registration.pk}"}
        assert LogEntry.objects.count() == 1


def test_a_registration_for_an_event_without_a_day_is_forgotten_ninety_days_after_it_was_made():
    places = make_places()
    make_registration(places)
    type(places.event).objects.update(over_at=None)
    with time_machine.travel(timezone.now() + timedelta(days=89)):
        assert forget() == 0
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        assert forget() == 1


def test_many_are_forgotten_in_one_run():
    places = make_places()
    for _n in range(3):
        make_registration(places)
    with days_after(places.event, 91), pytest.MonkeyPatch.context() as patch:
        patch.setattr("hrhub.participation.forgetting.AT_ONCE", 2)
        assert forget() == 3


def test_whoever_asks_is_forgotten_at_once_and_the_seat_is_offered():
    places = make_places(capacity=1)
    first = confirm(register(unsaved_registration(places)))
    waiting = confirm(make_registration(places))
    erase(first)
    waiting.refresh_from_db()
    assert waiting.state == Registration.State.OFFERED
    assert list(Registration.objects.all()) == [waiting]
    assert {mail.recipient for mail in Mail.objects.all()} == {waiting.email}
    assert Places.objects.get().taken == 1


def test_a_member_who_asks_is_forgotten_and_the_team_stays():
    team = make_team(make_places(), members=["Mutinta", "Chanda"])
    member = team.members.first()
    member.email = "m@example.org"
    member.save()
    Mail.objects.create(recipient=member.email, scope=f"registration {team.registration.pk}", language="en", kind="x")
    log(member)
    erase_member(member)
    assert [one.name for one in team.members.all()] == ["Chanda"]
    assert not Mail.objects.filter(recipient="m@example.org").exists()
    assert LogEntry.objects.count() == 0
    assert Mail.objects.filter(kind="registered").count() == 1
