"""The list of conferences, and a conference's page with its programme by day."""

from datetime import date, time

import brotli
import pytest

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Appearance
from sessions_app.models import ConferenceSession
from tests.catalogue.event_page.pages import Page, read
from tests.make import (
    make_claim,
    make_conference,
    make_country,
    make_editor,
    make_involvement,
    make_organisation,
    make_person,
    make_point,
    make_resource,
    make_session,
    make_stated_time,
    make_text,
    make_topic,
    make_webinar,
    published_then,
)

pytestmark = pytest.mark.django_db
MAY = date(2023, 5, 1)


def programme(client, conference):
    return read(client, conference.path).section("Programme")


def test_conferences_stand_newest_first_and_the_undated_last(client):
    for name, day in [("Old", date(2011, 1, 1)), ("Undated", None), ("New", date(2023, 1, 1))]:
        make_conference(name, date=day, date_precision="day" if day else "none")
    assert [words for level, words in read(client, "/conferences/").headings if level == 2] == ["New", "Old", "Undated"]


def test_a_conference_in_the_list_has_date_place_edition_theme_and_number_of_sessions(client):
    conference = make_conference(
        "Forum", edition=2, theme="Renewing commitments", city="Bangkok", country=make_country("TH"), date=MAY
    )
    make_session(conference=conference)
    make_session(conference=conference)
    make_session(conference=conference, published_at=None)
    assert read(client, "/conferences/").said("card") == (
        "Edition 2 Forum Monday 1 May 2023 · Bangkok, Thailand Renewing commitments 2 sessions"
    )


def test_a_draft_of_a_conference_is_seen_by_editors_alone(client):
    conference = make_conference("Hidden forum", published_at=None)
    assert client.get(conference.path).status_code == 404
    assert "Hidden forum" not in read(client, "/conferences/").words
    client.force_login(make_editor())
    assert read(client, conference.path).said("notice") == "This is a draft. Only editors can see it."
    assert "Hidden forum" in read(client, "/conferences/").words


def test_a_draft_of_a_session_is_not_there_for_visitors(client):
    session = make_session(published_at=None)
    assert client.get(session.path).status_code == 404
    client.force_login(make_editor())
    assert client.get(session.path).status_code == 200


def test_without_conferences_the_list_says_what_will_be_there(client):
    assert "There is no conference here yet." in read(client, "/conferences/").words


def test_the_programme_stands_by_day_and_hour_and_ends_with_what_has_no_day(client):
    conference = make_conference(date=MAY)
    for title, day, hour in [
        ("Late", MAY, 15),
        ("Lost", None, None),
        ("Next day", date(2023, 5, 2), 9),
        ("Early", MAY, 8),
    ]:
        start = time(hour) if hour else None
        make_session(title, conference=conference, date=day, start=start, form="plenary")
    assert programme(client, conference) == (
        "4 sessions Monday 1 May 2023 08:00 Plenary Early 15:00 Plenary Late "
        "Tuesday 2 May 2023 09:00 Plenary Next day The day is not known Plenary Lost"
    )


def test_sessions_of_one_hour_stand_by_their_numbers(client):
    conference = make_conference(date=MAY)
    for words in ("PS10.1", "PS2.7", "PS2.10"):
        make_session("Talk", conference=conference, date=MAY, number_words=words)
    assert programme(client, conference).endswith("PS2.7 Talk PS2.10 Talk PS10.1 Talk")


def test_hours_stand_as_printed_with_the_words_of_their_zone(client):
    conference = make_conference(date=MAY)
    make_session("Talk", conference=conference, date=MAY, start=time(16), end=time(17, 30), zone_words="CEST")
    assert "16:00–17:30 CEST Plenary Talk" in programme(client, conference)


def test_a_day_that_we_infer_is_probable(client):
    conference = make_conference(date=MAY)
    inferred = {"inferred_date": MAY, "inferred_precision": "day", "inferred_ground": "The programme."}
    make_session("Talk", conference=conference, date=None, date_precision="none", **inferred)
    assert "probably Monday 1 May 2023 Plenary Talk" in programme(client, conference)


def test_a_line_of_the_programme_has_number_title_people_and_room(client):
    conference = make_conference(date=MAY)
    session = make_session("Pay", conference=conference, date=MAY, number_words="PS2.7", room="Hall 3")
    Appearance.objects.bulk_create(
        Appearance(event=session, person=make_person(name), role="presenter") for name in ("Ana Silva", "Ben Okoro")
    )
    changed([session])
    page = read(client, conference.path)
    assert page.section("Programme").endswith("PS2.7 Pay Ana Silva, Ben Okoro · Hall 3")
    assert page.links["Pay"] == session.path


def test_called_off_sessions_say_so_and_drafts_are_hidden(client):
    conference = make_conference(date=MAY)
    make_session("Off", conference=conference, date=MAY, state="cancelled")
    make_session("Secret", conference=conference, date=MAY, published_at=None)
    assert programme(client, conference) == "1 session Monday 1 May 2023 Plenary Off cancelled"


def test_a_webinar_of_the_conference_is_part_of_its_programme(client):
    conference = make_conference(date=MAY)
    webinar = make_webinar("Before the forum", conference=conference, date=MAY)
    assert read(client, conference.path).links["Before the forum"] == webinar.path


def test_titles_in_other_languages_are_marked(client):
    conference = make_conference()
    make_session("ورشة عمل", conference=conference, language="ar")
    assert read(client, conference.path).languages("ورشة عمل") == ["ar"]


def test_without_sessions_the_programme_says_so(client):
    assert programme(client, make_conference()) == "We have found no session of this conference yet."


def test_a_conference_has_its_facts_words_and_claims(client):
    conference = make_conference(
        "Forum",
        short_name="GF2",
        edition=2,
        format="in_person",
        venue="Convention Centre",
        venue_state="provisional",
        city="Bangkok",
        country=make_country("TH"),
        name_variants=["2nd Forum"],
        topics=[make_topic("Retention")],
    )
    make_text(conference, "What happened.")
    make_point(conference, "Review progress", kind="objective")
    make_claim(conference, 1000, qualifier="more_than")
    make_stated_time(conference, words="27-29 January 2011", source_address="https://www.example.org/x")
    make_involvement(conference, make_organisation("Alliance"), relation="organiser")
    make_resource(conference, "Outcome statement")
    page = read(client, conference.path)
    assert page.said("eyebrow") == "Conference · GF2 · Edition 2"
    place = "Convention Centre, Bangkok, Thailand"
    assert page.said("where") == f"In person · {place} · The venue is provisional. · English"
    assert "Another source says: 27-29 January 2011 (example.org)" in page.words
    assert (page.section("Summary"), page.section("Objectives")) == ("What happened.", "Review progress")
    assert page.section("Reported figures").startswith("more than 1,000 people")
    assert (page.fact("Organiser"), page.fact("Topic"), page.fact("Also called")) == (
        ["Alliance"],
        ["Retention"],
        ["2nd Forum"],
    )
    assert page.section("Resources").startswith("Outcome statement")


def many_sessions(conference, how_many):
    people = [make_person(f"Speaker {n}") for n in range(20)]
    sessions = []
    for n in range(how_many):
        day = date(2023, 5, 1 + n % 4) if n % 20 else None
        when = {
            "date": day,
            "date_precision": "day" if day else "none",
            "start": time(8 + n % 9),
        }
        session = ConferenceSession(
            title=f"How districts of the north handle matter {n}",
            conference=conference,
            slug=f"s{n}",
            form="workshop",
            state="held",
            published_at=published_then(),
            room=f"Hall {n % 7}",
            **when,
        )
        session.derive()
        sessions.append(session)
    ConferenceSession.objects.bulk_create(sessions)
    Appearance.objects.bulk_create(
        Appearance(event=session, person=people[n % 20], role="presenter") for n, session in enumerate(sessions)
    )
    changed(sessions)


def test_two_hundred_and_fifty_sessions_cost_as_many_queries_as_one(client, django_assert_num_queries):
    small, large = make_conference(), make_conference()
    many_sessions(small, 1)
    many_sessions(large, 250)
    for conference in (small, large):
        with django_assert_num_queries(10):
            answer = client.get(conference.path)
    assert Page(answer).section("Programme").startswith("250 sessions")
    assert len(brotli.compress(answer.content, quality=5)) < 30_000


@pytest.mark.parametrize("how_many", [1, 50])
def test_the_list_costs_two_queries_for_any_number(client, django_assert_num_queries, how_many):
    for _ in range(how_many):
        make_conference(country=make_country("TH"))
    with django_assert_num_queries(2):
        client.get("/conferences/")
