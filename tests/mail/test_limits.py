"""Nobody is bombed: how many mails one address gets in an hour and in a day, and one team, however they came about."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hrhub.mail import limits
from hrhub.mail.models import ACCOUNT, Mail
from hrhub.mail.outbox import put, put_all
from hrhub.mail.sender import send_due

from .test_outbox import letter

pytestmark = pytest.mark.django_db
IN_AN_HOUR, IN_A_DAY = limits.MOST_TO_ONE[""]
UNASKED, UNASKED_IN_A_DAY = limits.MOST_TO_ONE["anybody"]


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2027-03-11T12:00:00+00:00", tick=False)


def send_all():
    while send_due():
        pass


def sent():
    return Mail.objects.filter(state="sent").count()


@pytest.mark.parametrize(
    "spelt", ["ann@example.org", "ANN@Example.org", "a.n.n@example.org", "ann+webinar7@example.org"]
)
def test_one_person_gets_no_more_than_a_dozen_an_hour_however_the_address_is_spelt(spelt):
    put_all([letter() for _n in range(IN_AN_HOUR)])
    over, other = put(letter(to=spelt)), put(letter(to="ben@example.org"))
    send_all()
    over.refresh_from_db()
    other.refresh_from_db()
    assert (over.state, other.state) == ("waiting", "sent")
    assert sent() == 12 + 1


def test_what_is_over_comes_an_hour_later(time_machine):
    put_all([letter() for _n in range(IN_AN_HOUR + 3)])
    send_all()
    time_machine.shift(timedelta(minutes=31))
    put(letter())  # of the same hour
    send_all()
    time_machine.shift(timedelta(minutes=28))
    send_all()
    assert sent() == IN_AN_HOUR
    time_machine.shift(timedelta(minutes=2))
    send_all()
    assert sent() == IN_AN_HOUR + 3


def test_what_is_over_in_a_day_comes_the_next_day(time_machine):
    put_all([letter() for _n in range(IN_A_DAY + 4)])
    for _hour in range(8):
        send_all()
        time_machine.shift(timedelta(minutes=61))
    assert sent() == IN_A_DAY == 30
    time_machine.shift(timedelta(hours=6))
    send_all()
    assert sent() == IN_A_DAY + 4


def test_what_is_over_for_three_days_is_held_back_for_editors(time_machine):
    limits.count(put(letter()))
    put_all([letter() for _n in range(4 * IN_A_DAY)])
    for _time in range(80):
        send_all()
        time_machine.shift(timedelta(minutes=61))
    assert 3 * IN_A_DAY < sent() <= 4 * IN_A_DAY
    assert Mail.objects.filter(state="held").count() == Mail.objects.exclude(state="sent").count() > 0


def test_whoever_deletes_what_the_mails_were_about_does_not_begin_again():
    for _n in range(IN_AN_HOUR + 5):
        put(letter())
        send_all()
        Mail.objects.filter(state="sent").delete()
    assert Mail.objects.filter(state="waiting").count() == 5


def test_what_an_editor_releases_is_sent():
    mails = put_all([letter() for _n in range(IN_AN_HOUR + 1)])
    send_all()
    Mail.objects.filter(pk=mails[-1].pk).update(is_released=True, next_try_at=timezone.now())
    send_all()
    assert sent() == IN_AN_HOUR + 1


@pytest.mark.parametrize("kind", ["confirm", "already", "take_over"])
def test_what_anybody_can_have_sent_does_not_use_up_what_those_are_told_who_take_part(kind):
    put_all([letter(kind=kind) for _n in range(UNASKED + 20)])
    own = put(letter(kind="registered"))
    send_all()
    own.refresh_from_db()
    assert own.state == "sent"
    assert sent() == UNASKED + 1


def test_nor_does_it_keep_somebody_from_a_lost_link():
    put_all([letter(kind="confirm") for _n in range(UNASKED_IN_A_DAY)])
    own = put(letter(kind="link_again"))
    send_all()
    own.refresh_from_db()
    assert own.state == "sent"


def test_nor_does_it_keep_an_editor_from_a_new_password():
    put_all([letter(kind="confirm") for _n in range(UNASKED)])
    own = put(letter(kind=ACCOUNT))
    send_all()
    own.refresh_from_db()
    assert own.state == "sent"


def test_a_team_has_a_limit_of_its_own(monkeypatch):
    monkeypatch.setattr(limits, "MOST_OF_A_SCOPE", 3)
    put_all([letter(to=f"{n}@example.org", scope="team:1") for n in range(5)])
    put(letter(to="x@example.org", scope="team:2"))
    put_all([letter(to=f"y{n}@example.org") for n in range(5)])
    send_all()
    by_team = [Mail.objects.filter(state="sent", scope=scope).count() for scope in ("team:1", "team:2", "")]
    assert by_team == [3, 1, 5]


def test_what_is_sent_in_one_batch_counts_together():
    put_all([letter(scope="team 1") for _n in range(IN_AN_HOUR + 2)])
    send_due()
    assert sent() == IN_AN_HOUR


def test_the_limits_cost_one_query_however_many_mails_there_are(django_assert_num_queries):
    mails = put_all([letter(to=f"{n}@example.org", scope=f"team {n}") for n in range(20)])
    with django_assert_num_queries(1):
        assert limits.within_limits(mails) == mails
