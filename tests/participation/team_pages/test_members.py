import pytest

from hrhub.participation.models import Member
from tests.make import make_places, make_team
from tests.participation.team_pages.opened import notices, opened, send, words

pytestmark = pytest.mark.django_db
ANSWER = "/my/team/members/answer/"


def asking(team, name="Peter"):
    return Member.objects.create(team=team, name=name, accepted=False, added_by_oneself=True, consented_to="1")


def of(member):
    return f"/my/team/members/{member.key}/"


def test_a_member_is_corrected():
    team = make_team(make_places(), members=["Mutnta"])
    member = team.members.get()
    said = {"name": "Mutinta", "organisation": "MoH", "sector": "government", "role": "Nurse"}
    assert send(opened(team.registration), of(member), **said, came="1", accepted="").url == "/my/team/?done=changed"
    member.refresh_from_db()
    assert (member.name, member.organisation, member.sector, member.role) == ("Mutinta", "MoH", "government", "Nurse")
    assert (member.came, member.accepted) == (False, True)


def test_a_member_is_deleted():
    team = make_team(make_places(), members=["Mutinta"])
    assert send(opened(team.registration), of(team.members.get()), do="remove").url == "/my/team/?done=removed"
    assert Member.objects.count() == 0


def test_a_member_of_another_team_is_not_there():
    places = make_places()
    mine, other = make_team(places), make_team(places, members=["Mutinta"])
    client, member = opened(mine.registration), other.members.get()
    asks = asking(other)
    answers = [
        client.get(of(member)).status_code,
        send(client, of(member), do="remove").status_code,
        send(client, of(member), name="Changed", sector="ngo").status_code,
        send(client, ANSWER, yes=asks.key).status_code,
        send(client, ANSWER, no=asks.key).status_code,
        client.get("/my/team/members/nothing/").status_code,
    ]
    assert answers == [404] * 6
    assert sorted(Member.objects.values_list("name", "accepted")) == [("Mutinta", True), ("Peter", False)]


def test_who_asked_is_let_in():
    team = make_team(make_places())
    member, client = asking(team), opened(team.registration)
    assert "They ask to join Peter" in words(client.get("/my/team/"))
    assert send(client, ANSWER, yes=member.key).url == "/my/team/?done=let_in"
    assert Member.objects.get().accepted is True
    assert "They ask to join" not in words(client.get("/my/team/"))


def test_of_who_asked_and_got_a_no_nothing_is_kept():
    team = make_team(make_places())
    member = asking(team)
    send(opened(team.registration), ANSWER, no=member.key)
    assert Member.objects.count() == 0


def test_a_no_that_comes_after_a_yes_in_another_window_deletes_nobody():
    team = make_team(make_places())
    member, client = asking(team), opened(team.registration)
    send(client, ANSWER, yes=member.key)
    send(client, ANSWER, no=member.key)
    assert Member.objects.get().accepted is True


def test_where_there_is_no_room_nobody_is_let_in_and_a_sentence_says_why():
    team = make_team(make_places(capacity=1, unit="heads"), heads=1, members=["Mutinta"])
    answer = send(opened(team.registration), ANSWER, yes=asking(team).key)
    assert notices(answer) == ["The room is full. Nothing was changed."]
    assert Member.objects.filter(accepted=False).count() == 1


def test_an_answer_to_nobody_is_not_found():
    team = make_team(make_places())
    assert send(opened(team.registration), ANSWER).status_code == 404


def test_the_page_says_whether_a_member_agreed_oneself():
    team = make_team(make_places(), members=["Mutinta"])
    client = opened(team.registration)
    assert "on your word that this person knows" in words(client.get(of(team.members.get())))
    assert "Added by oneself, and agreed" in words(client.get(of(asking(team))))
