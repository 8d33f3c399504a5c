from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from hrhub.mail.models import Mail
from hrhub.participation import consent
from hrhub.participation.changing import cancel
from hrhub.participation.handing_over import NothingToHandOver, ask_to_take_over, take_back, take_over, wipe
from hrhub.participation.links import by_signed_link, token_for
from hrhub.participation.models import HandOver, Registration
from hrhub.participation.registering import AlreadyRegistered, confirm
from tests.make import make_places, make_registration, make_team

pytestmark = pytest.mark.django_db


def asked(team, email="new@example.org"):
    return ask_to_take_over(team.registration, "Chanda", email)


def last_mails(n):
    return list(Mail.objects.order_by("-id").values_list("kind", "recipient")[:n])[::-1]


def test_whoever_is_asked_gets_a_mail_with_a_link_and_nothing_else_changes():
    team = make_team(make_places(), email="old@example.org")
    before = token_for(team.registration)
    hand_over = asked(team)
    assert last_mails(1) == [("take_over", "new@example.org")]
    assert token_for(hand_over) in Mail.objects.latest("id").text
    assert before not in Mail.objects.latest("id").text
    assert by_signed_link(before) == team.registration


def test_a_name_stands_in_no_subject():
    team = make_team(make_places())
    Registration.objects.update(name="Please call 0900")
    asked(team)
    assert "0900" in Mail.objects.latest("id").text
    assert "0900" not in Mail.objects.latest("id").subject


def test_whoever_accepts_is_the_coordinator_and_the_older_link_ends_and_the_older_one_is_told():
    team = make_team(make_places(), email="old@example.org", members=["Mutinta"])
    before = token_for(team.registration)
    with translation.override("fr"):
        registration = take_over(asked(team))
    assert (registration.name, registration.email, registration.language) == ("Chanda", "new@example.org", "fr")
    assert registration.consented_to == consent.VERSION
    assert by_signed_link(before) is None
    assert by_signed_link(token_for(registration)) == registration
    assert last_mails(2) == [("taken_over", "new@example.org"), ("handed_over", "old@example.org")]
    new, old = Mail.objects.order_by("-id")[1], Mail.objects.order_by("-id")[0]
    assert (token_for(registration) in new.text, token_for(registration) in old.text) == (True, False)
    assert registration.team.members.count() == 1


def test_who_takes_over_is_reminded_though_the_one_before_stopped_that():
    team = make_team(make_places(), email="old@example.org")
    Registration.objects.update(wants_mail=False)
    take_over(asked(team))
    assert Registration.objects.get().wants_mail


def test_a_link_to_take_over_works_once():
    hand_over = asked(make_team(make_places()))
    take_over(hand_over)
    with pytest.raises(NothingToHandOver):
        take_over(hand_over)
    assert by_signed_link(token_for(hand_over)) is None


def test_the_same_again_within_an_hour_is_one_mail_and_the_first_link_goes_on():
    team = make_team(make_places())
    first, before = asked(team), Mail.objects.count()
    with time_machine.travel(timezone.now() + timedelta(minutes=59)):
        assert asked(team, "New@example.org").key == first.key
    assert (Mail.objects.count() - before, by_signed_link(token_for(first))) == (0, first)


def test_after_an_hour_or_with_another_name_the_same_address_is_written_anew():
    team = make_team(make_places())
    first, before = asked(team), Mail.objects.count()
    second = ask_to_take_over(team.registration, "Chanda Mwale", "new@example.org")
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        third = ask_to_take_over(team.registration, "Chanda Mwale", "new@example.org")
    assert (Mail.objects.count() - before, len({first.key, second.key, third.key})) == (2, 3)


def test_what_was_taken_back_can_be_asked_again_at_once():
    team = make_team(make_places())
    asked(team)
    take_back(team.registration)
    before = Mail.objects.count()
    asked(team)
    assert Mail.objects.count() - before == 1


def test_of_two_who_are_asked_the_later_can_take_over():
    team = make_team(make_places())
    first, second = asked(team), asked(team, "second@example.org")
    with pytest.raises(NothingToHandOver):
        take_over(first)
    assert take_over(second).email == "second@example.org"


def test_the_coordinator_can_take_it_back():
    team = make_team(make_places())
    hand_over = asked(team)
    take_back(team.registration)
    assert by_signed_link(token_for(hand_over)) is None
    with pytest.raises(NothingToHandOver):
        take_over(hand_over)


def test_a_team_that_is_not_confirmed_or_does_not_come_writes_to_nobody():
    team = make_team(make_places())
    hand_over = asked(team)
    cancel(team.registration)
    mails = Mail.objects.count()
    with pytest.raises(NothingToHandOver):
        asked(team)
    with pytest.raises(NothingToHandOver):
        take_over(hand_over)
    Registration.objects.update(state="unconfirmed")
    with pytest.raises(NothingToHandOver):
        asked(team)
    assert Mail.objects.count() == mails


def test_whoever_has_a_registration_of_their_own_is_told_so_and_all_stays():
    places = make_places()
    confirm(make_registration(places, email="new@example.org"))
    team = make_team(places, email="old@example.org")
    hand_over = asked(team)
    with pytest.raises(AlreadyRegistered):
        take_over(hand_over)
    team.registration.refresh_from_db()
    assert team.registration.email == "old@example.org"
    assert HandOver.objects.count() == 1


def test_the_link_ends_after_seven_days():
    hand_over = asked(make_team(make_places()))
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert by_signed_link(token_for(hand_over)) is None
        wipe()
    assert HandOver.objects.count() == 0


def test_a_link_that_still_works_is_not_wiped():
    asked(make_team(make_places()))
    wipe()
    assert HandOver.objects.count() == 1


def test_a_team_that_had_no_address_leaves_the_seats_without_one_to_others():
    places = make_places(capacity=40, unit="heads")
    team = make_team(places, email="", heads=4)
    places.refresh_from_db()
    assert places.taken_without_mail == 4
    take_over(asked(team))
    places.refresh_from_db()
    assert (places.taken, places.taken_without_mail) == (4, 0)
    cancel(Registration.objects.get(pk=team.registration.pk))
    places.refresh_from_db()
    assert (places.taken, places.taken_without_mail) == (0, 0)
