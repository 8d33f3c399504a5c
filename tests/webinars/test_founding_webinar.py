"""The first founding page, fact by fact: what its two sources say, and what nobody knows any more."""

import pytest
from django.test import Client

from tests.catalogue.event_page.pages import content_loaded, read

WEBINAR = "/webinars/webinar-1-lessons-learned-from-the-global-healthcare-workforce/"
SERIES = "Social Service Workforce Strengthening Webinar Series"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), content_loaded():
        yield


@pytest.fixture(scope="module")
def shown(content):
    return read(Client(), WEBINAR)


def test_its_number_stands_apart_from_its_title(shown):
    assert shown.said("eyebrow") == f"Webinar 1 · {SERIES}"
    assert shown.headings[0] == (1, "Lessons Learned from the Global Healthcare Workforce")
    assert shown.title == "Webinar 1: Lessons Learned from the Global Healthcare Workforce · HRHub"


def test_crumbs_lead_home_by_webinars_and_series(shown):
    assert shown.said("crumbs") == f"Home Webinars {SERIES} Lessons Learned from the Global Healthcare Workforce"


def test_its_day_is_told_with_the_weekday_and_no_hour(shown):
    assert shown.said("moment") == "Thursday 14 July 2011"
    assert shown.said("where") == "Online · English"


def test_it_was_announced_and_held_and_no_more_is_claimed(shown):
    assert shown.said("life") == "announced held"


def test_the_lost_recording_is_told_with_the_words_of_the_link(shown):
    assert shown.section("Read, hear, watch") == (
        "Read the summary 1 minute There is no recording here. The page of the event had a link; its address is lost. "
        "Printed there: Click here to view the full webinar."
    )


def test_both_sources_figures_stand_with_qualifier_words_and_source(shown):
    figures = shown.section("Reported figures")
    first, second = figures.split("more than 75 people", 1)
    assert first.startswith("nearly 100 people · 18 countries · at least 15 countries with country teams Attendance,")
    assert "according to socialserviceworkforce.org: nearly 100 participants" in first
    assert second.startswith(" · 15 countries Attendance, according to capacityplus.org: More than 75 participants")
    assert second.endswith("The sources differ; we show both. These figures are reports of others. We did not count.")
    assert shown.links["capacityplus.org"].startswith("https://capacityplus.org/webinar-fosters")


def test_moderator_and_presenters_stand_in_speaking_order(shown):
    people = shown.section("Who spoke")
    names = ["Gary Newton", "Jim McCaffery", "Estelle Quain", "Mengistu Asnake"]
    assert sorted(names, key=people.index) == names
    assert people.count("Moderator") == 1
    assert people.count("Presenter ") == 3


def test_each_has_title_and_affiliation_as_of_then(shown):
    people = shown.section("Who spoke")
    assert "Gary Newton US Government Special Advisor for Orphans and Vulnerable Children US Government" in people
    assert "Estelle Quain USAID, Office of HIV/AIDS" in people
    assert "Integrated Family Health Program (managed by Pathfinder International) · Ethiopia" in people
    assert "Written McCaffrey on the summary page, McCaffery by CapacityPlus itself." in people


def test_what_each_said_stands_with_them(shown):
    people = shown.section("Who spoke")
    said = ["critical shortage of health and social service workers", "Global Health Workforce Alliance", "34,000"]
    assert sorted(said, key=people.index) == said
    assert people.index("Jim McCaffery") < people.index(said[0]) < people.index("Estelle Quain")


def test_the_fourth_presentation_is_a_gap_that_is_told(shown):
    people = shown.section("Who spoke")
    assert people.startswith("4 presentations were given. The presenters of 3 are known.")
    assert people.endswith("Presentation 4: the presenter is not known.")


def test_the_four_key_questions_are_an_ordered_list(shown):
    questions = next(section for section in shown.root.iter("section") if section.get("aria-labelledby") == "questions")
    assert len(questions.findall("ol/li")) == 4


def test_zambias_plan_is_a_report_and_no_commitment(shown):
    plan = shown.section("A plan that was reported")
    assert plan.startswith("This was reported. It is not a commitment, and we do not know what came of it.")
    assert "Zambia's Department of Social Welfare reported that his country team planned to meet colleagues" in plan


def test_the_resource_has_a_label_and_its_address_is_said_to_be_lost(shown):
    label = "Healthcare Extension Worker Program (further information)"
    assert shown.section("Resources").startswith(f"{label} link · address lost")
    assert label not in shown.links


def test_no_link_says_click_here(shown):
    assert not [words for words in shown.links if "click" in words.lower()]


def test_the_partners_stand_with_who_manages_them(shown):
    assert "Integrated Family Health Program, managed by Pathfinder International" in shown.fact("Partners")
    assert shown.fact("Funders") == ["PEPFAR", "USAID"]


def test_countries_and_topics_are_links(shown):
    assert shown.fact("Countries it is about") == ["Ethiopia", "Zambia"]
    assert shown.links["Zambia"] == "/countries/zm/"
    assert "Advocacy" in shown.fact("Topics")
    assert shown.links["Advocacy"] == "/topics/advocacy/"


def test_all_three_sources_and_the_notes_on_them_are_there(shown):
    sources = shown.section("Where this comes from")
    sites = ["socialserviceworkforce.org", "capacityplus.org", "fundsforngos.org"]
    assert sorted(sites, key=sources.index) == sites
    assert "CapacityPlus speaks of four presentations, the page names three presenters." in sources


def test_the_next_webinar_of_the_series_follows(shown):
    assert shown.said("neighbours").startswith("Next · Webinar 2 Social Service Workforce Training Curricula")


def test_nothing_is_headed_that_is_not_there(shown):
    empty = {"Objectives", "In their words", "Access for all", "Chapters", "What you can do now"}
    assert empty.isdisjoint(words for _level, words in shown.headings)


def test_its_arabic_page_has_arabic_texts_and_says_that_a_machine_made_them(content):
    shown = read(Client(), f"/ar{WEBINAR}")
    assert (shown.root.get("lang"), shown.root.get("dir")) == ("ar", "rtl")
    assert shown.headings[0] == (1, "الدروس المستفادة من القوى العاملة الصحية في العالم")
    assert shown.languages("Lessons Learned from the Global Healthcare Workforce") == ["en", "en"]  # cited, too
    assert shown.languages("Which health workforce advocacy efforts are worth adapting?") == ["en"]


def test_it_costs_at_most_fifteen_queries(content, django_assert_max_num_queries):
    client = Client()
    with django_assert_max_num_queries(15):
        client.get(WEBINAR)
