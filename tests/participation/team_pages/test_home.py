from datetime import timedelta

import brotli
import pytest
import time_machine
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation.changing import cancel
from hrhub.participation.letters import scope_of
from hrhub.participation.links import token_for
from hrhub.participation.models import Member, Registration
from tests.make import make_meeting, make_places, make_registration, make_team, make_webinar
from tests.participation.team_pages.opened import notices, opened, send, words

pytestmark = pytest.mark.django_db
State = Registration.State
PAGES = (
    "share/ share/renew/ details/ size/ cancel/ hand-over/ members/ members/chat/ members/file/ came/ sheet/ pack.zip"
)
ADDRESSES = ["/my/team/", *(f"/my/team/{page}" for page in PAGES.split())]


def thirty(team):
    sectors = ["government", "ngo", "academic", "association"]
    Member.objects.bulk_create(
        Member(team=team, name=f"Mutinta Mwansa-Banda {n}", organisation=f"Ministry of Health, district {n}",
               sector=sectors[n % 4]) for n in range(30)
    )  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_a_coordinator_is_nobody_elses_and_kept_by_nobody(client, address):
    team = make_team(make_places(), members=["Mutinta"])
    stranger = client.get(address)
    assert (b"Mutinta" in stranger.content, b"Private page" in stranger.content) == (False, True)
    mine = opened(team.registration).get(address)
    assert (mine.status_code, mine.headers["Cache-Control"]) == (200, "private, no-store")
    assert mine.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_of_a_coordinator_shows_the_link_that_gives_its_powers(address):
    team = make_team(make_places(), members=["Mutinta"])
    assert token_for(team.registration).encode() not in opened(team.registration).get(address).content


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address[-1] == "/"])
def test_looking_changes_nothing(address, django_assert_num_queries):
    team = make_team(make_places(), members=["Mutinta"])
    client = opened(team.registration)
    rows = list(Registration.objects.values()), list(Member.objects.values()), type(team).objects.values().get()
    client.get(address)
    client.head(address)
    after = list(Registration.objects.values()), list(Member.objects.values()), type(team).objects.values().get()
    assert after == rows


def test_a_form_that_was_made_for_another_team_does_nothing():
    places = make_places()
    one, other = make_team(places), make_team(places)
    client = opened(one.registration)
    client.key = other.registration.key
    assert send(client, "/my/team/cancel/").status_code == 409
    assert Registration.objects.filter(state=State.CANCELLED).count() == 0


def test_a_member_is_led_from_the_page_of_the_coordinator_and_can_do_nothing_there():
    team = make_team(make_places(), members=["Mutinta"])
    member = team.members.get()
    assert send(opened(member), "/my/team/cancel/").status_code == 404
    team.registration.refresh_from_db()
    assert team.registration.state == State.SEATED


def test_the_first_button_is_for_sharing():
    client = opened(make_team(make_places()).registration)
    page = client.get("/my/team/").content.decode().partition("<main")[2]
    assert page.index("/my/team/share/") < page.index('class="state"')


def test_whoever_has_not_confirmed_presses_one_button():
    places = make_places()
    team = make_team(places)
    Registration.objects.update(state=State.UNCONFIRMED, holds_seats=False)
    client = opened(team.registration)
    page = words(client.get("/my/team/"))
    assert ("Confirm" in page, "Share with my team" in page, "Members" in page) == (True, False, False)
    answer = send(client, "/my/team/", do="confirm")
    assert (answer.status_code, answer.url) == (302, "/my/team/?done=confirmed")
    assert notices(client.get(answer.url)) == ["Thank you for confirming."]
    assert Registration.objects.get().state == State.SEATED


def test_an_offer_is_accepted_with_one_button():
    places = make_places(capacity=1)
    first = make_team(places)
    team = make_team(places)
    cancel(first.registration)
    client = opened(team.registration)
    assert "A place is free for you. It is kept until" in words(client.get("/my/team/"))
    assert send(client, "/my/team/", do="accept").url == "/my/team/?done=accepted"
    team.registration.refresh_from_db()
    assert team.registration.state == State.SEATED


def test_whoever_was_too_late_is_told_and_stays_in_line():
    places = make_places(make_webinar(starts_in=timedelta(hours=2)), capacity=1)
    make_team(places)
    team = make_team(places)
    Registration.objects.filter(pk=team.registration.pk).update(state=State.OFFERED)
    answer = send(opened(team.registration), "/my/team/", do="accept")
    assert notices(answer)[0] == "Somebody else accepted first. You keep your place in the waiting line."


def test_a_team_that_cancelled_can_come_back():
    team = make_team(make_places())
    client = opened(team.registration)
    assert send(client, "/my/team/cancel/").url == "/my/team/?done=cancelled"
    assert "You cancelled. Register again" in words(client.get("/my/team/"))
    assert send(client, "/my/team/", do="again").url == "/my/team/?done=again"


def test_an_unknown_button_does_nothing():
    team = make_team(make_places())
    assert send(opened(team.registration), "/my/team/", do="everything").status_code == 200


def test_the_link_of_the_meeting_is_shown_a_day_before_and_until_it_is_over():
    event = make_webinar(starts_in=timedelta(days=3))
    make_meeting(event, dial_in="Zambia +260 1 PIN 4412")
    client = opened(make_team(make_places(event)).registration)
    shown = []
    for hours in (0, 47, 49, 72.5, 74):
        with time_machine.travel(timezone.now() + timedelta(hours=hours)):
            page = client.get("/my/team/").content.decode()
            shown.append(("https://meet.example.org/j/123" in page, "PIN 4412" in page))
    assert shown == [(False, False), (False, False), (True, True), (True, True), (False, False)]


@pytest.mark.parametrize("state", ["waiting", "cancelled", "unconfirmed", "asked", "declined"])
def test_the_link_of_the_meeting_is_shown_to_nobody_without_a_place(state):
    event = make_webinar(starts_in=timedelta(hours=2))
    make_meeting(event)
    team = make_team(make_places(event))
    Registration.objects.update(state=state, holds_seats=False, lined_up_at=timezone.now())
    for address in ("/my/team/", "/my/team/sheet/"):
        assert b"meet.example.org" not in opened(team.registration).get(address).content


def test_the_members_and_their_sectors_are_told():
    team = make_team(make_places())
    for sector in ("government", "ngo", "association", "donor", "donor"):
        Member.objects.create(team=team, name=sector, sector=sector)
    told = "5 members. 4 of 5 sectors in the team; missing: an academic institution."
    assert told in words(opened(team.registration).get("/my/team/"))


@pytest.mark.parametrize("came", ["", "came"])
@pytest.mark.parametrize("sector", ["", "academic institution"])
@pytest.mark.parametrize("organisation", ["", "Ministry"])
def test_what_is_known_of_a_member_stands_with_dots_between(organisation, sector, came):
    team = make_team(make_places())
    said = {"organisation": organisation, "sector": sector and "academic", "came": bool(came)}
    Member.objects.create(team=team, name="Mutinta", **said)
    told = " · ".join(part for part in (organisation, sector, came) if part)
    assert " ".join(f"Mutinta {told} Write names".split()) in words(opened(team.registration).get("/my/team/"))


def test_of_whoever_asks_and_names_no_organisation_the_sector_stands_alone():
    team = make_team(make_places())
    Member.objects.create(team=team, name="Chanda", sector="ngo", accepted=False)
    assert "Chanda non-governmental organisation Let in" in words(opened(team.registration).get("/my/team/"))


def test_hostile_names_are_words():
    team = make_team(make_places(), members=["<script>alert(1)</script>"], city="Lusaka")
    page = opened(team.registration).get("/my/team/").content
    assert (b"<script>alert" in page, b"&lt;script&gt;alert" in page) == (False, True)


def test_whoever_leaves_the_computer_leaves_nothing_open():
    client = opened(make_team(make_places(), members=["Mutinta"]).registration)
    client.post("/my/leave/")
    assert b"Mutinta" not in client.get("/my/team/").content


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_page_costs_the_same_for_any_number_of_members(django_assert_num_queries, how_many):
    team = make_team(make_places(), members=[f"Member {n}" for n in range(how_many)])
    Member.objects.create(team=team, name="Asks", accepted=False)
    client = opened(team.registration)
    with django_assert_num_queries(4):
        client.get("/my/team/")


def test_the_page_with_a_roster_of_thirty_is_small():
    team = make_team(make_places())
    thirty(team)
    page = opened(team.registration).get("/my/team/").content
    assert len(page) <= 14_000
    assert len(brotli.compress(page, quality=5)) <= 4_000


def test_a_team_in_line_is_told_its_place():
    places = make_places(capacity=1)
    make_registration(places, state=State.SEATED, holds_seats=True)
    places.take(1)
    team = make_team(places)
    assert "You are number 1 in the waiting line." in words(opened(team.registration).get("/my/team/"))


def test_addresses_that_no_mail_reaches_are_told():
    team = make_team(make_places(), email="c@example.org")
    Member.objects.create(team=team, name="Mutinta", email="wrong@example.org")
    Mail.objects.create(scope=scope_of(team.registration), recipient="wrong@example.org", state=Mail.State.FAILED)
    told = "1 address failed: tell this person by telephone. wrong@example.org"
    assert notices(opened(team.registration).get("/my/team/")) == [told]


def test_a_coordinator_without_an_address_sees_the_private_link_to_keep():
    team = make_team(make_places(), email="")
    page = opened(team.registration).get("/my/team/").content.decode()
    assert f"http://localhost:8000/my/{token_for(team.registration)}/" in page
    assert "Keep your private link" in page


def test_who_asks_to_join_stands_above_what_does_not_wait_for_an_answer():
    team = make_team(make_places(), members=["Mutinta"])
    Member.objects.create(team=team, name="Asks", accepted=False)
    said = words(opened(team.registration).get("/my/team/"))
    assert said.index("They ask to join") < said.index("Event") < said.index("Members")
