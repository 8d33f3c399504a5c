"""Whoever of the staff sees who registered, on whichever page of the desk, is noted; other pages name nobody."""

import pytest

from hrhub.mail.models import Mail
from hrhub.participation.models import Attendance, RosterAccess
from hrhub.participation.registering import confirm
from tests.desk.pages import save
from tests.make import make_places, make_registration, make_team
from tests.participation.attendance.reports import MEET, file_of
from tests.participation.attendance.test_importing import event_with_two
from webinars.models import Webinar

from .test_importing import agree, send
from .test_registrations import LIST, act, looks

NAME = "Mutinta Banda"
FOUND = {"app_label": "participation", "model_name": "notice", "field_name": "registration", "term": "mutinta"}


@pytest.fixture
def one():
    return confirm(make_registration(make_places(), name=NAME))


@pytest.mark.parametrize(
    ("page", "what"), [("", "list"), ("{}/change/", "one"), ("{}/history/", "one"), ("?q=mutinta", "list")]
)
def test_a_page_that_is_about_people_is_noted_once(desk, one, page, what):
    assert desk.get(LIST + page.format(one.pk)).status_code == 200
    assert looks() == [("esi", what, 1)]
    assert RosterAccess.objects.get().events == one.event.path


def test_what_a_search_box_finds_is_noted_though_no_page_has_that_box(desk, one):
    assert len(desk.get("/admin/autocomplete/", FOUND).json()["results"]) == 1
    assert looks() == [("esi", "list", 1)]


@pytest.mark.parametrize("action", ["take_the_place_away", "delete_all", "move_online", "move_to_the_room"])
def test_the_page_that_asks_first_is_noted(desk, one, action):
    assert NAME in act(desk, action, one).content.decode()
    assert looks() == [("esi", "act", 1)]


def test_an_export_is_noted_as_what_it_is_whatever_else_is_sent(desk, one):
    desk.post(LIST, {"action": ["export_csv", "give_a_place"], "index": 0, "_selected_action": [one.pk]})
    assert looks() == [("esi", "csv", 1)]


def test_the_report_of_a_meeting_is_noted_for_those_whom_it_names(desk):
    event = event_with_two()
    send(desk, event, file_of(MEET))
    assert looks() == [("esi", "file", 2)]
    assert RosterAccess.objects.get().events == event.path


@pytest.mark.parametrize("page", ["", "{}/change/", "{}/history/"])
def test_the_mails_are_noted_they_have_addresses(desk, one, page):
    mail = Mail.objects.get()
    assert desk.get(f"/admin/mail/mail/{page.format(mail.pk)}").status_code == 200
    assert looks() == [("esi", "mail", 1)]


def test_pages_that_are_not_about_people_name_nobody(desk):
    team = make_team(make_places(), coordinator=NAME, email="mutinta@example.org", members=["Mutinta Zulu"])
    event = team.registration.event
    listed = f"/admin/webinars/webinar/{event.pk}/"
    pages = [save(desk, Webinar.objects.get(), **{"places-0-DELETE": "on"})]  # refused, and the reasons are told
    pages += [desk.get(listed + page) for page in ("change/", "delete/", "history/")]
    pages.append(desk.post("/admin/webinars/webinar/", {"action": "delete_selected", "_selected_action": [event.pk]}))
    pages += [
        desk.get(f"/admin/participation/team/{page}") for page in ("", f"{team.pk}/change/", f"{team.pk}/history/")
    ]
    assert [page.status_code for page in pages] == [200] * len(pages)
    assert [page.request["PATH_INFO"] for page in pages if "utinta" in page.content.decode()] == []
    assert looks() == []


def test_single_rows_of_a_report_have_no_page(desk):
    agree(desk, send(desk, event_with_two(), file_of(MEET)))
    pages = [f"/admin/participation/attendance/{row.pk}/change/" for row in Attendance.objects.all()]
    assert [desk.get(page).status_code for page in pages] == [302] * 3
