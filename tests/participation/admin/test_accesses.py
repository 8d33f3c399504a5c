"""The list of looks at registrations: in words that people know."""

import pytest

from hrhub.participation.admin.accesses import note
from hrhub.participation.models import RosterAccess
from tests.desk.pages import page_of
from tests.make import make_webinar
from tests.markup import tree

LIST = "/admin/participation/rosteraccess/"


@pytest.fixture
def look(rf, editor):
    """Return a function that notes a look at one registration of each of `paths`."""

    def look(*paths):
        request = rf.get("/")
        request.user = editor
        note(request, RosterAccess.What.ONE, paths, paths)
        return RosterAccess.objects.first()

    return look


def cells(answer):
    """Return the texts in each row's cell of events."""
    return [list(cell.itertext()) for cell in tree(answer.content).iterfind(".//td[@class='field-about']")]


def test_events_are_named_by_their_titles(desk, look):
    one, two = make_webinar("Keeping midwives", slug="a"), make_webinar("Paying nurses", slug="b")
    looked = look(one.path, two.path)
    assert cells(desk.get(LIST)) == [["Keeping midwives", "Paying nurses"]]
    page = tree(desk.get(page_of(looked)).content)
    assert list(page.find(".//div[@class='readonly']/div/..").itertext()) == ["Keeping midwives", "Paying nurses"]


def test_an_event_that_is_not_there_any_more_keeps_its_address(desk, look):
    look("/webinars/gone/")
    assert cells(desk.get(LIST)) == [["/webinars/gone/"]]


def test_a_look_at_no_event_names_none(desk, look):
    look()
    assert cells(desk.get(LIST)) == [["–"]]


def test_a_title_with_a_script_in_it_is_words(desk, look):
    look(make_webinar("<script>alert(1)</script>", slug="a").path)
    assert "<script>alert" not in desk.get(LIST).content.decode()


def test_a_look_that_is_not_there_has_no_page(desk):
    assert desk.get(f"{LIST}1/change/").status_code == 302


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_list_costs_the_same_for_any_number(desk, look, how_many, django_assert_num_queries):
    for n in range(how_many):
        look(make_webinar(slug=f"a{n}").path, make_webinar(slug=f"b{n}").path)
    desk.get(LIST)
    with django_assert_num_queries(10):
        desk.get(LIST)
