"""The folder that we ship, loaded: every record is there, with its facts and its gaps."""

import json
import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from hrhub.catalogue.models import Claim, Conference, Event, Hub, Point, Series, Topic
from hrhub.exchange.corpus.parts import RECORDING_IN_FULL, TRANSCRIPT
from hrhub.exchange.corpus.shapes import EVENT, SHAPES
from hrhub.people.models import Organisation, Person
from hrhub.web.models import Moved
from sessions_app.models import ConferenceSession
from tests.make import make_series
from webinars.models import Webinar

from .corpora import CONTENT, conference, corpus, counts, load, named, person, session, webinar, writes_of

pytestmark = pytest.mark.django_db
INNER = {"sessions": EVENT, "recordings": RECORDING_IN_FULL.fields, "transcripts": TRANSCRIPT.fields}


def records(file):
    return json.loads((CONTENT / f"{file}.json").read_text(encoding="utf-8"))


def rows(query, *columns):
    return list(query.values_list(*columns))


def test_every_record_is_there_and_counted():
    summary = counts(load(CONTENT))
    conferences = records("conferences")
    sessions = [session for each in conferences for session in each["sessions"]]
    for kind, model, wanted in [
        ("webinars", Webinar, records("webinars")),
        ("conferences", Conference, conferences),
        ("sessions", ConferenceSession, sessions),
        ("people", Person, records("people")),
    ]:
        assert set(model.objects.values_list("corpus_id", flat=True)) == {record["id"] for record in wanted}
        assert summary[kind] == (len(wanted), 0, 0, 0)
    for kind, model in [("organisations", Organisation), ("series", Series), ("topics", Topic)]:
        assert summary[kind] == (model.objects.count(), 0, 0, 0)


def test_a_second_run_finds_all_the_same_and_writes_nothing():
    made = counts(load(CONTENT))
    lines = load(CONTENT)
    assert counts(lines) == {kind: (0, 0, number, 0) for kind, (number, *_rest) in made.items()}
    assert len(lines) == len(made)
    assert writes_of(CONTENT) == []


def test_a_dry_run_says_what_would_happen_and_changes_nothing():
    lines = load(CONTENT, dry_run=True)
    assert counts(lines)["conferences"] == (len(records("conferences")), 0, 0, 0)
    assert lines[-1] == "This was a dry run: nothing was changed."
    for model in (Event, Conference, Person, Organisation, Series, Topic, Point, Hub):
        assert model.objects.count() == 0


def test_the_first_webinar_has_its_facts():
    load(CONTENT)
    event = Webinar.objects.get(corpus_id="ssw-01")
    assert (event.form, event.state, event.format) == ("webinar", "held", "online")
    assert (event.number, event.number_words, event.series.letter) == (1, "Webinar 1", "w")
    assert (event.date, event.date_precision, event.start, event.zone) == (date(2011, 7, 14), "day", None, "")
    assert event.path == "/webinars/webinar-1-lessons-learned-from-the-global-healthcare-workforce/"
    assert event.is_published
    assert rows(event.appearances, "person__name", "role", "presentation__order", "name_as_written") == [
        ("Gary Newton", "moderator", None, "Gary Newton"),
        ("Jim McCaffery", "presenter", 1, "Jim McCaffrey"),
        ("Estelle Quain", "presenter", 2, "Estelle Quain"),
        ("Mengistu Asnake", "presenter", 3, "Dr. Mengistu Asnake"),
    ]
    assert event.presentations.count() == 4
    assert event.points.filter(kind="key_question").count() == 4
    assert set(event.event_countries.values_list("country", flat=True)) == {"ET", "ZM"}
    assert rows(event.resources, "label", "address", "lost") == [
        ("Healthcare Extension Worker Program (further information)", "", True)
    ]
    assert rows(event.recordings, "state", "address", "words") == [("lost", "", "Click here to view the full webinar.")]
    said = event.eventtexts.filter(part="said", presentation__order=3).get()
    assert "34,000" in said.body
    assert "34,000" in said.html
    assert event.eventtexts.filter(part="reported_plan", language="en").count() == 1
    assert {"en", "fr", "es", "pt", "ar"} <= set(
        event.eventtexts.filter(part="summary").values_list("language", flat=True)
    )


def test_the_first_webinar_keeps_the_figures_of_both_sources_apart():
    load(CONTENT)
    claims = Claim.objects.filter(event__corpus_id="ssw-01")
    own = "https://www.socialserviceworkforce.org/webinar-1-lessons-learned-global-healthcare-workforce"
    other = "https://capacityplus.org/webinar-fosters-knowledge-sharing-strengthen-social-service-workforce.html"
    assert rows(claims, "unit", "qualifier", "number", "source__address") == [
        ("people", "nearly", 100, own),
        ("countries", "exact", 18, own),
        ("countries_with_teams", "at_least", 15, own),
        ("people", "more_than", 75, other),
        ("countries", "exact", 15, other),
    ]
    assert claims.filter(source__is_main=True).count() == 3


def test_the_plenary_has_its_facts_and_its_gaps():
    load(CONTENT)
    event = ConferenceSession.objects.get(corpus_id="ghf-2-plenary-4")
    assert (event.conference.corpus_id, event.number) == ("ghf-2", 4)
    assert (event.date, str(event.start), str(event.end)) == (date(2011, 1, 28), "14:00:00", "15:00:00")
    assert (event.zone, event.zone_words, event.starts_at) == ("", "", None)
    assert (event.venue_state, event.appearances.count(), event.recordings.count()) == ("tbc", 0, 0)
    assert event.points.filter(kind="objective").count() == 3
    assert rows(event.points.filter(kind="quotation"), "words", "detail") == [
        ("There is no time for despair. We need hope.", "a Palestinian health professional (not named)")
    ]
    assert event.path.endswith("/plenary-4-making-hrh-innovation-work/")
    assert event.path.startswith(event.conference.path)


def test_a_date_without_a_year_keeps_its_words_beside_our_reading():
    lines = load(CONTENT)
    event = Event.objects.get(corpus_id="ssw-04")
    assert (event.date, event.date_precision) == (None, "part")
    assert event.date_words == "January 17 (English) and January 19 (French)"
    assert (event.inferred_date, event.inferred_precision) == (date(2012, 1, 17), "day")
    assert (
        "ssw-04: date not printed in full, kept as words "
        '"January 17 (English) and January 19 (French)"; inferred 2012-01-17'
    ) in lines


def test_only_a_certain_zone_gives_an_hour_in_utc(tmp_path):
    times = {"date": "2020-06-02", "start_time": "09:00", "end_time": "10:30"}
    zones = ["UTC", "Africa/Lusaka", "EST", "CET", "UTC+1", None]
    found = [webinar(f"w-{n}", time_zone=zone, **times) for n, zone in enumerate(zones)]
    load(corpus(tmp_path, webinars=found))
    assert [
        (row.zone, row.zone_words, row.starts_at and row.starts_at.hour) for row in Event.objects.order_by("pk")
    ] == [
        ("UTC", "", 9),
        ("Africa/Lusaka", "", 7),
        ("", "EST", None),
        ("", "CET", None),
        ("", "UTC+1", None),
        ("", "", None),
    ]


def test_an_arabic_session_and_person_are_there():
    load(CONTENT)
    event = ConferenceSession.objects.get(corpus_id="unga-74-silatech")
    arabic = event.appearances.get(person__name="سلطان بن سعد المريخي")
    assert (event.language, arabic.country_id, arabic.person.honorific) == ("ar", "QA", "سعادة السيد")
    assert arabic.person.slug.isascii()
    assert event.slug.isascii()


def test_words_without_a_country_are_kept_without_one():
    lines = load(CONTENT)
    event = Event.objects.get(corpus_id="ncwwi-virtual-workforce")
    assert rows(event.event_countries, "country", "words") == [
        ("US", "United States"),
        ("CA", "Canada"),
        ("UG", "Uganda"),
        ("JO", "Jordan"),
        (None, "Virgin Islands"),
    ]
    assert [line for line in lines if line.startswith("ncwwi-virtual-workforce: countries")] == [
        "ncwwi-virtual-workforce: countries and countries_as_written of different lengths; "
        "words without a country: Virgin Islands"
    ]
    assert rows(Event.objects.get(corpus_id="ssw-08").event_countries, "country", "words") == [("GB", "England")]


def test_chapters_are_kept_to_the_millisecond():
    load(CONTENT)
    chapters = Event.objects.get(corpus_id="yhcw-3").chapters
    assert rows(chapters, "label", "start_ms", "end_ms")[-2:] == [
        ("Panel Discussion", 4_432_000, 6_748_000),
        ("Close", 6_748_000, None),
    ]
    assert set(chapters.values_list("recording__state", flat=True)) == {"lost"}


def test_an_announcement_is_not_an_event_that_was_held(tmp_path):
    ahead = (timezone.now() + timedelta(days=40)).date().isoformat()
    found = [
        webinar("past", status="announced", date="2019-05-01"),
        webinar("ahead", status="announced", date=ahead),
        webinar("undated", status="announced"),
    ]
    load(corpus(tmp_path, webinars=found))
    assert dict(rows(Event.objects.all(), "corpus_id", "state")) == {
        "past": "unknown",
        "ahead": "announced",
        "undated": "unknown",
    }


def test_a_person_named_nowhere_else_is_made_and_told(tmp_path):
    folder = corpus(tmp_path, webinars=[webinar(people=[named("Ngozi Obi")])], people=[person()])
    lines = load(folder)
    assert Person.objects.get(name="Ngozi Obi").appearances.get().event.corpus_id == "w-1"
    assert 'w-1: "Ngozi Obi" is named here and in no people.json; a person was made' in lines
    assert counts(lines)["people"] == (2, 0, 0, 0)
    assert counts(load(folder))["people"] == (0, 0, 2, 0)


def test_a_person_is_found_by_another_spelling(tmp_path):
    people = [person("jim", "Jim McCaffery", name_variants=["Jim McCaffrey"])]
    load(corpus(tmp_path, webinars=[webinar(people=[named("Jim  McCAFFREY")])], people=people))
    assert rows(Event.objects.get().appearances, "person__corpus_id") == [("jim",)]


def test_of_namesakes_the_one_whose_record_names_the_event_is_meant(tmp_path):
    there = [{"event_id": "w-1", "session_id": None, "role": "presenter"}]
    people = [person("first"), person("second", appearances=there)]
    load(corpus(tmp_path, webinars=[webinar(people=[named("Ama Mensah")])], people=people))
    assert rows(Event.objects.get().appearances, "person__corpus_id") == [("second",)]


@pytest.mark.parametrize("absent", ["webinars", "conferences", "people"])
def test_each_of_the_three_files_may_be_absent(tmp_path, absent):
    files = {"webinars": [webinar()], "conferences": [conference("c-1", session())], "people": [person()]}
    del files[absent]
    summary = counts(load(corpus(tmp_path, **files)))
    expected = {"webinars": 1, "conferences": 1, "sessions": 1, "people": 1}
    expected |= {"conferences": {"conferences": 0, "sessions": 0}}.get(absent, {absent: 0})
    assert {kind: summary[kind][0] for kind in expected} == expected


def test_people_can_be_loaded_after_the_events_they_name(tmp_path):
    load(corpus(tmp_path / "events", conferences=[conference("c-1", session("s-1", people=[named("Ama Mensah")]))]))
    there = [{"event_id": "c-1", "session_id": "s-1", "role": "presenter"}]
    load(corpus(tmp_path / "people", people=[person(appearances=there, countries=["GH"])]))
    made = Person.objects.get()
    assert (made.corpus_id, made.appearances.count()) == ("ama-mensah", 1)
    assert [country.code for country in made.countries.all()] == ["GH"]


def test_the_practice_event_is_ahead_and_moves_once_it_has_passed(tmp_path):
    folder, today = (
        corpus(tmp_path, webinars=[webinar(practice=True, in_days=14, status="announced")]),
        timezone.now().date(),
    )
    load(folder)
    event = Event.objects.get()
    assert (event.date, event.state, event.practice) == (today + timedelta(days=14), "announced", True)
    assert counts(load(folder))["webinars"] == (0, 0, 1, 0)

    event.date = today - timedelta(days=3)
    event.save()
    lines = load(folder)
    assert f"w-1: practice event moved to {today + timedelta(days=14)}" in lines
    assert counts(lines)["webinars"] == (0, 1, 0, 0)
    assert counts(load(folder))["webinars"] == (0, 0, 1, 0)


def test_what_is_odd_is_kept_as_words_and_told(tmp_path):
    found = webinar(
        links=["https://example.org/a", "http://http://example.org"],
        languages_offered=["en", "SP"],
        venue="Room 4",
        venue_status="perhaps",
        participants=80,
        attendance=[{"measure": "attended", "participants": 90, "source_url": "https://example.org/news"}],
        colour="blue",
    )
    lines = load(corpus(tmp_path, webinars=[found]))
    assert lines[:-7] == [
        'webinars.json: "colour" (first in "w-1") is not known, kept nowhere',
        'w-1: venue_status "perhaps" is not known, the venue is kept as set',
        'w-1: language "SP" is no code of ISO 639-1, kept as printed',
        "w-1: participants is 80, its first claim says 90; the claim is kept",
        'w-1: "http://http://example.org" is no web address, kept as words',
    ]
    assert rows(Event.objects.get().resources, "label", "address", "lost") == [
        ("example.org", "https://example.org/a", False),
        ("http://http://example.org", "", True),
    ]


def test_texts_of_a_language_win_over_the_paragraphs(tmp_path):
    texts = [
        {"language": "en", "part": "summary", "body": "From texts."},
        {"language": "fr", "part": "summary", "body": "En français."},
    ]
    lines = load(corpus(tmp_path, webinars=[webinar(summary=["One.", "Two."], abstract=["A.", "B."], texts=texts)]))
    assert sorted(rows(Event.objects.get().eventtexts, "part", "language", "body")) == [
        ("abstract", "en", "A.\n\nB."),
        ("summary", "en", "From texts."),
        ("summary", "fr", "En français."),
    ]
    assert "w-1: summary is given twice, as paragraphs and in texts; texts wins" in lines


def test_transcripts_and_recordings_in_full_are_loaded(tmp_path):
    cues = [
        {"start_ms": 0, "end_ms": 900, "speaker": "Chair", "words": "Welcome."},
        {"start_ms": 900, "end_ms": 2000, "words": "Thanks."},
    ]
    found = webinar(
        recordings=[{"form": "audio", "state": "here", "url": "https://youtu.be/x", "duration_s": 3120}],
        chapters=[{"label": "Start", "start": "00:00", "end": "1:02:03", "recording": 0}],
        transcripts=[{"language": "en", "origin": "machine", "recording": 0, "cues": cues}],
    )
    load(corpus(tmp_path, webinars=[found]))
    event = Event.objects.get()
    assert rows(event.recordings, "form", "provider", "duration_s") == [("audio", "YouTube", 3120)]
    assert rows(event.chapters, "end_ms", "recording__duration_s") == [(3_723_000, 3120)]
    transcript = event.transcripts.get()
    assert (transcript.published, transcript.recording.provider) == (True, "YouTube")
    assert rows(transcript.cues, "order", "speaker", "words") == [(0, "Chair", "Welcome."), (1, "", "Thanks.")]


def test_titles_that_are_alike_get_addresses_of_their_own(tmp_path):
    same = [webinar(f"w-{n}", title="Health workers") for n in range(3)]
    inner = [session(f"s-{n}", title="Health workers") for n in range(2)]
    load(
        corpus(
            tmp_path,
            webinars=same,
            conferences=[conference("c-1", *inner, name="Forum"), conference("c-2", name="Forum")],
        )
    )
    assert rows(Event.objects.order_by("pk"), "path") == [
        ("/webinars/health-workers/",),
        ("/webinars/health-workers-2/",),
        ("/webinars/health-workers-3/",),
        ("/conferences/forum/health-workers/",),
        ("/conferences/forum/health-workers-2/",),
    ]
    assert rows(Conference.objects.order_by("pk"), "slug") == [("forum",), ("forum-2",)]


def test_old_addresses_lead_to_the_page(tmp_path):
    folder = corpus(
        tmp_path, webinars=[webinar(slug="fresh", old_addresses=["https://old.example.org/node/7", "/node/8"])]
    )
    load(folder)
    load(folder)
    assert rows(Moved.objects.order_by("old_path"), "old_path", "new_path") == [
        ("/node/7", "/webinars/fresh/"),
        ("/node/8", "/webinars/fresh/"),
    ]


@pytest.mark.parametrize("how_many", [3, 40])
def test_loading_costs_the_same_queries_for_any_number_of_records(tmp_path, how_many, django_assert_max_num_queries):
    found = [
        webinar(f"w-{n}", people=[named(f"Person {n}")], topics=[f"topic-{n}"], hosts=[f"Host {n}"])
        for n in range(how_many)
    ]
    folder = corpus(tmp_path, webinars=found)
    with django_assert_max_num_queries(85):
        load(folder)


@pytest.mark.parametrize(
    ("shape", "fields"), {**{name: shape.fields for name, shape in SHAPES.items()}, **INNER}.items()
)
def test_every_key_has_its_place_in_the_documentation(shape, fields):
    page = (settings.BASE_DIR / "docs" / "corpus.md").read_text(encoding="utf-8")
    words = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))
    told = set(re.findall(r"[a-z_]+", " ".join(words)))
    assert sorted(set(fields) - told) == []


def test_a_letter_that_another_series_here_has_is_told_and_left_out(tmp_path):
    make_series("An editor's", letter="W")
    lines = load(corpus(tmp_path, webinars=[], series=[{"id": "new", "name": "New", "letter": "w"}]))
    assert 'new: another series here has the letter "w"; left out' in lines
    assert list(Series.objects.order_by("pk").values_list("letter", flat=True)) == ["w", None]


def test_a_series_keeps_its_letter_when_it_is_loaded_again_or_claimed(tmp_path):
    make_series("New", letter="w")
    folder = corpus(tmp_path, webinars=[], series=[{"id": "new", "name": "New", "letter": "w"}])
    for _time in range(2):
        assert [line for line in load(folder) if "letter" in line] == []
    assert [(one.name, one.letter) for one in Series.objects.all()] == [("New", "w")]
