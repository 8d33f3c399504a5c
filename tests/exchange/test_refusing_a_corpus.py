"""Bad input: every defect in one answer, with file and position, and nothing changed."""

import pytest
from django.core.management import CommandError

from hrhub.catalogue.models import Conference, Event, Topic
from hrhub.people.models import Organisation, Person

from .corpora import change, conference, content_in, corpus, load, named, person, session, webinar

pytestmark = pytest.mark.django_db


def refused(folder):
    """Return the sentences with which a folder is refused, after "Nothing was changed."."""
    with pytest.raises(CommandError) as error:
        load(folder)
    first, *rest = str(error.value).splitlines()
    assert (first, error.value.returncode) == ("Nothing was changed.", 1)
    assert [model.objects.count() for model in (Event, Conference, Person, Organisation)] == [0, 0, 0, 0]
    return rest


def topic(**names):
    return {"id": "t", "name": "T", "names": names}


CUE = {"start_ms": 0, "end_ms": 1, "words": "x"}
DEFECTS = {
    "not JSON": (
        {"webinars": '[\n {"id": "w-1",\n  title: 3}]'},
        "webinars.json: not JSON: line 3, column 3: Expecting property name enclosed in double quotes",
    ),
    "no list": ({"people": '{"id": "a"}'}, "people.json: must be a list of records, [ … ]"),
    "no record": ({"webinars": [webinar(), 7]}, "webinars.json[1]: 7 must be an object, { … }"),
    "missing id": ({"webinars": [{"title": "Without"}]}, 'webinars.json[0]: "id" is missing'),
    "missing name": ({"conferences": [{"id": "c-1"}]}, 'conferences.json[0] (id "c-1"): "name" is missing'),
    "id twice": (
        {"webinars": [webinar("x")], "conferences": [conference("c-1", session("x"))]},
        'conferences.json[0] (id "c-1"), sessions[0] (id "x"): id "x" is there already, at webinars.json[0] (id "x")',
    ),
    "number as text": (
        {"webinars": [webinar(series_number="1")]},
        'webinars.json[0] (id "w-1"), series_number: "1" must be a whole number',
    ),
    "text as number": ({"webinars": [webinar(title=5)]}, 'webinars.json[0] (id "w-1"), title: 5 must be text'),
    "no list of people": (
        {"webinars": [webinar(people="Ama")]},
        'webinars.json[0] (id "w-1"), people: "Ama" must be a list',
    ),
    "unknown country": (
        {"webinars": [webinar(people=[named("Ama"), named("Joy", country="UK")])]},
        'webinars.json[0] (id "w-1"), people[1].country: "UK" is no country of ISO 3166-1; did you mean "GB"?',
    ),
    "country by name": (
        {"conferences": [conference("c-1", session(countries=["Zambia"]))]},
        'conferences.json[0] (id "c-1"), sessions[0].countries[0]: "Zambia" is no country of ISO 3166-1; '
        'did you mean "ZM"?',
    ),
    "no date": (
        {"webinars": [webinar(date="2014-13-01")]},
        'webinars.json[0] (id "w-1"), date: "2014-13-01" is no date, as 2014, 2014-03 or 2014-03-18',
    ),
    "no time": (
        {"webinars": [webinar(start_time="9 am")]},
        'webinars.json[0] (id "w-1"), start_time: "9 am" is no time of day, as 14:30',
    ),
    "date and inferred date": (
        {"webinars": [webinar(date="2014-03-01", date_inferred="2014-03")]},
        'webinars.json[0] (id "w-1"), date_inferred: a record has "date" or "date_inferred", never both',
    ),
    "ends before it begins": (
        {"conferences": [conference(date_start="2014-03-02", date_end="2014-03-01")]},
        'conferences.json[0] (id "c-1"), date_end: 2014-03-01 is before the first day, 2014-03-02',
    ),
    "too long": (
        {"webinars": [webinar(city="x" * 201)]},
        'webinars.json[0] (id "w-1"), city: has 201 characters; at most 200 fit',
    ),
    "unknown status": (
        {"webinars": [webinar(status="passed")]},
        'webinars.json[0] (id "w-1"), status: "passed" is no status; did you mean "past"? '
        "(known: announced, cancelled, held, past, postponed, unknown)",
    ),
    "unknown qualifier": (
        {
            "webinars": [
                webinar(attendance=[{"measure": "attended", "participants": 5, "participants_qualifier": "some"}])
            ]
        },
        'webinars.json[0] (id "w-1"), attendance[0].participants_qualifier: "some" is no qualifier '
        "(known: about, at_least, exact, more_than, nearly)",
    ),
    "dangling person": (
        {"webinars": [webinar()], "people": [person(appearances=[{"event_id": "w-2", "role": "speaker"}])]},
        'people.json[0] (id "ama-mensah"), appearances[0].event_id: '
        '"w-2" is no event, conference or session that we know',
    ),
    "unknown presentation": (
        {"webinars": [webinar(people=[named("Ama", presentation=2)], presentations=[{"order": 1}])]},
        'webinars.json[0] (id "w-1"), people[0].presentation: there is no presentation with the order 2',
    ),
    "recording without address": (
        {"webinars": [webinar(recording={"status": "url", "url": None})]},
        'webinars.json[0] (id "w-1"), recording.url: is missing, though the status says "url"',
    ),
    "NUL": (
        {"webinars": [webinar(notes=["a\0b"])]},
        'webinars.json[0] (id "w-1"), notes[0]: has a NUL character, which no database takes',
    ),
    "half a character": (
        {"webinars": '[{"id": "w-1", "title": "\\ud800"}]'},
        'webinars.json[0] (id "w-1"), title: has half a character (a lone surrogate)',
    ),
    "reserved address": (
        {"webinars": [webinar(slug="archive")]},
        'webinars.json[0] (id "w-1"), slug: "archive" is an address of the site itself',
    ),
    "negative number": (
        {"webinars": [webinar(series_number=-1)]},
        'webinars.json[0] (id "w-1"), series_number: -1 must be between 0 and 2147483647',
    ),
    "date far ahead": (
        {"webinars": [webinar(date="9999-12")]},
        'webinars.json[0] (id "w-1"), date: "9999-12" must be in the years 1800 to 2200',
    ),
    "date far back": (
        {"conferences": [conference(date_inferred="1799")]},
        'conferences.json[0] (id "c-1"), date_inferred: "1799" must be in the years 1800 to 2200',
    ),
    "month zero": (
        {"webinars": [webinar(date="2014-00")]},
        'webinars.json[0] (id "w-1"), date: "2014-00" is no date, as 2014, 2014-03 or 2014-03-18',
    ),
    "moment at the end of all time": (
        {"webinars": [webinar(published_at="9999-12-31T23:59:59-14:00")]},
        'webinars.json[0] (id "w-1"), published_at: "9999-12-31T23:59:59-14:00" must be in the years 1800 to 2200',
    ),
    "moment at its beginning": (
        {"webinars": [webinar(published_at="0001-01-01T00:00+14:00")]},
        'webinars.json[0] (id "w-1"), published_at: "0001-01-01T00:00+14:00" must be in the years 1800 to 2200',
    ),
    "chapter beyond its column": (
        {"webinars": [webinar(chapters=[{"label": "Late", "start": "597:00:00"}])]},
        'webinars.json[0] (id "w-1"), chapters[0].start: "597:00:00" must be at most 596 hours',
    ),
    "too deep": (
        {"webinars": '[{"id": "w-1", "title": "T", "colour": ' + "[" * 900 + "]" * 900 + "}]"},
        'webinars.json[0] (id "w-1"): has lists or objects within each other, more than 20 deep',
    ),
    "a name in a language that is a list": (
        {"webinars": [webinar()], "topics": [topic(fr=["x"])]},
        'topics.json[0] (id "t"), names.fr: ["x"] must be text',
    ),
    "no name in a language": (
        {"webinars": [webinar()], "topics": [topic(fr=" ")]},
        'topics.json[0] (id "t"), names.fr: is empty: a language is there with its name, or not at all',
    ),
    "a name in no language": (
        {"webinars": [webinar()], "series": [topic(french="x")]},
        'series.json[0] (id "t"), names: "french" is no language of ISO 639-1',
    ),
    "NUL in a name in a language": (
        {"webinars": [webinar()], "series": [topic(fr="a\0b")]},
        'series.json[0] (id "t"), names.fr: has a NUL character, which no database takes',
    ),
    "half a character in a name in a language": (
        {"webinars": [webinar()], "topics": '[{"id": "t", "name": "T", "names": {"fr": "\\udc00"}}]'},
        'topics.json[0] (id "t"), names.fr: has half a character (a lone surrogate)',
    ),
    "NUL in an old address": (
        {"webinars": [webinar(old_addresses=["/a\0b"])]},
        'webinars.json[0] (id "w-1"), old_addresses[0]: has a NUL character, which no database takes',
    ),
    "old address that cannot be read": (
        {"webinars": [webinar(old_addresses=["node/7"])]},
        'webinars.json[0] (id "w-1"), old_addresses[0]: "node/7" is no old address: a path, or the whole address, '
        "but not the home page",
    ),
    "too many items": (
        {"webinars": [webinar(notes=["x"] * 1_001)]},
        'webinars.json[0] (id "w-1"), notes: has 1001 items; at most 1000 fit',
    ),
    "too many cues": (
        {"webinars": [webinar(transcripts=[{"language": "en", "cues": [CUE] * 20_001}])]},
        'webinars.json[0] (id "w-1"), transcripts[0].cues: has 20001 items; at most 20000 fit',
    ),
    "point too long": (
        {"webinars": [webinar(notes=["x" * 2_001])]},
        'webinars.json[0] (id "w-1"), notes[0]: has 2001 characters; at most 2000 fit',
    ),
    "paragraph too long": (
        {"webinars": [webinar(summary=["x" * 100_001])]},
        'webinars.json[0] (id "w-1"), summary[0]: has 100001 characters; at most 100000 fit',
    ),
    "paragraphs too long together": (
        {"conferences": [conference(summary=["x" * 50_000] * 2)]},
        'conferences.json[0] (id "c-1"), summary: has 100002 characters in all; at most 100000 fit',
    ),
    "description too long": (
        {"webinars": [webinar()], "series": [{"id": "t", "name": "T", "description": "x" * 100_001}]},
        'series.json[0] (id "t"), description: has 100001 characters; at most 100000 fit',
    ),
    "degrees too long together": (
        {"people": [person(degrees=["x" * 60] * 2)]},
        'people.json[0] (id "ama-mensah"), degrees: has 122 characters in all; at most 100 fit',
    ),
    "key twice": (
        {"webinars": '[{"id": "w-1", "title": "A", "title": "B"}]'},
        'webinars.json: the key "title" is there 2 times in the object with the id "w-1"',
    ),
    "key twice in an object without an id": (
        {"topics": '[{"id": "t", "name": "T", "names": {"fr": "a", "fr": "b", "fr": "c"}}]', "people": "[]"},
        'topics.json: the key "fr" is there 3 times in one object',
    ),
    "what a terminal would obey": (
        {"webinars": [webinar("\x1b[2J\n\u202e", date="soon")]},
        'webinars.json[0] (id "\\x1b[2J\\n\\u202e"), date: "soon" is no date, as 2014, 2014-03 or 2014-03-18',
    ),
    "long values": (
        {"webinars": [webinar("x" * 190, date="y" * 190)]},
        f'webinars.json[0] (id "{"x" * 76}…"), date: "{"y" * 76}…" is no date, as 2014, 2014-03 or 2014-03-18',
    ),
    "number with many digits": (
        {"webinars": [webinar(series_number=10**300)]},
        f'webinars.json[0] (id "w-1"), series_number: 1{"0" * 78}… must be between 0 and 2147483647',
    ),
    "not a number of JSON": ({"webinars": "[NaN]"}, "webinars.json: cannot be read: NaN is no number of JSON"),
}


@pytest.mark.parametrize(("files", "sentence"), DEFECTS.values(), ids=DEFECTS)
def test_a_defect_is_told_with_its_place_and_nothing_changes(tmp_path, files, sentence):
    assert refused(corpus(tmp_path, **files)) == [sentence]


def test_all_defects_of_all_files_are_told_at_once(tmp_path):
    gone = [{"event_id": "gone", "session_id": "s-1"}]
    inner = [session("s-1", date="2011-01-28", date_inferred="2011-01"), 5, session("w-1")]
    folder = corpus(
        tmp_path,
        webinars=[
            webinar(date="yesterday", language=4),
            webinar("w-2", countries=["ZZ"], date_inferred="2011-11", people=[named("Ama", presentation=2), named(7)]),
            webinar("w-2"),
        ],
        conferences=[conference("c-1", *inner, edition="second")],
        people=[person(), person("joy", None, appearances=gone, countries="ZM")],
        organisations=[{"id": "a", "name": "A", "part_of": "b"}],
    )
    places = [
        'webinars.json[0] (id "w-1"), language',
        'webinars.json[0] (id "w-1"), date',
        'webinars.json[1] (id "w-2"), countries[0]',
        'webinars.json[1] (id "w-2"), people[1].name',
        'webinars.json[1] (id "w-2"), people[0].presentation',
        'webinars.json[2] (id "w-2")',
        'conferences.json[0] (id "c-1"), sessions[1]',
        'conferences.json[0] (id "c-1"), edition',
        'conferences.json[0] (id "c-1"), sessions[0] (id "s-1").date_inferred',
        'conferences.json[0] (id "c-1"), sessions[2] (id "w-1")',
        'people.json[1] (id "joy")',
        'people.json[1] (id "joy"), countries',
        'people.json[1] (id "joy"), appearances[0].event_id',
        'organisations.json[0] (id "a"), part_of',
    ]
    assert sorted(line.partition(": ")[0] for line in refused(folder)) == sorted(places)


def test_a_defect_in_the_content_that_we_ship_would_be_told(tmp_path):
    folder = content_in(tmp_path)
    change(folder, "people", "gary-newton", countries=["USA"])
    sentence = '"USA" is no country of ISO 3166-1; did you mean "US"?'
    assert [line.partition(": ")[2] for line in refused(folder)] == [sentence]


def test_files_that_are_no_json_are_all_told(tmp_path):
    places = refused(corpus(tmp_path, webinars="", people="[1,]"))
    assert [line.partition(": ")[0] for line in places] == ["webinars.json", "people.json"]


def test_a_folder_without_a_corpus_is_refused(tmp_path):
    assert refused(tmp_path) == [
        f"{tmp_path}: none of webinars.json, conferences.json and people.json is in this folder"
    ]


def test_a_folder_with_the_name_of_a_file_is_refused(tmp_path):
    (corpus(tmp_path, webinars=[webinar()]) / "people.json").mkdir()
    assert refused(tmp_path) == ["people.json: is no file that can be read"]


def test_an_unknown_key_cannot_give_orders_to_the_terminal(tmp_path):
    folder = corpus(tmp_path, webinars='[{"id": "w-1", "title": "T", "language": "en", "\\u001b[2J\\ud800": 1}]')
    assert load(folder)[0] == r'webinars.json: "\x1b[2J\ud800" (first in "w-1") is not known, kept nowhere'


def test_what_fits_exactly_is_loaded(tmp_path):
    full = {
        "notes": ["x" * 2_000] * 2 + ["x"] * 998,
        "abstract": ["x" * 100_000],
        "date": "1800",
        "date_end": "2200",
        "attendance": [{"measure": "attended", "participants": 2_147_483_647}] * 1_000,
        "recordings": [{"state": "here", "url": "https://example.org/", "size_bytes": 3_000_000_000}],
    }
    load(corpus(tmp_path, webinars=[webinar(**full)], topics=[topic(fr="Fidéliser", ar="استبقاء")]))
    event = Event.objects.get()
    assert (event.points.count(), event.claims.count(), event.until.year) == (1_000, 1_000, 2200)
    assert Topic.objects.get().names == {"fr": "Fidéliser", "ar": "استبقاء"}


def test_bytes_that_are_not_utf_8_are_refused(tmp_path):
    (tmp_path / "webinars.json").write_bytes(b'[{"id": "\xff"}]')
    assert refused(tmp_path) == ["webinars.json: not UTF-8: byte 9 cannot be read"]


def test_what_the_catalogue_holds_already_refuses_as_a_whole(tmp_path):
    load(corpus(tmp_path / "first", webinars=[webinar("w-1", code="abcdef")]))
    with pytest.raises(CommandError, match="Nothing was changed"):
        load(corpus(tmp_path / "second", people=[person()], webinars=[webinar("w-2", code="abcdef")]))
    assert (Event.objects.count(), Person.objects.count()) == (1, 0)


def test_a_corpus_on_a_loaded_catalogue_is_refused_without_a_change(tmp_path):
    folder = corpus(tmp_path, webinars=[webinar()])
    load(folder)
    before = Event.objects.values().get()
    change(folder, "webinars", "w-1", city="Ndola", country="ZZ")
    with pytest.raises(CommandError):
        load(folder)
    assert Event.objects.values().get() == before
