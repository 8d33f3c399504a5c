"""The same person, written down by the coordinator and added by oneself: once on the list, and counted once."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation.counting import count
from hrhub.participation.doubles import are_one
from hrhub.participation.gathering import accept_member, add, remove_double
from hrhub.participation.links import by_signed_link, token_for
from hrhub.participation.models import Attendance, Member, Tally
from tests.make import make_places, make_team, make_webinar, numbers
from tests.participation.team_pages.opened import opened, send, words

pytestmark = pytest.mark.django_db
FRESH = re.compile(r"/m\w{16}-1-[\w-]{22}/|\d\d:\d\d:\d\d\.\d+Z")  # a private link, a moment
MARY = {"name": "Mary Banda", "organisation": "University", "sector": "academic", "email": "mary@example.org"}
PETER = {"name": "Peter", "email": "peter@example.org"}


def written(team, *rows):
    """Let the coordinator write `rows` down, each {field: value}."""
    return add(team, [Member(team=team, submission=f"written {next(numbers)}", **row) for row in rows])


def joins(team, **said):
    """Let somebody add oneself by the members' link; return that browser and the page that follows."""
    client = Client()
    answer = client.post(f"/j/{team.code}/", {**MARY, "agree": "on", **said})
    assert (answer.status_code, answer.url) == (302, f"/j/{team.code}/done/")
    return client, words(client.get(answer.url))


def roster(team):
    return list(team.members.accepted().in_order().values_list("name", "organisation", "added_by_oneself"))


def mary_is_written(**more):
    team = make_team(make_places())
    written(team, {"name": "Chanda"}, {"name": "M. BANDA", "organisation": "MoH", "email": "Mary@Example.org", **more})
    return team


def test_whoever_is_written_down_and_adds_oneself_is_one_row_as_typed_by_oneself():
    team = mary_is_written()
    written(team, {"name": "Joseph"})
    joins(team)
    assert roster(team) == [("Chanda", "", False), ("Mary Banda", "University", True), ("Joseph", "", False)]
    assert team.members.get(added_by_oneself=True).consented_to == "1"


def test_whoever_adds_oneself_and_is_written_down_then_stays_as_typed_by_oneself():
    team = make_team(make_places())
    joins(team)
    assert written(team, {"name": "Mary", "organisation": "MoH", "email": "m.a.ry+hub@example.org"}) == 0
    assert roster(team) == [("Mary Banda", "University", True)]


def test_a_list_that_is_sent_again_with_more_people_adds_only_those():
    team = mary_is_written()
    assert written(team, {"name": "Mary Banda", "email": "mary@example.org"}, MARY, PETER, PETER) == 1


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Mary Banda", "mary  bánda", True),
        ("Mary Banda", "Dr Mary Banda-Phiri", True),
        ("M. Banda", "Mary Banda", True),
        ("李明", "李明", True),
        ("Mary Banda", "John Phiri", False),
        ("Dr Phiri", "Dr Banda", False),
        ("M. Phiri", "M. Banda", False),
        ("P. Banda", "Mary Banda", False),
        ("M. P. Banda", "Mary Banda", True),
        ("P. M. Banda", "Peter Mwila Banda", True),
        ("B. Banda", "Mary Banda", False),
        ("B. Banda", "Banda Bwalya", True),
        ("Mary", "", False),
    ],
)
def test_with_one_address_a_name_or_a_part_of_it_is_one_person(name, other, one):
    rows = [Member(name=said, email="office@example.org") for said in (name, other)]
    assert are_one(*rows) is are_one(*reversed(rows)) is one
    rows[1].email = "other@example.org"
    assert are_one(*rows) is False


def test_colleagues_who_share_the_address_of_an_office_stay_apart():
    team = make_team(make_places())
    office = {"email": "office@example.org"}
    assert written(team, {"name": "John Phiri", **office}, {"name": "Grace Zulu", **office}) == 2
    joins(team, **office)
    assert [row[0] for row in roster(team)] == ["John Phiri", "Grace Zulu", "Mary Banda"]


def test_nobody_learns_from_the_own_pages_who_was_on_the_list():
    team = mary_is_written(role="Midwife", made_at=timezone.now() - timedelta(days=2))
    told = []
    for name, email in (("Mary Banda", "mary@example.org"), ("Nora Zimba", "nora@example.org")):
        client, page = joins(team, name=name, email=email)
        pages = [page, *(words(client.get(f"/my/place/{path}")) for path in ("", "details/"))]
        pages.append(client.get("/my/data.json").content.decode())
        told.append([FRESH.sub("", page.replace(name, "").replace(email, "")) for page in pages])
    assert told[0] == told[1]
    assert "Midwife" not in str(told)


def test_in_a_full_room_the_answer_is_the_same_for_all():
    team = make_team(make_places(capacity=1, unit="heads"), heads=1)
    written(team, MARY)
    answers = [Client().post(f"/j/{team.code}/", {**MARY, "agree": "on", **who}) for who in ({}, {"email": "x@y.org"})]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert roster(team) == [("Mary Banda", "University", False)]


def test_who_only_asks_touches_nothing_and_stands_in_once_let_in():
    team = mary_is_written()
    team.joining = "ask"
    team.save()
    _client, page = joins(team)
    assert "You have asked to join" in page
    assert [row[0] for row in roster(team)] == ["Chanda", "M. BANDA"]
    accept_member(team.members.get(accepted=False))
    assert roster(team) == [("Chanda", "", False), ("Mary Banda", "University", True)]


def test_in_a_full_room_who_is_written_down_already_can_be_let_in():
    team = make_team(make_places(capacity=1, unit="heads"), heads=1, joining="ask")
    written(team, MARY)
    joins(team)
    accept_member(team.members.get(accepted=False))
    assert roster(team) == [("Mary Banda", "University", True)]


@pytest.mark.parametrize("capacity", [None, 0])  # without a place nothing was told, either
def test_a_row_to_which_somebody_agreed_is_changed_by_nobody_who_types_its_address_and_name(capacity):
    team = make_team(make_places(capacity=capacity))
    joins(team)
    mary = team.members.get()
    joins(team, organisation="Elsewhere", sector="donor")
    mary.refresh_from_db()
    assert (mary.organisation, mary.sector, by_signed_link(token_for(mary))) == ("University", "academic", mary)
    assert [row[1] for row in roster(team)] == ["University", "Elsewhere"]
    assert "2 people have this name." in words(opened(team.registration).get("/my/team/"))


def test_a_row_that_is_ticked_is_not_replaced_for_its_new_owner_would_see_the_tick():
    team = mary_is_written()
    team.members.filter(email__iexact="mary@example.org").update(came=True)
    client, _page = joins(team)
    assert client.get("/my/data.json").json()["came"] is False
    assert len(roster(team)) == 3


def test_the_mail_of_whoever_adds_oneself_is_not_lost_with_the_row_that_was_written():
    team = mary_is_written()
    joins(team)
    link = token_for(team.members.get(added_by_oneself=True))
    assert link in Mail.objects.get(kind="on_the_list", recipient="mary@example.org").text


def two_of_one_name(**more):
    places = make_places(make_webinar(starts_in=timedelta(minutes=-5)))
    team = make_team(places)
    written(team, {"name": "Mary Banda", "organisation": "MoH"})
    joins(team, email="")
    return team, list(team.members.in_order())


def test_an_equal_name_is_shown_to_the_coordinator_with_a_button_for_each_row():
    team, rows = two_of_one_name()
    client = opened(team.registration)
    page = words(client.get("/my/team/"))
    assert "2 people have this name. Mary Banda MoH · written down by you Delete this row" in page
    assert send(client, f"/my/team/members/{rows[0].key}/", do="double").url == "/my/team/?done=removed"
    assert roster(team) == [("Mary Banda", "University", True)]
    assert "The same person twice?" not in words(client.get("/my/team/"))


@pytest.mark.parametrize("ticks", [(True, False), (False, True), (True, True)])
def test_of_a_row_that_is_deleted_as_a_double_the_tick_stays_and_one_person_is_counted(ticks):
    team, rows = two_of_one_name()
    for row, came in zip(rows, ticks, strict=True):
        Member.objects.filter(pk=row.pk).update(came=came)
    event = team.registration.event
    Attendance.objects.create(event=event, member=rows[0], minutes=50, digest="d")
    send(opened(team.registration), f"/my/team/members/{rows[0].key}/", do="double")
    team.refresh_from_db()
    assert (team.members.get().came, team.heads_counted, Attendance.objects.get().member) == (True, None, rows[1])
    count(event)
    assert sum(row.people for row in Tally.objects.filter(event=event)) == 1


def test_a_row_that_is_no_double_any_more_is_not_deleted():
    team, rows = two_of_one_name()
    rows[1].delete()
    assert send(opened(team.registration), f"/my/team/members/{rows[0].key}/", do="double").status_code == 302
    assert len(roster(team)) == 1


def test_people_who_have_an_address_in_common_are_shown_where_one_added_oneself():
    team = make_team(make_places())
    office = {"email": "office@example.org"}
    written(team, {"name": "John Phiri", **office}, {"name": "Grace Zulu", **office})
    client = opened(team.registration)
    assert "The same person twice?" not in words(client.get("/my/team/"))
    joins(team, **office)
    assert "3 people have this address." in words(client.get("/my/team/"))


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_page_of_a_team_costs_the_same_for_any_number_of_doubles(django_assert_num_queries, how_many):
    team = make_team(make_places())
    own = {"email": "office@example.org", "added_by_oneself": True, "consented_to": "1"}
    for n in range(how_many):
        Member.objects.create(team=team, name=f"Mary {n // 2}", **own)
    client = opened(team.registration)
    with django_assert_num_queries(4):
        client.get("/my/team/")


def test_that_one_came_goes_to_the_row_of_the_same_name_before_one_of_the_same_address():
    team = make_team(make_places())
    written(
        team, {"name": "Mary Banda", "email": "office@example.org"}, {"name": "John", "email": "office@example.org"}
    )
    joins(team)
    Member.objects.filter(name="Mary Banda", added_by_oneself=False).update(came=True)
    remove_double(Member.objects.with_all().get(name="Mary Banda", added_by_oneself=False))
    assert list(team.members.order_by("name").values_list("name", "came")) == [("John", False), ("Mary Banda", True)]


def test_the_calendar_of_who_stands_in_goes_on_from_the_row_that_was_written():
    team = mary_is_written()
    Member.objects.filter(name="M. BANDA").update(calendar_count=3)
    joins(team)
    assert "SEQUENCE:3" in Mail.objects.get(kind="on_the_list").calendar


def test_whoever_stands_in_takes_no_seat_from_the_waiting_line():
    places = make_places(unit="heads", capacity=20)
    team = make_team(places, heads=2)
    written(team, {"name": "Chanda"}, {"name": "Mary Banda", "email": "mary@example.org"})
    joins(team)
    team.registration.refresh_from_db()
    places.refresh_from_db()
    assert (team.registration.heads, team.registration.seats, places.taken) == (2, 2, 2)


def test_a_colleague_who_gives_the_name_and_address_of_another_does_not_end_the_link_that_one_was_sent():
    team = mary_is_written(told_way="online")
    client, _page = joins(team)
    client.post("/my/delete/", {"for": Member.objects.with_all().get(added_by_oneself=True).key})
    assert roster(team) == [("Chanda", "", False), ("M. BANDA", "MoH", False)]
