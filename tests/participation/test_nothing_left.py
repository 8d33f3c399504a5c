"""After forgetting, no table holds a word that somebody wrote: every column of every table is read."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from hrhub.mail.forgetting import forget
from hrhub.mail.models import Mail
from hrhub.participation import asking_again
from hrhub.participation.changing import cancel
from hrhub.participation.forgetting import erase, erase_member
from hrhub.participation.gathering import add_oneself
from hrhub.participation.handing_over import ask_to_take_over
from hrhub.participation.models import Attendance, Count, HandOver, LinkRequest, Member, Registration, Tally
from hrhub.participation.practising import start_over
from hrhub.participation.registering import confirm, register
from tests.make import make_editor, make_meeting, make_places, make_registration, make_team, unsaved_registration

pytestmark = pytest.mark.django_db
MARK, OTHER = "qzxmark", "qzxother"


def tables_with(mark):
    """Return the names of the tables in which `mark` stands in any column of any row."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(mark in str(value).lower() for row in cursor.fetchall() for value in row):
                found.add(table)
    return found


def log(row, editor):
    kind = ContentType.objects.get_for_model(row)
    words = f"Changed {row}"
    LogEntry.objects.create(
        user=editor, content_type=kind, object_id=row.pk, object_repr=str(row), change_message=words, action_flag=2
    )


def marked_member(team, mark, **values):
    said = {"name": f"{mark} member", "organisation": f"{mark} office", "email": f"{mark}.m@example.org", **values}
    return Member(team=team, sector="ngo", consented_to="1", submission=f"{mark} {values.get('name', '')}", **said)


def marked_team(places, mark=MARK):
    """Return a team whose every word holds `mark`, with members, a hand-over, and notes on the desk."""
    words = {"name": f"{mark} team", "city": f"{mark} city", "place": f"{mark} room", "words": f"{mark} words"}
    own = {"email": f"{mark}@example.org", "organisation": f"{mark} ministry", "needs": [f"{mark} need"]}
    team = make_team(places, **own, **words)
    member = add_oneself(marked_member(team, mark))
    add_oneself(marked_member(team, mark, name=f"{mark} stranger", email=f"{mark}.s@example.org"), asks=True)
    ask_to_take_over(team.registration, f"{mark} next", f"{mark}.next@example.org")
    Attendance.objects.create(event=places.event, member=member, minutes=50, digest="d")
    editor = make_editor()
    for row in (team, team.registration, member):
        log(row, editor)
    return team


def everybody(places):
    """Let people take part in every way, under the mark."""
    marked_team(places)
    confirm(make_registration(places, name=f"{MARK} alone", email=f"{MARK}.a@example.org", organisation=MARK))
    cancel(confirm(make_registration(places, name=f"{MARK} gone", email=f"{MARK}.g@example.org")))
    confirm(make_registration(places, door="afterwards", email=f"{MARK}.f@example.org"))
    register(unsaved_registration(places, name=f"{MARK} unsure", email=f"{MARK}.u@example.org"))
    asking_again.ask(places.event, f"{MARK}.lost@example.org", "en")


def after(event, days):
    return time_machine.travel(event.over_at + timedelta(days=days))


def test_ninety_days_after_the_event_no_table_holds_a_word_of_theirs():
    places = make_places()
    everybody(places)
    assert {"participation_member", "participation_handover", "mail_mail", "django_admin_log"} <= tables_with(MARK)
    with after(places.event, 91):
        done = forget()
    assert tables_with(MARK) == set()
    assert done["hrhub.participation.forgetting.forget"] == 5


def test_the_numbers_stay():
    places = make_places()
    team = marked_team(places)
    with after(places.event, 1):
        team.heads_counted = 14
        team.save()
    with after(places.event, 91):
        forget()
    kept = Tally.objects.filter(event=places.event, kept=True)
    assert sum(row.people for row in kept) == 14
    assert Count.objects.filter(event=places.event).count() == 1


def test_whoever_asks_is_forgotten_at_once_and_others_stay():
    places = make_places()
    team = marked_team(places)
    confirm(make_registration(places, name=f"{OTHER} alone", email=f"{OTHER}@example.org"))
    erase(team.registration)
    assert tables_with(MARK) == set()
    assert tables_with(OTHER) == {"participation_registration", "mail_mail"}


def test_a_member_who_asks_is_forgotten_at_once():
    team = make_team(make_places())
    member = add_oneself(marked_member(team, MARK))
    log(member, make_editor())
    erase_member(member)
    assert tables_with(MARK) == set()


def test_mails_to_an_address_that_somebody_else_of_the_team_has_stay():
    team = make_team(make_places(), email="both@example.org")
    member = add_oneself(marked_member(team, MARK, email="both@example.org"))
    before = Mail.objects.filter(recipient="both@example.org").count()
    erase_member(member)
    assert Mail.objects.filter(recipient="both@example.org").count() == before


def test_mails_to_an_address_that_two_members_have_stay_until_the_second_goes_too():
    team = make_team(make_places())
    first, second = (add_oneself(marked_member(team, MARK, name=name, email="both@example.org")) for name in "AB")
    erase_member(first)
    assert Mail.objects.filter(recipient="both@example.org").count() == 2
    erase_member(second)
    assert not Mail.objects.filter(recipient="both@example.org").exists()


def test_an_address_that_nobody_confirmed_is_forgotten_after_two_days_with_the_mail_that_asked():
    places = make_places()
    register(unsaved_registration(places, name=MARK, email=f"{MARK}@example.org"))
    with time_machine.travel(timezone.now() + timedelta(hours=47)):
        forget()
        assert tables_with(MARK) == {"participation_registration", "mail_mail"}
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        assert forget()["hrhub.participation.due.drop_unconfirmed"] == 1
    assert tables_with(MARK) == set()


def test_a_stranger_who_was_asked_to_take_a_team_over_is_forgotten_after_a_week():
    team = make_team(make_places())
    ask_to_take_over(team.registration, f"{MARK} next", f"{MARK}@example.org")
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert forget()["hrhub.participation.handing_over.wipe"] == 0
        assert HandOver.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert forget()["hrhub.participation.handing_over.wipe"] == 1
    assert tables_with(MARK) == set()


def test_a_lost_link_that_no_worker_sent_is_not_sent_days_later():
    asking_again.ask(make_places().event, f"{MARK}@example.org", "en")
    assert forget()["hrhub.participation.asking_again.wipe"] == 0
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert forget()["hrhub.participation.asking_again.wipe"] == 1
    assert LinkRequest.objects.count() == 0


def test_where_only_counts_are_kept_who_was_there_is_forgotten_the_day_after():
    places = make_places()
    make_meeting(places.event, counts_only=True)
    team = marked_team(places)
    later = confirm(make_registration(places, door="afterwards", email="later@example.org"))
    with after(places.event, 0.9):
        forget()
        assert Registration.objects.filter(pk=team.registration.pk).exists()
    with after(places.event, 1.1):
        forget()
        assert list(Registration.objects.all()) == [later]
    assert tables_with(MARK) == set()
    assert sum(row.people for row in Tally.objects.filter(event=places.event, kept=True)) == 1


def test_of_who_practised_nothing_is_left_when_the_event_has_a_new_day():
    places = make_places()
    marked_team(places)
    Attendance.objects.create(event=places.event, minutes=5, digest="d")  # of nobody who registered
    start_over(places.event)
    assert tables_with(MARK) == set()
    assert Attendance.objects.count() == 0
