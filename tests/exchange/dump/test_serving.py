"""The page that lists the dumps, and their files."""

import pytest

from hrhub.catalogue.models import Event
from hrhub.catalogue.publishing import unpublish
from hrhub.exchange.dump import dump, writing
from hrhub.exchange.dump.serving import LABELS
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def dumps(tmp_path, settings, monkeypatch):
    """A place of its own for dumps, with nothing in it."""
    monkeypatch.setattr(writing, "DUMPS", tmp_path / "dumps")
    return tmp_path / "dumps"


def test_the_page_names_each_dump_by_its_day_with_what_is_in_it(client, dumps):
    make.make_webinar()
    place, _counts = dump(dumps)
    place.rename(dumps / "2027-03-10")
    page = client.get("/dumps/").content.decode()
    assert page.count("Wednesday 10 March 2027") == 1
    assert page.count("webinars.json</bdi> · 1 record ·") == 1
    assert [name for name in writing.NAMES if f'href="/dumps/2027-03-10/{name}"' not in page] == []


def test_without_a_dump_the_page_says_so(client, dumps):
    assert client.get("/dumps/").content.decode().count("No files have been made yet.") == 1


def test_every_file_has_a_name_for_people():
    assert sorted(LABELS) == sorted(writing.NAMES)


def test_a_dump_holds_the_files_that_are_served(dumps):
    place, _counts = dump(dumps)
    assert sorted(path.name for path in place.iterdir()) == sorted(writing.NAMES)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("webinars.json", "application/json"),
        ("claims.csv", "text/csv; charset=utf-8"),
        ("CODEBOOK.md", "text/markdown; charset=utf-8"),
        ("LICENCE.txt", "text/plain; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_sent_as_what_it_is(client, dumps, name, kind):
    place, _counts = dump(dumps)
    answer = client.get(f"/dumps/{place.name}/{name}")
    assert b"".join(answer.streaming_content) == (place / name).read_bytes()
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (kind, "nosniff")
    assert not answer.cookies


@pytest.mark.parametrize(
    "path",
    [
        "2027-03-11/webinars.json",
        "2027-03-10/secret_key",
        "2027-03-10/..%2F..%2Fsecret_key",
        "2027-03-10/",
        "../secret_key",
        "..%2F2027-03-10/webinars.json",
        "２０２７-03-10/webinars.json",
        ".unfinished-x/webinars.json",
        "notes/webinars.json",
    ],
)
def test_nothing_else_is_served(client, dumps, path):
    for folder in ("2027-03-10", ".unfinished-x", "notes"):
        (dumps / folder).mkdir(parents=True)
        (dumps / folder / "webinars.json").write_text("[]")
        (dumps / folder / "secret_key").write_text("x")
    (dumps / "secret_key").write_text("x")
    assert client.get(f"/dumps/{path}").status_code == 404


@pytest.mark.parametrize("address", ["/dumps/", "/dumps/2027-03-10/webinars.json"])
def test_nothing_is_posted_here(client, dumps, address):
    assert client.post(address).status_code == 405


def test_a_dump_from_before_an_event_was_taken_back_is_served_no_longer(client, dumps):
    event = make.make_webinar()
    place, _counts = dump(dumps)
    address = f"/dumps/{place.name}/webinars.json"
    assert client.get(address).status_code == 200
    unpublish(Event.objects.filter(pk=event.pk))
    assert client.get(address).status_code == 404
    assert place.name not in client.get("/dumps/").content.decode()
    dump(dumps)
    assert event.title.encode() not in b"".join(client.get(address).streaming_content)


def test_what_is_no_whole_dump_is_left_out(client, dumps):
    make.make_webinar()
    (dumps / "2026-99-99").mkdir(parents=True)
    (dumps / "2027-03-10").mkdir()
    (dumps / "2027-03-10" / "counts.json").write_text("{")
    assert client.get("/dumps/").status_code == 200
