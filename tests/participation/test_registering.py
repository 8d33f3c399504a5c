from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.mail.sender import send_due
from hrhub.participation.due import drop_unconfirmed
from hrhub.participation.models import Registration, Team
from hrhub.participation.registering import (
    AlreadyRegistered,
    RegistrationClosed,
    approve,
    confirm,
    register,
    submission_of,
)
from tests.make import make_places, make_registration, make_team, make_webinar, unsaved_registration

pytestmark = pytest.mark.django_db
State = Registration.State


def kinds():
    return list(Mail.objects.order_by("id").values_list("kind", flat=True))


def test_an_address_that_is_not_confirmed_holds_no_place_and_gets_one_mail():
    places = make_places(capacity=1)
    assert register(unsaved_registration(places)).state == State.UNCONFIRMED
    places.refresh_from_db()
    assert (places.taken, kinds()) == (0, ["confirm"])


def test_without_an_address_one_has_the_place_at_once_and_there_is_no_mail():
    assert register(unsaved_registration(make_places(capacity=4), email="")).state == State.SEATED
    assert kinds() == []


def test_the_same_submission_again_is_the_same_registration_and_no_second_mail():
    places = make_places()
    first = register(unsaved_registration(places, submission="one"))
    assert register(unsaved_registration(places, submission="one", name="Another")).pk == first.pk
    assert (Registration.objects.count(), kinds()) == (1, ["confirm"])


def test_a_form_that_is_corrected_and_sent_again_is_another_submission():
    wrong, right = {"email": "a@exmple.org"}, {"email": "a@example.org"}
    assert submission_of("key", wrong) != submission_of("key", right)
    assert submission_of("key", right) == submission_of("key", dict(right))


def test_whoever_is_registered_already_is_told_so_by_mail_alone():
    places = make_places()
    confirm(register(unsaved_registration(places, email="a@example.org")))
    again = register(unsaved_registration(places, email="A@Example.org"))
    assert again.state == State.UNCONFIRMED
    send_due()
    assert kinds() == ["registered", "already"]
    assert Registration.objects.live().count() == 1


def test_whoever_confirmed_before_the_mail_was_worded_is_not_asked_to():
    confirm(register(unsaved_registration(make_places())))
    send_due()
    assert kinds() == ["registered"]


def test_a_stranger_who_gave_an_address_does_not_keep_its_owner_from_registering():
    places = make_places()
    by_stranger = register(unsaved_registration(places, email="a@example.org"))
    own = confirm(register(unsaved_registration(places, email="a@example.org")))
    assert own.state == State.SEATED
    with pytest.raises(AlreadyRegistered) as known:
        confirm(by_stranger)
    assert known.value.registration == own


def test_an_address_has_one_place_for_an_event_online_or_in_the_room():
    online = make_places()
    room = make_places(online.event, way="in_person")
    confirm(make_registration(online, email="a@example.org"))
    with pytest.raises(AlreadyRegistered):
        confirm(make_registration(room, email="a@example.org"))
    with pytest.raises(IntegrityError), transaction.atomic():
        make_registration(room, email="a@example.org", state="waiting")


def test_whoever_wanted_to_be_told_afterwards_may_still_come():
    places = make_places()
    assert confirm(make_registration(places, door="afterwards", email="a@example.org")).state == State.FOLLOWING
    assert confirm(register(unsaved_registration(places, email="a@example.org"))).state == State.SEATED


def test_being_told_afterwards_takes_no_place():
    places = make_places(capacity=1)
    confirm(make_registration(places, door="afterwards"))
    places.refresh_from_db()
    assert places.taken == 0


@pytest.mark.parametrize(
    "closed",
    [
        {"closes_at": timezone.now() - timedelta(minutes=1)},
        {"opens_at": timezone.now() + timedelta(hours=1)},
    ],
)
def test_where_registration_is_closed_nothing_is_kept(closed):
    places = make_places(**closed)
    with pytest.raises(RegistrationClosed):
        register(unsaved_registration(places))
    assert (Registration.objects.count(), kinds()) == (0, [])


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_what_was_called_off_takes_no_registrations(state):
    event = make_webinar(starts_in=timedelta(days=3))
    event.state = state
    event.save()
    assert not make_places(event).are_open()


def test_nobody_registers_for_a_draft_or_for_what_is_over():
    assert not make_places(make_webinar(starts_in=timedelta(days=3), published_at=None)).are_open()
    assert not make_places(make_webinar()).are_open()


def test_a_confirmation_that_comes_too_late_gives_no_place():
    places = make_places(closes_at=timezone.now() + timedelta(hours=1))
    registration = register(unsaved_registration(places))
    with time_machine.travel(timezone.now() + timedelta(hours=2)), pytest.raises(RegistrationClosed):
        confirm(registration)


def test_where_each_is_approved_an_organiser_gives_the_place():
    registration = confirm(make_registration(make_places(moderated=True, capacity=1)))
    assert (registration.state, registration.places.taken) == (State.ASKED, 0)
    assert approve(registration).state == State.SEATED
    assert kinds() == ["asked", "registered"]


def test_what_nobody_confirms_is_forgotten_after_two_days():
    places = make_places()
    registration = unsaved_registration(places, door="together")
    register(registration, Team(city="Lusaka"))
    with time_machine.travel(timezone.now() + timedelta(hours=47)):
        drop_unconfirmed()
        assert Registration.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        drop_unconfirmed()
    assert (Registration.objects.count(), Team.objects.count()) == (0, 0)


def test_a_team_is_one_registrant_with_one_place():
    team = make_team(make_places(capacity=1), members=["Mutinta", "Chanda"])
    assert (team.registration.state, team.registration.places.taken, team.members.count()) == (State.SEATED, 1, 2)


def test_editors_who_change_the_number_of_places_do_not_set_back_what_is_taken():
    places = make_places(capacity=5)
    confirm(make_registration(places))
    stale = type(places).objects.get(pk=places.pk)
    confirm(make_registration(places))
    stale.capacity = 10
    stale.save()
    stale.refresh_from_db()
    assert (stale.capacity, stale.taken) == (10, 2)
