import pytest

from hrhub.participation.changing import come_with
from hrhub.participation.models import Registration, Team
from tests.make import make_places, make_team
from tests.participation.team_pages.opened import as_opened, notices, opened, send, words

pytestmark = pytest.mark.django_db
SAID = {"revision": "0", "city": "Ndola", "place": "Room 2", "organisation": "MoH", "joining": "ask"}
SAID |= {"languages": ["en", "fr"]}


def test_details_are_changed():
    team = make_team(make_places())
    assert send(opened(team.registration), "/my/team/details/", **SAID).url == "/my/team/?done=changed"
    team.refresh_from_db()
    assert (team.city, team.place, team.joining, team.languages) == ("Ndola", "Room 2", "ask", ["en", "fr"])


def test_of_two_windows_the_later_is_told_what_was_saved_and_keeps_what_was_typed():
    team = make_team(make_places())
    client = opened(team.registration)
    send(client, "/my/team/details/", **SAID)
    answer = send(client, "/my/team/details/", **SAID | {"city": "Kitwe"})
    page = answer.content.decode()
    assert answer.status_code == 409
    told = notices(answer)[0]
    assert ("City: Ndola" in told, 'value="Kitwe"' in page, "Room 2" in told) == (True, True, False)
    assert Team.objects.get().city == "Ndola"
    again = send(client, "/my/team/details/", **SAID | {"city": "Kitwe", "revision": "1"})
    assert (again.status_code, Team.objects.get().city) == (302, "Kitwe")


def test_what_the_other_changed_stays_where_nothing_else_was_typed():
    """Of boxes and lists as well."""
    team = make_team(make_places(), organisation="MoH")
    page, client = "/my/team/details/", opened(team.registration)
    mine, other = as_opened(client.get(page)), as_opened(client.get(page))
    del other["is_listed"]
    other |= {"languages": ["pt", "ar"], "joining": "ask", "place": "Room 2"}
    assert client.post(page, other).status_code == 302
    answer = client.post(page, mine | {"city": "Kitwe", "place": ""})
    assert answer.status_code == 409
    assert "City" not in notices(answer)[0]
    assert client.post(page, as_opened(answer)).status_code == 302
    team.refresh_from_db()
    assert (team.city, team.is_listed, team.languages, team.joining) == ("Kitwe", False, ["pt", "ar"], "ask")
    assert team.place == "Room 2"


def test_a_double_click_is_answered_as_saved_both_times():
    team = make_team(make_places())
    client = opened(team.registration)
    answers = [send(client, "/my/team/details/", **SAID) for _click in range(2)]
    assert [answer.url for answer in answers] == ["/my/team/?done=changed"] * 2
    assert Registration.objects.get().revision == 1


def test_an_error_keeps_what_was_typed_and_changes_nothing():
    team = make_team(make_places())
    answer = send(opened(team.registration), "/my/team/details/", **SAID | {"city": "", "place": "Room <2>"})
    assert ('value="Room &lt;2&gt;"' in answer.content.decode(), "City : This field is required." in words(answer)) == (
        True,
        True,
    )
    assert Team.objects.get().city == "Lusaka"


def test_nothing_else_than_what_the_form_shows_is_changed():
    team = make_team(make_places())
    send(
        opened(team.registration),
        "/my/team/details/",
        **SAID,
        words="Hi",
        words_agreed="1",
        code="x",
        heads_counted="9",
    )
    team.refresh_from_db()
    assert (team.words_agreed, team.heads_counted, team.code != "x") == (False, None, True)


def test_more_people_come_where_there_is_room():
    team = make_team(make_places(capacity=20, unit="heads"))
    assert send(opened(team.registration), "/my/team/size/", heads="14").url == "/my/team/?done=size"
    team.registration.refresh_from_db()
    assert (team.registration.heads, team.registration.seats) == (14, 14)


def test_where_there_is_no_room_a_sentence_says_how_much_there_is():
    team = make_team(make_places(capacity=12, unit="heads"))
    client = opened(team.registration)
    assert "There is room for only 2 more. Nothing was changed." in words(send(client, "/my/team/size/", heads="14"))
    come_with(team.registration, 12)
    assert "The room is full. Nothing was changed." in words(send(client, "/my/team/size/", heads="14"))


@pytest.mark.parametrize("heads", ["0", "-3", "1e9", "9999999999", "many", ""])
def test_odd_numbers_of_people_are_a_sentence(heads):
    team = make_team(make_places())
    answer = send(opened(team.registration), "/my/team/size/", heads=heads)
    assert (answer.status_code, "Please look at this again" in words(answer)) == (200, True)
    assert Registration.objects.get().heads == 10


def test_cancelling_asks_first():
    team = make_team(make_places())
    client = opened(team.registration)
    assert "Will the team not come?" in words(client.get("/my/team/cancel/"))
    send(client, "/my/team/cancel/")
    assert Registration.objects.get().state == "cancelled"
