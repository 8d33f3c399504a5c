"""Who was there, in the order of speaking, and who is not known."""

from datetime import timedelta

import pytest

from hrhub.catalogue.models import KeyQuestion
from tests.catalogue.event_page.pages import read
from tests.make import (
    make_appearance,
    make_country,
    make_organisation,
    make_person,
    make_point,
    make_presentation,
    make_webinar,
)

pytestmark = pytest.mark.django_db


def people(client, event):
    return read(client, event.path).section("Who spoke")


def test_whoever_leads_stands_first_and_presenters_in_the_order_of_their_talks(client):
    event = make_webinar()
    late, early = make_presentation(event, order=2, title=""), make_presentation(event, order=1, title="")
    for name, presentation, order in [("Ana Last", late, 1), ("Ben First", early, 2)]:
        make_appearance(event, make_person(name), presentation=presentation, order=order)
    make_appearance(event, make_person("Cleo Chair"), role="chair", order=9)
    assert people(client, event) == "Chair Cleo Chair Presenter Ben First Presenter Ana Last"


def test_title_affiliation_and_country_are_those_of_then(client):
    event, ministry = make_webinar(), make_organisation("Ministry of Health")
    person = make_person("Ama Mensah", honorific="Dr", degrees="PhD")
    then = {"title": "Director", "affiliation": "Ministry", "organisation": ministry, "country": make_country("GH")}
    make_appearance(event, person, **then)
    page = read(client, event.path)
    assert page.section("Who spoke") == "Presenter Dr Ama Mensah, PhD Director Ministry · Ghana"
    assert page.links["Dr Ama Mensah, PhD"] == person.path
    assert page.links["Ministry"] == ministry.path


def test_a_name_that_was_printed_otherwise_is_told(client):
    event = make_webinar()
    make_appearance(event, make_person("Jim McCaffery"), name_as_written="Jim McCaffrey")
    assert people(client, event).endswith("Written “Jim McCaffrey” there.")


def test_a_name_that_was_printed_with_an_honorific_is_the_same_name(client):
    event = make_webinar()
    make_appearance(event, make_person("Jim McCaffery"), name_as_written="Dr. Jim McCaffery")
    assert people(client, event) == "Presenter Jim McCaffery"


def test_somebody_who_is_not_named_is_said_to_be_so(client):
    event = make_webinar()
    make_appearance(event, named=False, role="panelist", affiliation="A district hospital")
    assert people(client, event) == "Panelist Not named A district hospital"


def test_presentations_without_a_known_presenter_are_counted(client):
    event = make_webinar()
    make_appearance(event, make_person("Ana Silva"), presentation=make_presentation(event, title="Pay"))
    make_presentation(event, title="")
    make_presentation(event, title="Housing")
    assert people(client, event) == (
        "3 presentations were given. The presenter of 1 is known. Pay Presenter Ana Silva "
        "Presentation 2: the presenter is not known. Housing Presentation 3: the presenter is not known."
    )


def test_somebody_not_named_does_not_make_a_presenter_known(client):
    event = make_webinar()
    make_appearance(event, named=False, presentation=make_presentation(event, title="Pay"))
    assert people(client, event).startswith("1 presentation was given. No presenter is known.")


def test_presentations_to_come_are_planned_and_not_given(client):
    event = make_webinar(starts_in=timedelta(days=3))
    for _ in range(2):
        make_presentation(event)
    gap = "2 presentations are planned. No presenter is known."
    assert read(client, event.path).section("Who will speak").startswith(gap)


def test_a_presentation_stands_with_what_was_said_and_its_key_questions(client):
    event = make_webinar()
    questions = [make_point(event, f"Question {n}?", order=n) for n in (1, 2, 3)]
    asked = KeyQuestion.objects.filter(pk__in=[questions[0].pk, questions[2].pk])
    talk = make_presentation(event, title="Pay", said="Said that pay matters.", key_questions=asked)
    make_appearance(event, make_person("Ana Silva"), presentation=talk)
    assert people(client, event) == "Pay Presenter Ana Silva Said that pay matters. On key questions: 1, 3"


def test_two_roles_of_one_person_are_two_entries(client):
    event, person = make_webinar(), make_person("Ana Silva")
    make_appearance(event, person, role="moderator")
    make_appearance(event, person, role="closing_remarks")
    assert people(client, event) == "Moderator Ana Silva Closing remarks Ana Silva"


def test_a_role_that_nobody_listed_stays_as_it_is_written(client):
    event = make_webinar()
    make_appearance(event, make_person("Ana Silva"), role="griot")
    assert people(client, event) == "Griot Ana Silva"
