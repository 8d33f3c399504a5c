"""Moving in from an older site: old addresses in the corpus, in tables, and the list of what must not die."""

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hrhub.catalogue.here import pages_here
from hrhub.exchange.moving.checking import addresses_in, check
from hrhub.web.models import Moved
from tests.make import (
    make_conference,
    make_organisation,
    make_person,
    make_recording,
    make_series,
    make_session,
    make_webinar,
)

from .corpora import conference, corpus, load, person, session, webinar, writes_of

OLD = "https://old.example.org"


def moves():
    return dict(Moved.objects.order_by("old_path").values_list("old_path", "new_path"))


# The corpus names old addresses


@pytest.mark.django_db
def test_everything_with_a_page_may_have_old_addresses(tmp_path):
    folder = corpus(
        tmp_path,
        webinars=[webinar(slug="w", old_addresses=[f"{OLD}/node/1", "/Node/01/"])],
        conferences=[
            conference("c-1", session(slug="s", old_addresses=["/node/2"]), slug="c", old_addresses=["/node/3"])
        ],
        people=[person(slug="ama", old_addresses=["/user/4"])],
        organisations=[{"id": "usaid", "name": "USAID", "old_addresses": ["/node/5"]}],
        series=[{"id": "hrh", "name": "HRH", "old_addresses": ["/?p=6"]}],
        topics=[{"id": "midwives", "name": "Midwives", "old_addresses": ["/taxonomy/term/7"]}],
    )
    assert load(folder)[-1] == "old addresses: made 8, changed 0, same 0, kept 0"
    assert moves() == {
        "/node/1": "/webinars/w/",
        "/node/01": "/webinars/w/",
        "/node/2": "/conferences/c/s/",
        "/node/3": "/conferences/c/",
        "/user/4": "/people/ama/",
        "/node/5": "/organisations/usaid/",
        "/?p=6": "/series/hrh/",
        "/taxonomy/term/7": "/topics/midwives/",
    }
    assert load(folder)[-1] == "old addresses: made 0, changed 0, same 8, kept 0"
    assert writes_of(folder) == []


@pytest.mark.django_db
def test_what_became_of_an_old_address_is_told(tmp_path):
    make_webinar("Here")
    Moved.objects.lead({"/node/1": "/elsewhere/"})
    mine = ["/node/1", "/webinars/here", "/node/2"]
    lines = load(
        corpus(tmp_path, webinars=[webinar("a", slug="a", old_addresses=mine), webinar("b", old_addresses=["/node/2"])])
    )
    assert [line for line in lines if "old address" in line] == [
        "b: old address /node/2 is one of a, too, and leads to /webinars/a/",
        "a: old address /node/1 leads to /elsewhere/ already, and still does",
        "a: old address /webinars/here is a page here, and is never led away from",
        "old addresses: made 1, changed 0, same 0, kept 1",
    ]
    assert moves() == {"/node/1": "/elsewhere/", "/node/2": "/webinars/a/"}


@pytest.mark.django_db
def test_old_addresses_of_files_lead_to_where_the_file_is_but_not_for_a_draft(tmp_path):
    def documents(number):
        return [
            {
                "title": "Slides",
                "url": f"https://files.example.org/{number}.pdf",
                "old_addresses": [f"/files/{number}.pdf"],
            },
            {"title": "Lost", "old_addresses": [f"/lost/{number}.pdf"]},
        ]

    draft = webinar("draft", published_at="2199-01-01T00:00:00Z", documents=documents(2))
    load(corpus(tmp_path, webinars=[webinar("w", slug="w", documents=documents(1)), draft]))
    assert moves() == {"/files/1.pdf": "https://files.example.org/1.pdf", "/lost/1.pdf": "/webinars/w/"}


# A table of addresses


def table(tmp_path, text):
    path = tmp_path / "old.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def load_table(path, **options):
    out = StringIO()
    call_command("load_old_addresses", str(path), stdout=out, **options)
    return out.getvalue().splitlines()


ROWS = "old_address,new_address\n/node/1,/webinars/one/\nhttps://old.example.org/files/x.pdf,https://files.example.org/x.pdf\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        ROWS,
        "\ufeff" + ROWS.replace("\n", "\r\n"),
        ROWS.replace(",", ";"),
        ROWS.replace(",", "\t"),
        "note,New_address,old_address\n,/webinars/one,/node/1/\n\n,https://files.example.org/x.pdf,/Files/x.pdf\n",
    ],
)
def test_a_table_is_loaded_and_the_same_again_changes_nothing(tmp_path, text):
    make_webinar("One")
    path = table(tmp_path, text)
    assert load_table(path) == ["old addresses: made 2, changed 0, same 0, left 0"]
    assert moves() == {"/files/x.pdf": "https://files.example.org/x.pdf", "/node/1": "/webinars/one/"}
    assert load_table(path) == ["old addresses: made 0, changed 0, same 2, left 0"]


@pytest.mark.django_db
def test_a_dry_run_changes_nothing(tmp_path):
    make_webinar("One")
    assert load_table(table(tmp_path, ROWS), dry_run=True) == [
        "old addresses: made 2, changed 0, same 0, left 0",
        "This was a dry run: nothing was changed.",
    ]
    assert moves() == {}


@pytest.mark.django_db
def test_a_table_may_lead_to_what_itself_moved_and_changes_what_was_wrong(tmp_path):
    make_webinar("One", published_at=None)
    Moved.objects.lead({"/node/2": "/webinars/one/", "/node/1": "/people/"})
    lines = load_table(table(tmp_path, "old_address,new_address\n/node/1,/node/2\n/people/,/webinars/one/\n"))
    assert lines == [
        "row 3: /people is a page here, and is never led away from",
        "old addresses: made 0, changed 1, same 0, left 1",
    ]
    assert moves() == {"/node/1": "/webinars/one/", "/node/2": "/webinars/one/"}


HEADING = "row 1: the heading must name the columns old_address and new_address"
BAD_TABLES = {
    "": [HEADING],
    "old,new\n/a,/b\n": [HEADING],
    b"\xff\xfe\x00": ["not UTF-8: byte 0 cannot be read; save the file as CSV UTF-8"],
    "old_address,new_address\n/a\0,/b\n": ["has a NUL character: this is no CSV file"],
    "old_address,new_address\n/,/people/\nnode/1,/people/\n": [
        "row 2: old_address “/” is none: a path, or the whole address, but not the home page",
        "row 3: old_address “node/1” is none: a path, or the whole address, but not the home page",
    ],
    "old_address,new_address\n/a,//evil.example.org\n/b,javascript:x\n/c\n": [
        f"row {n}: new_address “{new}”: A path of this site: it begins with a slash and has no spaces."
        for n, new in [(2, "//evil.example.org"), (3, "javascript:x"), (4, "")]
    ],
    "old_address,new_address\n/a,/webinars/none/\n\n/b,/nothing\n": [
        "row 2: new_address “/webinars/none/” is no page here",
        "row 4: new_address “/nothing” is no page here",
    ],
    "old_address,new_address\n/a,/people/\n/A/,/topics/\n": ["row 3: “/A/” leads elsewhere in row 2"],
    "old_address,new_address\n/a,/b\n/b,/a\n": ["row 2: /a leads back to itself"],
    f'old_address,new_address\n"{"x" * 200_000}",/b\n': ["no CSV: field larger than field limit (131072)"],
}


@pytest.mark.django_db
@pytest.mark.parametrize("text", BAD_TABLES)
def test_a_table_with_a_defect_changes_nothing_and_every_row_is_told(tmp_path, text):
    with pytest.raises(CommandError) as refused:
        load_table(table(tmp_path, text))
    assert str(refused.value).splitlines() == ["Nothing was changed.", *BAD_TABLES[text]]
    assert moves() == {}


@pytest.mark.django_db
def test_a_table_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file or directory"):
        load_table(tmp_path / "none.csv")


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 400])
def test_a_table_costs_the_same_for_any_number_of_rows(tmp_path, django_assert_max_num_queries, how_many):
    make_webinar("One")
    rows = "".join(f"/node/{n},/webinars/one/\n" for n in range(how_many))
    with django_assert_max_num_queries(16):
        load_table(table(tmp_path, f"old_address,new_address\n{rows}"))


# The list of what must not die


def checked(*addresses):
    return [str(each) for each in check(addresses)]


@pytest.mark.django_db
def test_each_old_address_is_followed_to_its_end():
    one, draft = make_webinar("One"), make_webinar("Draft", published_at=None)
    make_session("Inner", conference=make_conference("Forum"))
    make_person("Unseen")
    make_recording(one)
    Moved.objects.lead(
        {
            "/node/1": one.path,
            "/node/2": draft.path,
            "/node/3": "https://files.example.org/x.pdf",
            "/node/4": "/media/none.pdf",
            "/?p=5": f"{one.path}#chapters",
            "/fr/node/6": "/events/?has=recording",
        }
    )
    expected = {
        f"{OLD}/node/1/?utm_source=x": "301 {} -> /webinars/one/",
        "/node/2": "404 {} -> /webinars/draft/ (leads to a page that nobody sees)",
        "/node/3": "301 {} -> https://files.example.org/x.pdf (another site, not asked)",
        "/node/4": "404 {} -> /media/none.pdf (leads to a page that nobody sees)",
        "/?p=5": "301 {} -> /webinars/one/#chapters",
        "/fr/node/6": "301 {} -> /events/?has=recording",
        "/fr/?p=7": "404 {} (the home page answers, whatever its parameters ask)",
        f"{OLD}": "200 {}",
        "/": "200 {}",
        "/webinars/one": "200 {}",
        "/fr/webinars/one/?a=b": "200 {}",
        "/conferences/forum/": "200 {}",
        "/conferences/forum/inner/": "200 {}",
        "/conferences/forum/none/": "404 {}",
        "/webinars/draft/": "404 {}",
        "/people/unseen/": "404 {}",
        "/people/": "200 {}",
        "/static/site.css": "200 {}",
        "/static/../hrhub/settings.py": "404 {}",
        "/media/": "404 {}",
        "node/1": "404 {} (no address)",
        "/node/\udcff": "404 {}",
        "/%ff%00": "404 {}",
        "/" + "9" * 10_000: "404 {}",
    }
    assert checked(*expected) == [line.format(address) for address, line in expected.items()]


@pytest.mark.django_db
def test_what_the_list_says_is_what_a_visitor_finds(client):
    make_webinar("One")
    make_person("Unseen")
    make_organisation("Unseen")
    Moved.objects.lead({"/node/1": "/webinars/one/", "/node/2": "/people/unseen/", "/node/3": "/organisations/unseen/"})
    asked = [
        "/node/1",
        "/node/2",
        "/node/3",
        "/node/4",
        "/webinars/one/",
        "/events/",
        "/countries/zm/",
        "/countries/zz/",
    ]
    assert [each.status for each in check(asked)] == [str(client.get(address).status_code) for address in asked]


def test_empty_lines_and_comments_are_no_addresses():
    assert list(addresses_in(["\ufeff/a\n", "\n", "  # no\n", " /b \r\n"])) == ["/a", "/b"]


def run_check(path, *options):
    out = StringIO()
    code = 0
    try:
        call_command("check_old_addresses", str(path), *options, stdout=out)
    except SystemExit as ended:
        code = ended.code
    return code, out.getvalue().splitlines()


@pytest.mark.django_db
def test_the_command_ends_with_1_where_an_address_is_not_found(tmp_path):
    Moved.objects.lead({"/node/1": "/people/"})
    path = tmp_path / "list.txt"
    path.write_text("/node/1\n/people/\n")
    summary = "2 addresses: 1 lead on (301), 1 are pages here (200), 0 are not found (404)"
    assert run_check(path) == (0, ["301 /node/1 -> /people/", "200 /people/", summary])
    path.write_text("/node/2\n=HYPERLINK()\n")
    report = tmp_path / "report.csv"
    code, lines = run_check(path, "--csv", str(report))
    assert (code, lines[-1]) == (1, "2 addresses: 0 lead on (301), 0 are pages here (200), 2 are not found (404)")
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["address", "status", "leads_to", "note"],
        ["/node/2", "404", "", ""],
        ["'=HYPERLINK()", "404", "", "no address"],
    ]
    with pytest.raises(CommandError, match="No such file"):
        run_check(tmp_path / "none.txt")


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 50])
def test_checking_costs_the_same_for_any_number(django_assert_max_num_queries, how_many):
    make_webinar("One")
    Moved.objects.lead({f"/node/{n}": "/webinars/one/" for n in range(how_many)})
    addresses = [f"/{kind}/{n}" for n in range(how_many) for kind in ("node", "webinars", "people", "conferences", "x")]
    with django_assert_max_num_queries(5):
        assert len(checked(*addresses)) == 5 * how_many


@pytest.mark.django_db
def test_short_addresses_and_what_hangs_on_a_page_are_asked_for_as_a_visitor_would():
    event = make_webinar(series=make_series("Posts", letter="w"), number=1)
    there = ["/w1", f"/e/{event.code.upper()}/", f"{event.path}cite.bib", "/sitemap.xml"]
    assert pages_here([*there, "/w2", "/e/222222", f"{event.path}transcript/"]) == set(there)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/media//etc/passwd", "/static//x", "/media/%2Fetc/x", "/media/../x"])
def test_a_file_outside_its_folder_is_none(address):
    assert pages_here([address]) == set()
