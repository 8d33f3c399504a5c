from datetime import UTC, datetime

import pytest
import time_machine

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event, Facet, Hub
from tests.make import (
    make_appearance,
    make_claim,
    make_country,
    make_event_country,
    make_event_topic,
    make_person,
    make_point,
    make_recording,
    make_resource,
    make_series,
    make_session,
    make_text,
    make_transcript,
    make_webinar,
)

pytestmark = pytest.mark.django_db


def facets(event, kind):
    return sorted(Facet.objects.filter(event=event, kind=kind).values_list("value", flat=True))


def test_a_change_raises_both_revisions_and_is_unseen_by_search():
    event = make_webinar()
    Event.objects.filter(pk=event.pk).update(unseen=False)
    before, hub = event.revision, Hub.objects.get().revision

    changed([event])

    event.refresh_from_db()
    assert (event.revision, event.unseen, Hub.objects.get().revision) == (before + 1, True, hub + 1)


def test_saving_an_event_that_was_open_in_a_form_does_not_set_the_counters_back():
    stale = make_webinar()
    changed([stale])
    stale.title = "Another title"
    stale.save()
    fresh = Event.objects.get(pk=stale.pk)
    assert (fresh.title, fresh.revision) == ("Another title", stale.revision + 1)


def test_calendars_are_told_of_a_new_hour_and_not_of_a_new_summary():
    event = make_webinar()
    assert event.sequence == 0
    make_text(event, "A summary.")
    event.refresh_from_db()
    assert event.sequence == 0
    event.venue = "Lotus Suite 4"
    event.save()
    changed([event])
    event.refresh_from_db()
    assert event.sequence == 1


def test_a_country_is_found_by_every_way_in_which_it_takes_part():
    event = make_webinar()
    make_event_country(event, "ZM")
    make_event_country(event, "KE", relation="attended")
    make_appearance(event, country_id="ET")

    assert facets(event, "country") == ["et", "ke", "zm"]
    assert [facets(event, kind) for kind in ("about", "attended", "from")] == [["zm"], ["ke"], ["et"]]


def test_only_what_can_be_opened_counts_as_had():
    event = make_webinar()
    make_recording(event, state="lost")
    make_resource(event, kind="slides", address="", lost=True)
    assert facets(event, "has") == []
    make_recording(event)
    make_resource(event, kind="slides")
    make_text(event)
    assert facets(event, "has") == ["recording", "slides", "summary"]


def test_a_card_names_the_first_three_people_once_and_counts_the_rest():
    event = make_webinar()
    people = [make_person(f"Person {letter}") for letter in "ABCDE"]
    for person in (*people, people[0]):
        make_appearance(event, person)
    event.refresh_from_db()
    assert (event.card["people"], event.card["more"]) == (["Person A", "Person B", "Person C"], 2)


def test_a_page_is_told_what_there_is_to_ask_for():
    event = make_webinar()
    assert event.parts == []
    make_claim(event)
    make_text(event)
    event.refresh_from_db()
    assert event.parts == ["texts", "claims"]


def test_an_event_without_a_teaser_shows_the_beginning_of_its_summary():
    event = make_webinar()
    make_text(event, "The first paragraph.\n\nThe second.")
    event.refresh_from_db()
    assert event.teaser == "The first paragraph."


def test_a_long_beginning_is_cut_between_words_where_there_are_any():
    words, chinese = make_webinar(), make_webinar()
    make_text(words, "midwives " * 30)
    make_text(chinese, "助产士" * 100)
    words.refresh_from_db(), chinese.refresh_from_db()
    assert words.teaser.endswith("midwives …")
    assert len(chinese.teaser) == 202


def with_rows_of_each_kind():
    event = make_session(series=make_series())
    make_text(event), make_point(event), make_appearance(event, make_person()), make_event_country(event)
    make_event_topic(event), make_recording(event), make_resource(event), make_transcript(event)
    return event


@pytest.mark.parametrize(("made", "queries"), [(make_webinar, 10), (with_rows_of_each_kind, 18)])
def test_a_change_costs_the_same_for_any_number_of_events(django_assert_num_queries, made, queries):
    one, many = ([made() for _ in range(n)] for n in (1, 20))
    with django_assert_num_queries(queries):
        changed(one)
    with django_assert_num_queries(queries):
        changed(many)


def test_what_was_deleted_meanwhile_is_passed_over():
    here, gone = make_webinar(), make_webinar()
    gone.delete()
    revision = here.revision
    changed([gone, here])
    here.refresh_from_db()
    assert here.revision == revision + 1


def test_rows_that_are_only_counted_are_known_to_be_there():
    event = make_webinar()
    make_claim(event)
    make_transcript(event, published=False)
    event.refresh_from_db()
    assert event.parts == ["claims"]


def test_the_moment_of_the_last_change_is_noted():
    with time_machine.travel("2027-03-10 09:30Z", tick=False):
        event = make_webinar()
    with time_machine.travel("2027-03-11 10:00Z", tick=False):
        changed([event])
    event.refresh_from_db()
    assert event.changed_at == datetime(2027, 3, 11, 10, tzinfo=UTC)


def test_a_long_teaser_is_cut_between_two_words_for_other_languages():
    event = make_webinar()
    make_text(event, "word " * 100, part="teaser", language="en")
    event.refresh_from_db()
    assert (event.teaser, event.card["teasers"]["en"]) == ("word " * 58 + "…", ("word " * 100).strip())


def test_another_country_or_a_new_state_of_the_venue_is_told_to_calendars():
    event = make_webinar()
    for field, value in [("country_id", make_country("KE").pk), ("venue_state", "tbc"), ("zone_words", "EAT")]:
        setattr(event, field, value)
        event.save()
        changed([event])
    event.refresh_from_db()
    assert event.sequence == 3
