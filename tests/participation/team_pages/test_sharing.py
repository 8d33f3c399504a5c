import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import unquote

import pytest
import time_machine

from hrhub.catalogue.sms import sms_parts
from hrhub.participation.models import Team
from tests.make import make_places, make_team, make_webinar
from tests.participation.team_pages.opened import notices, opened, send, words

pytestmark = pytest.mark.django_db
LONG = "Keeping midwives in rural posts: housing, pay, supervision and the long way to the district hospital " * 2


@pytest.fixture(params=["en", "fr", "ar"])
def shared(request):
    event = make_webinar(LONG.strip()[:290], starts_in=timedelta(days=3))
    team = make_team(make_places(event), language=request.param, place="Ministry of Health, room 2")
    prefix = "" if request.param == "en" else f"/{request.param}"
    return team, opened(team.registration).get(f"{prefix}/my/team/share/").content.decode()


def links(page):
    return {name: unescape(re.search(rf'href="({scheme}[^"]+)"', page).group(1))
            for name, scheme in {"chat": "https://wa.me", "sms": "sms:", "mail": "mailto:"}.items()}  # fmt: skip


def test_every_text_carries_the_link_of_the_members_and_is_short_enough(shared):
    team, page = shared
    said = {name: unquote(link) for name, link in links(page).items()}
    assert [f"/j/{team.code}/" in text for text in said.values()] == [True, True, True]
    assert len(said["chat"].partition("?text=")[2]) <= 400
    assert sms_parts(said["sms"].partition("&body=")[2]).parts <= 2
    assert "Ministry of Health, room 2" in said["chat"]


def test_the_text_is_as_people_write_it():
    with time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=UTC), tick=False):
        event = make_webinar("Keeping midwives in rural posts", number_words="Webinar 24", starts_in=timedelta(days=10))
        team = make_team(make_places(event), place="Ministry, room 2", city="Lusaka")
        page = opened(team.registration).get("/my/team/share/").content.decode()
    text = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL).group(1))
    assert text.splitlines() == [
        "*Webinar 24: Keeping midwives in rural posts*",
        "Thursday 11 March 2027, 12:00–13:00 UTC, 60 min",
        "We meet: Ministry, room 2, Lusaka",
        "Put your name down:",
        f"http://localhost:8000/j/{team.code}/",
    ]


def test_another_link_is_made_after_a_question():
    team = make_team(make_places())
    client = opened(team.registration)
    assert "Make another members' link?" in words(client.get("/my/team/share/renew/"))
    answer = send(client, "/my/team/share/renew/")
    assert notices(client.get(answer.url)) == ["The members' link is new. The older one has ended."]
    assert Team.objects.get().code != team.code
    assert client.get(f"/j/{team.code}/").status_code == 404


def test_a_closed_team_shares_nothing():
    team = make_team(make_places(), joining="closed")
    assert team.code not in opened(team.registration).get("/my/team/share/").content.decode()
