import re

import pytest

from hrhub.participation import gathering
from hrhub.participation.models import Member
from tests.make import make_places, make_team
from tests.markup import tree
from tests.participation.team_pages.opened import as_opened, notices, opened, send, words

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
    said |= {"revision": gathering.state_of(member)[0], "came": "1", "accepted": ""}
    assert send(opened(team.registration), of(member), **said).url == "/my/team/?done=changed"
    member.refresh_from_db()
    assert (member.name, member.organisation, member.sector, member.role) == ("Mutinta", "MoH", "government", "Nurse")
    assert (member.came, member.accepted) == (False, True)


def test_what_the_member_corrected_meanwhile_is_not_overwritten_and_nothing_that_was_typed_is_lost():
    team = make_team(make_places(), members=["Mutnta"])
    member, client = team.members.get(), opened(team.registration)
    revision = gathering.state_of(member)[0]
    Member.objects.update(name="Mutinta", sector="ngo")
    answer = send(client, of(member), name="Mutnta B.", sector="donor", revision=revision)
    assert answer.status_code == 409
    assert "Name : Mutinta" in words(answer).replace(":", " :").replace("  ", " ")
    assert 'value="Mutnta B."' in answer.content.decode()
    assert Member.objects.get().name == "Mutinta"
    revision = re.search(r'name="revision" value="(\d+)"', answer.content.decode())[1]
    assert send(client, of(member), name="Mutnta B.", sector="donor", revision=revision).status_code == 302
    assert Member.objects.values_list("name", "sector").get() == ("Mutnta B.", "donor")


def test_what_the_other_corrected_stays_where_nothing_else_was_typed():
    team = make_team(make_places(), members=["Mutinta"])
    page, client = of(team.members.get()), opened(team.registration)
    mine, other = as_opened(client.get(page)), as_opened(client.get(page))
    assert client.post(page, other | {"role": "Nurse", "sector": "ngo"}).status_code == 302
    answer = client.post(page, mine | {"organisation": "MoH", "sector": "donor"})
    assert answer.status_code == 409
    assert (
        "Saved meanwhile: Sector: non-governmental organisation (you wrote something else) Role: Nurse Leave it"
        in notices(answer)[0]
    )
    assert client.post(page, as_opened(answer)).status_code == 302
    assert Member.objects.values_list("organisation", "sector", "role").get() == ("MoH", "donor", "Nurse")


def test_a_member_is_deleted_by_a_second_press():
    team = make_team(make_places(), members=["Mutinta"])
    page = tree(opened(team.registration).get(of(team.members.get())).content)
    assert [button.text for button in page.iterfind(".//details//button")] == ["Yes, delete"]
    assert page.find(".//details").get("open") is None


def test_the_same_correction_sent_twice_is_saved():
    team = make_team(make_places(), members=["Mutnta"])
    member, client = team.members.get(), opened(team.registration)
    said = {"name": "Mutinta", "sector": "ngo", "revision": gathering.state_of(member)[0]}
    assert [send(client, of(member), **said).status_code for _n in range(2)] == [302, 302]


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
