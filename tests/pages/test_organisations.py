from datetime import date

import pytest

from hrhub.people.models import OrganisationName
from tests.make import make_appearance, make_conference, make_involvement, make_organisation, make_person, make_webinar
from tests.pages.many import told_once
from tests.pages.reading import links, words

pytestmark = pytest.mark.django_db


def test_organisations_stand_by_name_with_the_number_of_events(client):
    above = make_organisation("USAID")
    office = make_organisation("Office of HIV/AIDS", part_of=above)
    make_involvement(make_webinar(), office)
    make_involvement(make_webinar(), office, relation="funder")
    text = words(client.get("/organisations/"))
    assert text.endswith("Office of HIV/AIDS 2 events part of USAID USAID")


def test_only_those_with_a_part_in_something_visible_are_listed_and_have_a_page(client):
    hidden, silent = make_organisation("Hidden Office"), make_organisation("Silent Office")
    make_involvement(make_webinar(published_at=None), hidden)
    make_appearance(make_webinar(published_at=None), organisation=hidden)
    make_involvement(make_conference(published_at=None), hidden)
    assert "Office" not in words(client.get("/organisations/"))
    assert [client.get(office.path).status_code for office in (hidden, silent)] == [404, 404]


@pytest.mark.parametrize("tie", ["event", "conference", "speaker"])
def test_a_part_in_an_event_a_conference_or_a_speaker_is_enough(client, tie):
    office = make_organisation("Office")
    if tie == "speaker":
        make_appearance(make_webinar(), organisation=office)
    else:
        make_involvement(make_webinar() if tie == "event" else make_conference(), office)
    assert client.get(office.path).status_code == 200


def test_a_page_tells_where_it_belongs_and_what_it_was_called(client):
    above, manager = make_organisation("USAID"), make_organisation("Pathfinder International")
    office = make_organisation(
        "Office of HIV/AIDS", part_of=above, managed_by=manager, name_variants=["OHA", "Old Office"]
    )
    OrganisationName.objects.create(organisation=office, name="Old Office", since="2001", until="2009")
    make_involvement(make_webinar(), office)
    text = words(client.get(office.path))
    start = "Office of HIV/AIDS Part of USAID Managed by Pathfinder International "
    assert text.startswith(start + "Names over time Old Office 2001–2009 Also written OHA Hosted")
    assert "Its parts Office of HIV/AIDS" in words(client.get(above.path))
    assert "Manages Office of HIV/AIDS" in words(client.get(manager.path))


def test_its_events_stand_by_relation_the_newest_first(client):
    office = make_organisation("Office")
    make_involvement(make_webinar("Funded one"), office, relation="funder", line="Made possible by the Office.")
    make_involvement(make_webinar("Old one", date=date(2011, 7, 14)), office)
    make_involvement(make_webinar("New one", date=date(2016, 7, 14)), office)
    make_involvement(make_conference("Forum", date=date(2013, 11, 10)), office)
    text = words(client.get(office.path))
    parts = ["Hosted", "New one", "Forum", "Old one", "Funded", "Funded one", "Made possible by the Office."]
    assert sorted(parts, key=text.index) == parts


def test_those_who_spoke_for_it_are_named(client):
    office, person = make_organisation(), make_person("Amy Bess")
    make_appearance(make_webinar(), person, organisation=office)
    make_appearance(make_webinar(published_at=None), make_person("Secret Person"), organisation=office)
    page = client.get(office.path)
    assert words(page).endswith("People who spoke for it Amy Bess")
    assert links(page)[-1] == person.path


def test_drafts_stay_out_of_its_events(client):
    office = make_organisation()
    make_involvement(make_webinar("Public one"), office)
    make_involvement(make_webinar("Secret one", published_at=None), office)
    make_involvement(make_conference("Secret forum", published_at=None), office)
    assert "Secret" not in client.get(office.path).content.decode()


@pytest.mark.parametrize("how_many", [1, 50])
def test_pages_cost_the_same_for_any_number(client, django_assert_num_queries, how_many):
    office = make_organisation()
    with told_once():
        for _n in range(how_many):
            make_involvement(make_webinar(), office)
            make_involvement(make_conference(), office)
            make_appearance(make_webinar(), organisation=office)
            make_involvement(make_webinar(), make_organisation(part_of=office, managed_by=office))
    with django_assert_num_queries(6):
        client.get(office.path)
    with django_assert_num_queries(3):
        client.get("/organisations/")
