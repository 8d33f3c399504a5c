import pytest
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation.asking_again import answer
from hrhub.participation.models import LinkRequest, Registration
from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration

pytestmark = pytest.mark.django_db


def ask(client, event, email):
    return client.post(f"{event.path}register/again/", {"email": email})


def kinds(email):
    return list(Mail.objects.filter(recipient=email).order_by("pk").values_list("kind", flat=True))


def test_the_answer_is_the_same_whether_or_not_the_address_is_registered(client):
    places = make_places()
    confirm(make_registration(places, email="known@example.org"))
    known = ask(client, places.event, "known@example.org").content.decode()
    unknown = ask(client, places.event, "other@example.org").content.decode()
    assert known.replace("known@example.org", "x") == unknown.replace("other@example.org", "x")
    assert LinkRequest.objects.count() == 2


def test_only_an_address_that_is_registered_gets_a_mail(client):
    places = make_places()
    confirm(make_registration(places, email="known@example.org"))
    for email in ("Known@example.org", "other@example.org"):
        ask(client, places.event, email)
    assert not answer()
    assert kinds("known@example.org") == ["registered", "link_again"]
    assert kinds("other@example.org") == []
    assert LinkRequest.objects.count() == 0


def test_whoever_did_not_confirm_yet_is_asked_to_again(client):
    places = make_places()
    make_registration(places, email="a@example.org")
    ask(client, places.event, "a@example.org")
    answer()
    assert kinds("a@example.org") == ["confirm"]


def test_a_registration_for_another_event_is_not_told_of(client):
    elsewhere = make_places()
    confirm(make_registration(elsewhere, email="a@example.org"))
    ask(client, make_places().event, "a@example.org")
    answer()
    assert kinds("a@example.org") == ["registered"]


def test_it_is_asked_no_more_than_five_times_an_hour(client):
    event = make_places().event
    assert len({ask(client, event, "a@example.org").content for _n in range(6)}) == 1
    assert LinkRequest.objects.count() == 5
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_a_button_that_is_pressed_twice_has_one_mail_sent(client, is_confirmed):
    places = make_places()
    registration = make_registration(places, email="a@example.org")
    if is_confirmed:
        confirm(registration)
    for _n in range(2):
        ask(client, places.event, "a@example.org")
        answer()
    assert kinds("a@example.org") == (["registered", "link_again"] if is_confirmed else ["confirm"])


def test_a_minute_later_it_is_sent_again(client, time_machine):
    time_machine.move_to(timezone.now())
    places = make_places()
    confirm(make_registration(places, email="a@example.org"))
    for _n in range(2):
        ask(client, places.event, "a@example.org")
        answer()
        time_machine.shift(61)
    assert kinds("a@example.org") == ["registered", "link_again", "link_again"]


def test_one_asks_even_after_registration_has_closed(client):
    places = make_places()
    confirm(make_registration(places, email="a@example.org"))
    type(places).objects.update(closes_at=places.event.starts_at)
    assert ask(client, places.event, "a@example.org").status_code == 200
