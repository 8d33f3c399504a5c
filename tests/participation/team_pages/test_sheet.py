import io
import re
import zipfile
from datetime import timedelta

import icalendar
import pytest

from tests.make import make_meeting, make_places, make_point, make_presentation, make_resource, make_team, make_webinar
from tests.participation.team_pages.opened import opened, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    event = make_webinar("Keeping midwives", number_words="Webinar 24", starts_in=timedelta(hours=2))
    make_meeting(event, dial_in="Zambia +260 211 123456\nPIN 4412")
    make_point(event, "Who pays the rent?")
    make_presentation(event, title="Housing before pay")
    make_resource(event, "Slides", address="https://example.org/slides.pdf")
    make_resource(event, "Lost slides", address="https://example.org/lost.pdf", lost=True)
    event.refresh_from_db()
    return make_team(make_places(event), place="Room 2", members=["Mutinta", "Chanda"])


def unpacked(team, prefix=""):
    answer = opened(team.registration).get(f"{prefix}/my/team/pack.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        return answer, {name: files.read(name).decode() for name in files.namelist()}


def test_the_sheet_has_all_that_one_needs_when_the_line_breaks(team):
    page = words(opened(team.registration).get("/my/team/sheet/"))
    wanted = ["Webinar 24: Keeping midwives", "UTC", "https://meet.example.org/j/123", "+260 211 123456", "PIN 4412",
              "Who pays the rent?", "Housing before pay", "https://example.org/slides.pdf", "If the line breaks",
              "Room 2", "Mutinta", "Chanda", "Signature"]  # fmt: skip
    assert [word for word in wanted if word not in page] == []
    assert "lost.pdf" not in page


def test_the_sheet_shows_no_member_who_only_asked(team):
    team.members.filter(name="Chanda").update(accepted=False)
    assert "Chanda" not in words(opened(team.registration).get("/my/team/sheet/"))


def test_the_pack_holds_the_sheet_the_list_to_sign_and_the_calendar(team):
    answer, files = unpacked(team)
    assert (answer.headers["Content-Type"], sorted(files)) == (
        "application/zip",
        ["event.ics", "sign-in.html", "team-sheet.html"],
    )
    assert answer.headers["Content-Disposition"] == 'attachment; filename="webinar-24-team-lusaka.zip"'
    assert ("PIN 4412" in files["team-sheet.html"], "PIN 4412" in files["sign-in.html"]) == (True, False)
    (entry,) = icalendar.Calendar.from_ical(files["event.ics"]).events
    assert str(entry["summary"]) == "Keeping midwives"
    assert len(answer.content) < 10_000


def test_the_files_of_the_pack_need_nothing_else(team):
    _answer, files = unpacked(team)
    assert re.findall(r"<(?:link|script|img)\b|\bsrc=|@import|url\(", files["team-sheet.html"]) == []
    assert "<style>" in files["team-sheet.html"]


def test_the_pack_is_in_the_language_of_the_page(team):
    _answer, files = unpacked(team, "/ar")
    assert '<html lang="ar" dir="rtl">' in files["team-sheet.html"]


def test_hostile_words_are_words_in_the_pack_too():
    event = make_webinar("</title><script>alert(1)</script>", starts_in=timedelta(hours=2))
    team = make_team(make_places(event), members=["<img src=x>"], city="../../etc")
    answer, files = unpacked(team)
    assert ("<script>" in files["team-sheet.html"], "<img" in files["team-sheet.html"]) == (False, False)
    assert "/" not in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_sheet_costs_the_same_for_any_number_of_members(team, django_assert_num_queries, how_many):
    for n in range(how_many):
        team.members.create(name=f"Member {n}")
    with django_assert_num_queries(6):
        opened(team.registration).get("/my/team/sheet/")
