import pytest

from hrhub.mail.models import Mail
from hrhub.participation.links import token_for
from hrhub.participation.models import HandOver, Registration
from tests.make import make_places, make_team
from tests.participation.team_pages.opened import notices, opened, send, words

pytestmark = pytest.mark.django_db
ASK, ACCEPT = "/my/team/hand-over/", "/my/taking-over/"
CHANDA = {"name": "Chanda", "email": "chanda@example.org"}


def test_the_whole_way_from_asking_to_a_new_coordinator(client):
    team = make_team(make_places(), email="old@example.org", members=["Mutinta"])
    old = opened(team.registration)
    assert send(old, ASK, **CHANDA).url == "/my/team/?done=asked"
    assert "You asked Chanda to go on with the team." in words(old.get("/my/team/"))
    link = next(line for line in Mail.objects.latest("id").text.splitlines() if "/my/h" in line)
    there = client.get(link.removeprefix("http://localhost:8000"))
    assert (there.status_code, there.url) == (302, ACCEPT)
    page = client.get(ACCEPT)
    assert ("Will you coordinate this country team?" in words(page), "Mutinta" in words(page)) == (True, False)
    client.key = HandOver.objects.get().key
    answer = send(client, ACCEPT)
    assert answer.url == "/my/team/?done=yours"
    page = client.get(answer.url)
    assert ("Mutinta" in words(page), notices(page)) == (True, ["You coordinate this team now."])
    assert b"Mutinta" not in old.get("/my/team/").content


def test_looking_at_the_page_changes_nothing():
    team = make_team(make_places(), email="old@example.org")
    send(opened(team.registration), ASK, **CHANDA)
    opened(HandOver.objects.get()).get(ACCEPT)
    assert (Registration.objects.get().email, HandOver.objects.count()) == ("old@example.org", 1)


def test_it_is_taken_back():
    team = make_team(make_places())
    client = opened(team.registration)
    send(client, ASK, **CHANDA)
    other = opened(HandOver.objects.get())
    assert send(client, ASK, do="take_back").url == "/my/team/?done=taken_back"
    assert "Private page" in words(other.get(ACCEPT))


def test_strangers_are_not_bombed():
    team = make_team(make_places())
    client, before = opened(team.registration), Mail.objects.count()
    answers = [send(client, ASK, name="Chanda", email=f"stranger{n}@example.org") for n in range(7)]
    assert Mail.objects.count() - before == 5
    assert "You have asked several people today. Please go on tomorrow." in notices(answers[-1])[-1]


def test_a_double_click_is_one_mail_and_answered_the_same_at_any_limit():
    team = make_team(make_places())
    client = opened(team.registration)
    for n in range(4):
        send(client, ASK, name="Chanda", email=f"stranger{n}@example.org")
    before = Mail.objects.count()
    answers = [send(client, ASK, **CHANDA).url for _click in range(3)]
    assert (answers, Mail.objects.count() - before) == (["/my/team/?done=asked"] * 3, 1)


@pytest.mark.parametrize("name", ["See https://evil.example", "<b>x</b>", "", "x" * 101])
def test_a_name_that_is_none_is_refused(name):
    client = opened(make_team(make_places()).registration)
    send(client, ASK, name=name, email="chanda@example.org")
    assert HandOver.objects.count() == 0


def test_whoever_is_asked_opens_none_of_the_pages_of_the_coordinator():
    team = make_team(make_places(), members=["Mutinta"])
    send(opened(team.registration), ASK, **CHANDA)
    client = opened(HandOver.objects.get())
    assert client.get("/my/team/").url == ACCEPT
    assert send(client, "/my/team/cancel/").status_code == 404


def test_whoever_is_asked_neither_gets_nor_deletes_what_is_kept_of_the_team():
    team = make_team(make_places(), members=["Mutinta"])
    send(opened(team.registration), ASK, **CHANDA)
    client = opened(HandOver.objects.get())
    answers = [client.get("/my/data.json"), client.get("/my/delete/"), send(client, "/my/delete/")]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert Registration.objects.count() == 1


def test_no_page_shows_the_token():
    team = make_team(make_places())
    send(opened(team.registration), ASK, **CHANDA)
    hand_over = HandOver.objects.get()
    pages = [
        opened(hand_over).get(ACCEPT),
        opened(team.registration).get(ASK),
        opened(team.registration).get("/my/team/"),
    ]
    assert [token_for(hand_over).encode() in page.content for page in pages] == [False] * 3
