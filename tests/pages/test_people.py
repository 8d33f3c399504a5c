from datetime import date

import pytest

from tests.make import (
    make_affiliation,
    make_appearance,
    make_conference,
    make_editor,
    make_person,
    make_session,
    make_webinar,
)
from tests.pages.many import told_once
from tests.pages.reading import links, title, words

pytestmark = pytest.mark.django_db


def appeared(name, **values):
    """Return a person of that name who appeared at an event."""
    person = make_person(name, **values)
    make_appearance(make_webinar(), person)
    return person


def test_people_stand_by_the_last_name_under_their_letters(client):
    for name in ["Zoë Adams", "Ana Núñez", "Élise Ávila", "Madonna"]:
        appeared(name)
    text = words(client.get("/people/"))
    assert text.endswith("A Zoë Adams 1 event Élise Ávila 1 event M Madonna 1 event N Ana Núñez 1 event")


def test_a_name_is_found_without_its_accents_and_by_another_spelling(client):
    appeared("Ana Núñez")
    appeared("Jim McCaffery", name_variants=["James McCaffrey"])
    assert "Ana Núñez" in words(client.get("/people/?q=nunez"))
    assert "Ana Núñez" in words(client.get("/people/?q=NÚÑEZ"))
    found = words(client.get("/people/?q=mccaffrey"))
    assert "Jim McCaffery" in found
    assert "Ana Núñez" not in found


def test_a_name_that_nobody_has_gets_a_way_on(client):
    appeared("Ana Núñez")
    assert words(client.get("/people/?q=zzz")).endswith("No name has all of these letters. Show all")


def test_only_people_with_a_visible_event_are_listed_and_have_a_page(client):
    hidden, nowhere = make_person("Hidden Person"), make_person("Nowhere Person")
    make_appearance(make_webinar(published_at=None), hidden)
    assert "Person" not in words(client.get("/people/")).replace("People", "")
    assert [client.get(person.path).status_code for person in (hidden, nowhere)] == [404, 404]
    client.force_login(make_editor())
    assert [client.get(person.path).status_code for person in (hidden, nowhere)] == [200, 200]


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_list_costs_the_same_for_any_number_of_people(client, django_assert_num_queries, how_many):
    webinar = make_webinar()
    with told_once():
        for _n in range(how_many):
            person = make_person(countries=["ZM"])
            make_affiliation(person, date=date(2011, 7, 14))
            make_appearance(webinar, person)
    with django_assert_num_queries(5):
        client.get("/people/")


def test_a_second_page_keeps_the_words_and_has_its_own_title(client):
    webinar = make_webinar()
    with told_once():
        for n in range(101):
            make_appearance(webinar, make_person(f"Ana Person{n:03}"))
    first, second = client.get("/people/?q=ana"), client.get("/people/?q=ana&page=2")
    assert links(first)[-1] == "?q=ana&page=2"
    assert "Page 2 of 2" in words(second)
    assert [title(first), title(second)] == ["People with “ana” · HRHub", "People with “ana”, page 2 · HRHub"]


def test_a_page_shows_name_honorific_degrees_spellings_and_countries(client):
    person = appeared(
        "Jim McCaffery", honorific="Dr", degrees="PhD", name_variants=["James McCaffrey"], countries=["US"]
    )
    text = words(client.get(person.path))
    assert text.startswith(
        "Dr Jim McCaffery , PhD Country 🇺🇸 United States of America Also written James McCaffrey Events"
    )


def test_appearances_stand_by_year_with_role_and_title_of_then(client):
    person = make_person("Amy Bess")
    early = make_webinar("Early", date=date(2012, 4, 3))
    late = make_session("Late", date=date(2016, 11, 9), conference=make_conference("Forum"))
    make_appearance(early, person, role="moderator", title="Associate", affiliation="NASW")
    make_appearance(late, person, title="Director", affiliation="Alliance")
    make_appearance(make_webinar("Undated", date=None), person)
    text = words(client.get(person.path)).partition(" Events ")[2]
    assert text.startswith(
        "2016 Wednesday 9 November 2016 Late Plenary · Forum Presenter · Director, Alliance "
        "2012 Tuesday 3 April 2012 Early Webinar Moderator · Associate, NASW "
        "Year not known Date not known Undated Webinar Presenter"
    )


def test_two_roles_at_one_event_are_one_line(client):
    person, webinar = make_person(), make_webinar("Once")
    make_appearance(webinar, person, role="moderator", order=1)
    make_appearance(webinar, person, role="presenter", order=2)
    text = words(client.get(person.path))
    assert text.count("Once") == 1
    assert "Moderator, Presenter" in text


def test_affiliations_stand_once_each_in_the_order_of_the_years(client):
    person = make_person("Amy Bess")
    make_affiliation(person, title="Director", affiliation="Alliance", date=date(2016, 11, 9))
    make_affiliation(person, title="", affiliation="NASW")
    make_affiliation(person, title="Coordinator", affiliation="Alliance", date=date(2013, 2, 5))
    webinar = make_webinar(date=date(2014, 7, 30))
    make_appearance(webinar, person, title="Coordinator", affiliation="ALLIANCE")
    text = words(client.get(person.path))
    assert "Seen as Coordinator, Alliance 2013–2014 Director, Alliance 2016 NASW Events" in text


def test_what_only_a_hidden_event_tells_stays_hidden(client):
    person = appeared("Amy Bess")
    draft = make_webinar("Secret webinar", published_at=None, corpus_id="secret-1")
    make_appearance(draft, person, title="Secret title")
    make_affiliation(person, affiliation="Secret office", seen_in="secret-1", date=date(2016, 1, 1))
    make_affiliation(person, affiliation="Public office", seen_in="another-record", date=date(2011, 1, 1))
    for page in (client.get(person.path), client.get("/people/")):
        assert "Secret" not in page.content.decode()
        assert "Public office" in words(page)


@pytest.mark.parametrize("how_many", [1, 50])
def test_a_page_costs_the_same_for_any_number_of_appearances(client, django_assert_num_queries, how_many):
    person = make_person(countries=["ZM"])
    with told_once():
        for _n in range(how_many):
            make_affiliation(person, date=date(2011, 7, 14))
            make_appearance(make_session(), person, title="Nurse")
    with django_assert_num_queries(5):
        client.get(person.path)
