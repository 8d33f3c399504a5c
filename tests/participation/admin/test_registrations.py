"""Who registered, on the desk."""

import csv
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import User
from openpyxl import load_workbook

from hrhub.mail.models import Mail
from hrhub.participation.models import Member, Places, Registration, RosterAccess
from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration, make_team
from tests.markup import tree

LIST = "/admin/participation/registration/"
State = Registration.State


def names(answer):
    return sorted(one.name for one in answer.context["cl"].result_list)


def line_of(one, field, desk):
    """Return what the page of a registration says in one of its lines."""
    (line,) = tree(desk.get(f"{LIST}{one.pk}/change/").content).iterfind(f".//div[@class='form-row field-{field}']")
    return "".join(line.find(".//div[@class='readonly']").itertext())


def act(desk, action, *chosen, **more):
    return desk.post(LIST, {"action": action, "_selected_action": [one.pk for one in chosen], **more})


def states():
    return [one.state for one in Registration.objects.order_by("pk")]


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def looks():
    return [(one.name, one.what, one.rows) for one in RosterAccess.objects.order_by("pk")]


def test_the_list_tells_who_registered(desk):
    make_registration(make_places(), name="Mutinta Banda")
    assert names(desk.get(LIST)) == ["Mutinta Banda"]


@pytest.mark.parametrize("words", ["mutínta", "BANDA mut", "m.banda@example.org", "ministere"])
def test_one_is_found_by_a_part_of_name_address_and_organisation(desk, words):
    places = make_places()
    make_registration(places, name="Mútinta Banda", email="m.banda@example.org", organisation="Ministère de la Santé")
    make_registration(places, name="Chanda")
    assert names(desk.get(LIST, {"q": words})) == ["Mútinta Banda"]


def test_a_name_that_was_corrected_is_found(desk):
    one = make_registration(make_places(), name="Mutinta")
    one.name = "Chanda"
    one.save(update_fields=["name"])
    assert names(desk.get(LIST, {"q": "chanda"})) == ["Chanda"]


@pytest.mark.parametrize(
    "query", [{"state": "seated"}, {"door": "together"}, {"country": "ZM"}, {"sector": "ngo"}, {"event": True}]
)
def test_filters_find_what_they_say(desk, query):
    places = make_places()
    make_registration(make_places(), name="Other", country="GH")
    made = {"state": "seated", "holds_seats": True, "door": "together", "country": "ZM", "sector": "ngo"}
    make_registration(places, name="Wanted", **made)
    names_of = {"state": "state__exact", "door": "door__exact", "country": "country__code__exact"}
    names_of |= {"sector": "sector__exact", "event": "event__id__exact"}
    asked = {names_of[name]: places.event_id if value is True else value for name, value in query.items()}
    assert names(desk.get(LIST, asked)) == ["Wanted"]


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_list_costs_the_same_for_any_number(desk, how_many, django_assert_num_queries):
    for _n in range(how_many):
        make_team(make_places(), members=["A", "B"])
    with django_assert_num_queries(12):
        desk.get(LIST)


@pytest.mark.parametrize("how_many", [1, 50])
def test_a_page_costs_the_same_for_any_number_of_members(desk, how_many, django_assert_num_queries):
    team = make_team(make_places(), members=[f"Member {n}" for n in range(how_many)])
    desk.get(f"{LIST}{team.registration.pk}/change/")
    with django_assert_num_queries(7):
        desk.get(f"{LIST}{team.registration.pk}/change/")


def test_a_page_shows_the_team_and_its_members_and_nothing_can_be_changed(desk):
    team = make_team(make_places(), members=["<b>Mutinta</b>"], name="Chief")
    page = desk.get(f"{LIST}{team.registration.pk}/change/")
    assert "&lt;b&gt;Mutinta&lt;/b&gt;" in page.content.decode()
    assert 'name="_save"' not in page.content.decode()
    assert desk.post(f"{LIST}{team.registration.pk}/change/", {"name": "x"}).status_code == 403
    assert desk.get(f"{LIST}add/").status_code == 403
    for one in (team.registration, make_registration(make_places())):
        assert desk.post(f"{LIST}{one.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    ("name", "told"),
    [("", "Zambia, Lusaka · nobody more"), ("Copperbelt", "Copperbelt, Lusaka · nobody more")],
)
def test_a_team_is_told_with_its_city_once(desk, name, told):
    team = make_team(make_places(), name=name, joining="closed")
    assert line_of(team.registration, "team_told", desk) == told


def test_the_columns_of_the_members_have_headings(desk):
    team = make_team(make_places(), members=["Mutinta"])
    page = tree(desk.get(f"{LIST}{team.registration.pk}/change/").content)
    headings = [heading.text for heading in page.iterfind(".//div[@class='table']//th[@scope='col']")]
    assert headings == ["Name", "Role", "Organisation", "Sector", "E-mail address", "State"]
    assert len(page.findall(".//div[@class='table']//td")) == len(headings)


def test_the_language_of_a_registration_is_told_by_its_name(desk):
    one = make_registration(make_places(), language="fr")
    assert line_of(one, "speaks", desk) == "French"


def test_who_asked_gets_a_place(desk):
    places = make_places(moderated=True, capacity=1)
    first, second = confirm(make_registration(places)), confirm(make_registration(places))
    act(desk, "give_a_place", first, second)
    act(desk, "give_a_place", first, second)
    assert states() == [State.SEATED, State.WAITING]
    assert Places.objects.get().taken == 1


def test_a_place_is_taken_away_after_a_second_word(desk):
    places = make_places(capacity=1)
    first, waiting = confirm(make_registration(places)), confirm(make_registration(places))
    asked = act(desk, "take_the_place_away", first)
    assert ("What becomes free is offered" in asked.content.decode(), states()) == (True, [State.SEATED, State.WAITING])
    act(desk, "take_the_place_away", first, sure="yes")
    assert states() == [State.DECLINED, State.OFFERED]
    assert Mail.objects.filter(kind="declined").count() == 1
    waiting.refresh_from_db()


def test_somebody_is_moved_to_the_room_and_who_does_not_fit_is_named(desk):
    online = make_places()
    room = make_places(online.event, way="in_person", capacity=1, unit="heads")
    one = confirm(make_registration(online, name="One"))
    team = confirm(make_registration(online, name="Team", door="together", heads=10))
    answer = desk.post(
        LIST,
        {"action": "move_to_the_room", "_selected_action": [one.pk, team.pk], "sure": "yes"},
        follow=True,
    )
    assert told(answer) == ["1 was moved.", "No room there, so they stay where they are: Team."]
    assert [row.places for row in Registration.objects.order_by("pk")] == [room, online]


def test_where_there_are_no_places_of_that_kind_they_stay(desk):
    one = confirm(make_registration(make_places(), name="One"))
    answer = desk.post(LIST, {"action": "move_to_the_room", "_selected_action": [one.pk], "sure": "yes"}, follow=True)
    assert told(answer) == ["0 were moved.", "No room there, so they stay where they are: One."]
    assert (states(), Places.objects.get().taken) == ([State.SEATED], 1)


def csv_of(answer):
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


HOSTILE = "=HYPERLINK(1)"


def test_an_export_has_a_row_for_each_and_for_the_members_and_no_formulas(desk):
    team = make_team(make_places(), name=HOSTILE, members=["+Mutinta"])
    one = make_registration(make_places(), name=HOSTILE, organisation="@x", email="a@example.org")
    rows = csv_of(act(desk, "export_csv", team.registration, one))
    assert [row[2] for row in rows[1:]] == ["'" + HOSTILE, team.registration.name, "'+Mutinta"]
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell[:1] in "=+-@" and cell] == []


def test_xlsx_says_the_same_and_holds_no_formula(desk):
    one = make_registration(make_places(), name=HOSTILE, organisation="a\x07b")
    sheet = load_workbook(BytesIO(act(desk, "export_xlsx", one).content)).worksheets[0]
    cells = list(sheet.iter_rows())
    assert cells[1][2].value == "'" + HOSTILE
    assert {cell.data_type for row in cells for cell in row} <= {"s", "n", "inlineStr"}


def test_who_looked_and_who_took_away_is_noted(desk):
    team = make_team(make_places())
    desk.get(LIST)
    desk.get(f"{LIST}{team.registration.pk}/change/")
    act(desk, "export_csv", team.registration)
    act(desk, "export_xlsx", team.registration)
    assert looks() == [("esi", "list", 1), ("esi", "one", 1), ("esi", "csv", 1), ("esi", "xlsx", 1)]
    assert RosterAccess.objects.first().events == team.registration.event.path


def test_an_empty_list_is_no_look(desk):
    desk.get(LIST)
    assert looks() == []


@pytest.mark.parametrize("is_superuser", [False, True])
def test_what_was_noted_nobody_changes(desk, is_superuser):
    User.objects.update(is_superuser=is_superuser)
    make_registration(make_places())
    desk.get(LIST)
    one = RosterAccess.objects.get()
    assert desk.get("/admin/participation/rosteraccess/").status_code == 200
    for page in (f"{one.pk}/change/", f"{one.pk}/delete/", "add/"):
        assert desk.post(f"/admin/participation/rosteraccess/{page}", {"rows": 0}).status_code == 403
    assert looks() == [("esi", "list", 1)]


def test_whoever_is_no_editor_sees_nobody(client, db):
    one = make_registration(make_places())
    client.force_login(User.objects.create_user("visitor", is_staff=True))
    assert [client.get(page).status_code for page in (LIST, f"{LIST}{one.pk}/change/")] == [403, 403]
    assert act(client, "export_csv", one).status_code == 403
    assert looks() == []


def test_the_address_of_the_list_tells_no_names_by_its_patterns(desk):
    make_registration(make_places(), name="Mutinta")
    assert desk.get(LIST, {"submission__startswith": "s"}).status_code == 400


def test_words_of_a_team_are_shown_once_an_editor_agreed(desk):
    team = make_team(make_places(), words="We meet in the library.")
    make_team(make_places())
    page = "/admin/participation/team/"
    assert list(desk.get(page, {"words": "new"}).context["cl"].result_list) == [team]
    desk.post(page, {"action": "agree", "_selected_action": [team.pk]})
    team.refresh_from_db()
    assert team.words_agreed
    desk.post(page, {"action": "do_not_agree", "_selected_action": [team.pk]})
    team.refresh_from_db()
    assert not team.words_agreed


def test_nothing_else_of_a_team_is_changed_by_hand(desk):
    team = make_team(make_places(), words="Ours")
    page = f"/admin/participation/team/{team.pk}/change/"
    assert desk.post(page, {"words_agreed": "on", "words": "Yours", "city": "Ndola"}).status_code == 302
    team.refresh_from_db()
    assert (team.words_agreed, team.words, team.city) == (True, "Ours", "Lusaka")
    assert Member.objects.count() == 0


def test_an_editor_deletes_all_of_who_asks_for_it_and_the_seat_is_offered(desk):
    places = make_places(capacity=1)
    first = confirm(make_registration(places, email="first@example.org"))
    confirm(make_registration(places))
    assert "It cannot be taken back" in act(desk, "delete_all", first).content.decode()
    assert states() == [State.SEATED, State.WAITING]
    act(desk, "delete_all", first, sure="yes")
    assert states() == [State.OFFERED]
    assert not Mail.objects.filter(recipient="first@example.org").exists()
