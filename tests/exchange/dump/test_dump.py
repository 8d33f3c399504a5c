"""What is in a dump, what never is, and that it is there whole or not at all."""

import csv
import json
import signal
import subprocess
import sys
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from hrhub.catalogue.models import Claim
from hrhub.exchange.dump import dump, writing
from tests import make

from .hubs import dumped, records
from .odd import odd_hub

pytestmark = pytest.mark.django_db


def test_nothing_hidden_is_in_a_dump(tmp_path):
    odd_hub()
    found = {name: text.lower().count("quokka") for name, text in dumped(tmp_path).items()}
    assert sum(found.values()) == 0, found


def test_a_withheld_recording_says_its_state_alone(tmp_path):
    event = make.make_webinar(corpus_id="w-1")
    make.make_recording(event, state="withheld", address="https://x.example/a", words="a", language="en", size_bytes=9)
    assert records(dumped(tmp_path), "webinars")["w-1"]["recordings"] == [{"state": "withheld"}]


def test_a_session_of_a_draft_stands_in_a_record_that_says_the_name_of_its_conference_alone(tmp_path):
    draft = make.make_conference("Forum", published_at=None, theme="Pay", city="Dakar", language="fr")
    talk = make.make_session("Plenary", conference=draft)
    make.make_session("Hidden", conference=draft, published_at=None)
    (record,) = json.loads(dumped(tmp_path)["conferences.json"])
    (session,) = record.pop("sessions")
    assert session["code"] == talk.code
    assert record == {
        "id": "conference-forum",
        "slug": "forum",
        "name": "Forum",
        "language": "fr",
        "only_named": True,
    }


def test_a_draft_of_which_nothing_is_public_is_not_named(tmp_path):
    make.make_session(conference=make.make_conference(published_at=None), published_at=None)
    assert json.loads(dumped(tmp_path)["conferences.json"]) == []


def test_a_record_that_says_little_is_written_as_little(tmp_path):
    event = make.make_webinar("A title", corpus_id="w-1")
    assert records(dumped(tmp_path), "webinars")["w-1"] == {
        "id": "w-1",
        "slug": "a-title",
        "code": event.code,
        "kind": "webinar",
        "state": "held",
        "title": "A title",
        "language": "en",
        "published_at": event.published_at.isoformat().replace("+00:00", "Z"),
        "date": "2024-05-14",
        "format": "online",
    }


def test_one_record_stands_in_one_line_in_the_order_of_the_ids(tmp_path):
    for corpus_id in ("b", "c", "a"):
        make.make_webinar(corpus_id=corpus_id)
    lines = dumped(tmp_path)["webinars.json"].splitlines()
    assert [line[:10] for line in lines] == ["[", '{"id": "a"', '{"id": "b"', '{"id": "c"', "]"]


def test_an_event_that_no_file_brought_has_an_id_from_its_code_which_stays(tmp_path):
    event = make.make_webinar()
    assert list(records(dumped(tmp_path), "webinars")) == [f"event-{event.code}"]


def test_a_claim_is_a_row_and_no_formula(tmp_path):
    event = make.make_webinar("=1+1", corpus_id="w-1")
    make.make_claim(event, 95, qualifier="nearly", words="-95", source=make.make_source(event))
    rows = list(csv.DictReader(StringIO(dumped(tmp_path)["claims.csv"])))
    assert rows == [
        {
            "event_id": "w-1",
            "conference_id": "",
            "title": "'=1+1",
            "date": "2024-05-14",
            "measure": "attended",
            "unit": "people",
            "number": "95",
            "qualifier": "nearly",
            "words": "'-95",
            "source_url": "https://example.org/news",
            "page": f"http://localhost:8000{event.path}",
        }
    ]


def test_the_codebook_describes_every_column_and_every_value(tmp_path):
    event = make.make_webinar()
    make.make_claim(event)
    files = dumped(tmp_path)
    columns = files["claims.csv"].splitlines()[0].split(",")
    described = [line.split("`")[1] for line in files["CODEBOOK.md"].splitlines() if line.startswith("| `")]
    values = [value for field in ("measure", "unit", "qualifier") for value in values_of(field)]
    assert described == [*columns, *values]


def values_of(field):
    return [value for value, _label in Claim._meta.get_field(field).choices]


def test_the_sums_are_those_of_the_files(tmp_path):
    make.make_webinar()
    place, _counts = dump(tmp_path)
    told = dict(reversed(line.split("  ")) for line in (place / "SHA256SUMS").read_text().splitlines())
    there = {path.name: sha256(path.read_bytes()).hexdigest() for path in place.iterdir() if path.name != "SHA256SUMS"}
    assert told == there


def test_a_dump_that_fails_leaves_the_one_before_and_nothing_else(tmp_path):
    place, _counts = dump(tmp_path)
    before = (place / "SHA256SUMS").read_text()
    make.make_webinar()
    with pytest.raises(OSError):
        dump(tmp_path, progress=no_space_left)
    assert [path.name for path in tmp_path.iterdir()] == [place.name]
    assert (place / "SHA256SUMS").read_text() == before


def no_space_left(file, number):
    raise OSError("no space left")


def test_the_newest_dumps_stay(tmp_path):
    for day in ("2024-01-01", "2024-01-03", "2024-01-02", "notes"):
        (tmp_path / day).mkdir()
    place, _counts = dump(tmp_path, keep=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2024-01-03", place.name, "notes"]


def test_what_a_killed_dump_left_is_removed_by_the_next(tmp_path):
    (tmp_path / ".unfinished-before").mkdir()
    place, _counts = dump(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [place.name]


def test_the_command_says_what_it_wrote_and_where(tmp_path, capsys):
    make.make_webinar()
    call_command("dump_public", str(tmp_path))
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[-1]) == ("webinars: 1", str(next(tmp_path.iterdir())))


def test_of_two_dumps_at_once_the_second_leaves_the_first_alone(tmp_path):
    make.make_webinar()
    refused = []

    def another(file, number):
        with pytest.raises(CommandError) as caught:
            call_command("dump_public", str(tmp_path))
        refused.append(str(caught.value))

    place, _counts = dump(tmp_path, progress=another)
    assert refused == [f"nothing was written: another dump is being written into {tmp_path}"]
    assert [path.name for path in tmp_path.iterdir()] == [place.name]
    assert sorted(path.name for path in place.iterdir()) == sorted(writing.NAMES)


def test_a_full_disk_leaves_the_dump_before_and_says_so(tmp_path):
    event = make.make_webinar()
    place, _counts = dump(tmp_path)
    before = (place / "SHA256SUMS").read_text()
    make.make_text(event, "What was said. " * 2000)
    with pytest.raises(OSError, match="No space left on device"):
        dump(tmp_path, progress=lambda file, number: fill_the_disk_of(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [place.name]
    assert (place / "SHA256SUMS").read_text() == before


def fill_the_disk_of(folder):
    """Let the file of claims, which is still to be written, be one that takes nothing: the system's own full disk."""
    (unfinished,) = folder.glob(".unfinished-*")
    if not (unfinished / "claims.csv").is_symlink():
        (unfinished / "claims.csv").symlink_to("/dev/full")


KILLED = """
import os, signal, sys, tempfile, django
django.setup()
from hrhub.exchange.dump import writing
with writing.alone_in(sys.argv[1]):
    tempfile.mkdtemp(prefix=writing.UNFINISHED, dir=sys.argv[1])
    os.kill(os.getpid(), signal.SIGKILL)
"""  # a process of its own: a fork of this one would share its database and its browser


def test_a_dump_that_is_killed_leaves_nothing_that_is_served_and_holds_up_no_other(client, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "DUMPS", tmp_path)
    make.make_webinar()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".unfinished-")
    assert client.get("/dumps/").content.decode().count("webinars.json") == 0
    assert client.get(f"/dumps/{left.name}/webinars.json").status_code == 404
    place, _counts = dump()
    assert sorted(path.name for path in place.iterdir()) == sorted(writing.NAMES)


@pytest.mark.parametrize("number", [1, 50])
def test_a_dump_costs_the_same_for_any_number_of_events(number, tmp_path, django_assert_num_queries):
    conference, person = make.make_conference(), make.make_person()
    for _n in range(number):
        make.make_appearance(make.make_webinar(), person)
        make.make_appearance(make.make_session(conference=conference), person)
    dump(tmp_path)  # once, so that what a process reads once is read
    lifted = connection.vendor == "postgresql"  # the limit of time for a statement, while it waits for others
    with django_assert_num_queries(69 + lifted):
        dump(tmp_path)
