"""The talks as a corpus: of the loader's shape, with nothing lost that a page would show."""

import gzip
import json

import pytest

from bench.talks import FILES, LARGE, is_whole, main, speakers, write_corpus

CONFERENCE = {"slug": "PyCon-1", "title": "PyCon", "description": "The first.", "start_date": None, "talks": 2}


def make_talk(**values):
    talk = {"conference": "PyCon-1", "slug": "a-talk", "title": "A talk", "speakers": ["Ada Example"], "summary": ""}
    talk |= {"description": "One.\n\nTwo.", "recorded": "2019-05-04", "language": "fra", "tags": ["Web Frameworks"]}
    return talk | {"videos": [{"type": "mp4", "url": "https://example.org/a.mp4"}], "links": []} | values


def sessions_of(folder, talks, **more):
    write_corpus(folder / "corpus", {"PyCon-1": CONFERENCE}, talks, **more)
    conferences = json.loads((folder / "corpus" / "conferences.json").read_text())
    return {conference["id"]: conference["sessions"] for conference in conferences}


def test_a_talk_becomes_a_session_with_all_that_its_page_shows(tmp_path):
    assert sessions_of(tmp_path, [make_talk()]) == {
        "pycon-1": [
            {
                "id": "PyCon-1--a-talk",
                "code": None,
                "kind": "talk",
                "title": "A talk",
                "language": "fr",
                "date": "2019-05-04",
                "abstract": ["One.", "Two."],
                "people": [{"name": "Ada Example", "role": "speaker"}],
                "topics": ["web-frameworks"],
                "documents": [],
                "recording": {"status": "url", "url": "https://example.org/a.mp4"},
            }
        ]
    }


def test_an_hour_in_the_date_is_left_out(tmp_path):
    assert sessions_of(tmp_path, [make_talk(recorded="2023-05-11T19:00:00")])["pycon-1"][0]["date"] == "2023-05-11"


def test_a_speaker_is_there_once_under_whatever_spelling():
    assert speakers(make_talk(speakers=["José Núñez", "Jose Nunez", "?", "Ada Example"])) == [
        "José Núñez",
        "Ada Example",
    ]


def test_spellings_of_one_speaker_are_one_record(tmp_path):
    sessions_of(tmp_path, [make_talk(speakers=["José Núñez"]), make_talk(slug="b", speakers=["Jose Nunez"])])
    people = json.loads((tmp_path / "corpus" / "people.json").read_text())
    assert people == [{"id": "speaker-1", "name": "José Núñez", "name_variants": ["Jose Nunez"]}]


def test_the_large_conference_is_spread_over_days_and_hours(tmp_path):
    large = sessions_of(tmp_path, [], large=[make_talk(slug=f"talk-{n}") for n in range(250)])[LARGE]
    assert len(large) == 250
    assert len({session["date"] for session in large}) == 5
    assert len({(session["date"], session["start"], session["room"]) for session in large}) == 250


@pytest.fixture
def folder_of_talks(tmp_path):
    talks = [make_talk(slug=f"talk-{n}") for n in range(260)]
    for name, content in zip(FILES, ([CONFERENCE], talks), strict=True):
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in content)
    return tmp_path


def test_a_folder_becomes_three_corpora(folder_of_talks, tmp_path):
    main(folder_of_talks, tmp_path / "corpora", "all")
    assert sorted(path.name for path in (tmp_path / "corpora").iterdir()) == ["all", "few", "thousand"]


def test_a_folder_without_both_files_is_not_one_of_talks(folder_of_talks):
    assert is_whole(folder_of_talks)
    (folder_of_talks / FILES[0]).unlink()
    assert not is_whole(folder_of_talks)
