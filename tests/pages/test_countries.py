import pytest

from tests.make import (
    make_appearance,
    make_conference,
    make_country,
    make_event_country,
    make_person,
    make_text,
    make_webinar,
)
from tests.pages.many import told_once
from tests.pages.reading import links, words

pytestmark = pytest.mark.django_db


def test_countries_stand_by_name_in_the_language_of_the_page_with_what_there_is_of_each(client):
    webinar = make_webinar()
    make_event_country(webinar, "ZA")
    make_event_country(make_webinar(), "ZA")
    make_event_country(webinar, "DE")
    make_appearance(webinar, country=make_country("DE"))
    make_conference(country=make_country("TH"))
    english, french = words(client.get("/countries/")), words(client.get("/fr/countries/"))
    assert "Germany 1 1 – 🇿🇦 South Africa 2 – – 🇹🇭 Thailand – – 1" in english
    assert french.index("Afrique du Sud") < french.index("Allemagne") < french.index("Thaïlande")


def test_a_country_without_anything_visible_is_not_listed(client):
    make_country("FR")
    make_event_country(make_webinar(published_at=None), "ZM")
    make_appearance(make_webinar(published_at=None), make_person(countries=["KE"]), country=make_country("UG"))
    make_conference(published_at=None, country=make_country("TH"))
    assert links(client.get("/countries/")) == []


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_list_costs_the_same_for_any_number(client, django_assert_num_queries, how_many):
    codes = ["ZM", "ZA", "DE", "FR", "TH"] * 10
    with told_once():
        for code in codes[:how_many]:
            make_event_country(make_webinar(), code)
    with django_assert_num_queries(3):
        client.get("/countries/")


def test_a_page_tells_what_is_about_it_who_is_from_there_who_attended_and_what_was_held(client):
    make_event_country(make_webinar("About it"), "ZM")
    make_event_country(make_webinar("Followed there"), "ZM", relation="attended")
    make_appearance(make_webinar("Elsewhere"), make_person("Grace Banda"), country=make_country("ZM"))
    make_appearance(make_webinar("Elsewhere too"), make_person("Mary Phiri", countries=["ZM"]))
    make_conference("Lusaka forum", country=make_country("ZM"))
    text = words(client.get("/countries/zm/"))
    parts = ["Events about this country", "About it", "People from here", "Grace Banda 1 event", "Mary Phiri 1 event"]
    parts += ["Attended from here", "Followed there", "Conferences held here", "Lusaka forum"]
    assert sorted(parts, key=text.index) == parts
    assert "Elsewhere" not in text


def test_a_section_without_anything_has_no_heading(client):
    make_event_country(make_webinar("About it"), "ZM")
    text = words(client.get("/countries/zm/"))
    assert [part for part in ("reported", "People from here", "Attended", "Conferences") if part in text] == []


def test_a_plan_stands_on_the_page_of_the_country_that_it_names(client):
    webinar = make_webinar()
    for code in ("ZM", "ET"):
        make_event_country(webinar, code)
    make_text(webinar, "A participant from Zambia said that they planned to meet.", part="reported_plan")
    assert "planned to meet. Reported at:" in words(client.get("/countries/zm/"))
    assert "planned to meet" not in words(client.get("/countries/et/"))


def test_a_plan_that_names_no_country_stands_with_all_that_its_event_is_about(client):
    webinar = make_webinar()
    for code in ("ZM", "ET"):
        make_event_country(webinar, code)
    make_text(webinar, "Two teams planned to meet.", part="reported_plan")
    assert [("planned to meet" in words(client.get(f"/countries/{code}/"))) for code in ("zm", "et")] == [True, True]


def test_of_more_than_ten_events_the_rest_is_one_link_away(client):
    for _n in range(11):
        make_event_country(make_webinar(), "ZM")
    page = client.get("/countries/zm/")
    assert words(page).count("Webinar") == 10
    assert "/events/?country=zm&country_as=about" in links(page)


def test_a_country_of_which_nothing_is_known_says_so_and_leads_on(client):
    page = client.get("/countries/va/")
    assert page.status_code == 200
    assert "No event in this catalogue is about this country yet" in words(page)
    assert links(page)[:3] == ["/events/?q=Vatican%20City", "/countries/", "/contact/"]


def test_what_is_hidden_leaves_no_trace_on_a_page(client):
    draft = make_webinar("Secret", published_at=None)
    make_event_country(draft, "ZM")
    make_appearance(draft, make_person("Secret Person", countries=["ZM"]), country=make_country("ZM"))
    make_text(draft, "Secret plan of Zambia", part="reported_plan")
    make_conference("Secret forum", country=make_country("ZM"), published_at=None)
    assert "Secret" not in client.get("/countries/zm/").content.decode()


@pytest.mark.parametrize("code", ["xx", "zz", "zmb", "z"])
def test_what_is_no_country_is_not_found(client, code):
    assert client.get(f"/countries/{code}/").status_code == 404


def test_a_code_in_capital_letters_leads_to_the_address(client):
    answer = client.get("/fr/countries/ZM/")
    assert (answer.status_code, answer["Location"]) == (301, "/fr/countries/zm/")


@pytest.mark.parametrize("how_many", [1, 50])
def test_a_page_costs_the_same_for_any_number_of_events(client, django_assert_num_queries, how_many):
    with told_once():
        for _n in range(how_many):
            webinar = make_webinar()
            make_event_country(webinar, "ZM")
            make_text(webinar, "A plan of Zambia", part="reported_plan")
            make_appearance(webinar, make_person(countries=["ZM"]))
            make_conference(country=make_country("ZM"))
    with django_assert_num_queries(8):
        client.get("/countries/zm/")
