"""Addresses that were: their one form, where they lead, and what asking for them costs."""

from importlib import import_module
from urllib.parse import unquote_to_bytes

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from hrhub.web.leading import Ring
from hrhub.web.models import Moved
from hrhub.web.moved import canonical, destination, keys
from tests.make import make_webinar

SAME = {
    "/node/123": [
        "/node/123",
        "/node/123/",
        "//node//123",
        "/Node/123",
        "/%6Eode/123",
        "/node%2f123",
        "/node/123#comments",
        "/node/123?utm_source=mail&fbclid=x&gclid=y",
        "/index.php/node/123",
        "/?q=node/123",
        "/index.php?q=node/123",
        "/?q=node%2F123",
        "?q=node/123",
        "http://example.org/node/123",
        "https://www.example.org/node/123",
        "HTTPS://example.org//index.php?q=/node/123/&utm_medium=x",
        " /node/123 ",
    ],
    "/fr/node/123": ["/fr/node/123", "/fr/?q=node/123", "/fr/index.php?q=node/123", "/FR/node/123/"],
    "/webinar-1-lessons-learned-global-healthcare-workforce": [
        "/webinar-1-lessons-learned-global-healthcare-workforce",
        "https://example.org/Webinar-1-Lessons-Learned-Global-Healthcare-Workforce/",
    ],
    "/sites/default/files/x.pdf": ["/sites/default/files/x.pdf", "/sites/default/files/X.PDF"],
    "/sites/default/files/my%20report.pdf": [
        "/sites/default/files/My%20report.pdf",
        "/sites/default/files/My report.pdf",
    ],
    "/files/santé.pdf": [
        "/files/sant%C3%A9.pdf",
        "/files/sant%c3%a9.pdf",
        "/files/santé.pdf",
        "/files/sante\u0301.pdf",
    ],
    "/ندوة": ["/%D9%86%D8%AF%D9%88%D8%A9", "/ندوة"],
    "/caf%25e9": ["/caf%E9", "/caf%e9", "/caf%25E9"],
    "/?p=12": ["/?p=12", "/index.php?p=12", "?p=12", "/?utm_campaign=x&P=12", "https://example.org?p=12"],
    "/?id=5&option=com_content": ["/index.php?option=com_content&id=5", "/?id=5&option=COM_content&"],
    "/blog?p=4": ["/blog/?p=4", "/blog/index.php?p=4"],
    "/index.php": ["/index.php", "/index.php/", "/index.php?utm_source=x"],
    "/a%3Fb": ["/a%3Fb", "/a%3fb/"],
    "/x%0D%0Aset-cookie:%20a=b": ["/x%0D%0ASet-Cookie:%20a=b"],
    "/evil.org/x": ["//evil.org/x", "/%2Fevil.org/x"],
    "/%5Cevil.org": ["/\\evil.org", "/%5Cevil.org"],
    "/%E2%80%AEgpj.pdf": ["/\u202egpj.pdf"],
    "": [
        "",
        "/",
        "https://example.org",
        "https://example.org/",
        "node/123",
        "javascript:x",
        "/" + "x" * 501,
        "/" * 9000,
        "/?q=",
    ],
}


@pytest.mark.parametrize(("form", "given"), [(form, given) for form, many in SAME.items() for given in many])
def test_an_old_address_has_one_form(form, given):
    assert canonical(given) == form
    assert canonical(form) == form


@given(st.text(st.sampled_from("/?&=#%qp12aAéE9ﬁİ .\\\n\0\ud800\u202e") | st.characters(), max_size=60))
def test_the_form_of_a_form_is_itself(text):
    form = canonical(f"/{text}")
    assert canonical(form) == form
    assert form == "" or form.isprintable()


@given(st.lists(st.sampled_from(["/index.php", "/", "?", "&", "q=", "p=1", "%2F", "fr", "a", "=", "%3F"]), max_size=9))
def test_the_form_of_a_front_page_with_parameters_is_itself(parts):
    form = canonical("/" + "".join(parts))
    assert canonical(form) == form


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/node/1", ["/node/1"]),
        ("/node/1?page=2", ["/node/1?page=2", "/node/1"]),
        ("/fr/node/1", ["/fr/node/1", "/node/1"]),
        ("/en/node/1?b=1", ["/en/node/1?b=1", "/en/node/1", "/node/1?b=1", "/node/1"]),
        ("/fr/?p=12", ["/fr?p=12", "/fr", "/?p=12"]),
        ("/frog/1", ["/frog/1"]),
        ("/?p=12", ["/?p=12"]),
        ("/", []),
    ],
)
def test_an_address_is_asked_for_closest_first(asked, found):
    assert keys(asked) == found


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        ("/webinars/one/", "/webinars/one/"),
        ("/webinars/one", "/webinars/one/"),
        ("/fr/webinars/one/?a=b#c", "/webinars/one/?a=b#c"),
        ("/webinars/one#c", "/webinars/one/#c"),
        ("http://localhost:8000/people/ana", "/people/ana/"),
        ("/media/x.pdf", "/media/x.pdf"),
        ("/", "/"),
        ("https://files.example.org/x.pdf", "https://files.example.org/x.pdf"),
    ],
)
def test_where_an_address_leads_is_kept_in_one_form(new, kept):
    assert destination(new) == kept


@pytest.mark.parametrize(
    "new",
    [
        "",
        "webinars/one",
        "//evil.example.org",
        "/\\evil.example.org",
        "\\\\evil.example.org",
        "javascript:alert(1)",
        "ftp://example.org/x",
        "https://",
        "/a\r\nSet-Cookie: x=y",
        "/a\0b",
        "/a b",
        "/" + "x" * 600,
    ],
)
def test_nothing_leads_to_what_is_no_address(new):
    with pytest.raises(ValidationError):
        destination(new)


@pytest.mark.django_db
def test_an_old_address_leads_to_the_new_one_for_good_and_in_the_same_language(client):
    make_webinar("Lessons")
    Moved.objects.move("/node/123", "/webinars/lessons/")
    answer = client.get("/fr/node/123")
    assert (answer.status_code, answer["Location"]) == (301, "/fr/webinars/lessons/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "asked"),
    [(form, given) for form, many in SAME.items() for given in many if form and given.startswith("/")],
)
def test_every_form_of_an_old_address_leads_on(client, old, asked):
    make_webinar("Lessons")
    Moved.objects.lead({old: "/webinars/lessons/"})
    for answer in (visit(client, asked), visit(client, asked, "HEAD")):
        assert (answer.status_code, answer["Location"]) == (301, language_of(asked) + "/webinars/lessons/")


def visit(client, asked, method="GET"):
    """Ask for an address letter by letter: the client takes what follows "//" for a host, and drops "#"."""
    path, _mark, query = asked.partition("#")[0].strip().partition("?")
    as_sent = unquote_to_bytes(path).decode("latin-1")
    return client.generic(method, "/", PATH_INFO=as_sent, QUERY_STRING=query)


def language_of(asked):
    return "/fr" if asked.startswith("/fr/") else ""


@pytest.mark.django_db
def test_the_address_with_its_language_and_parameters_is_the_closest(client):
    for title in ("One", "Two", "Three"):
        make_webinar(title)
    Moved.objects.lead(
        {"/node/1": "/webinars/one/", "/fr/node/1": "/webinars/two/", "/node/1?page=2": "/webinars/three/"}
    )
    assert client.get("/node/1?page=3")["Location"] == "/webinars/one/"
    assert client.get("/es/node/1")["Location"] == "/es/webinars/one/"
    assert client.get("/fr/node/1")["Location"] == "/fr/webinars/two/"
    assert client.get("/node/1?page=2")["Location"] == "/webinars/three/"


@pytest.mark.django_db
def test_a_file_may_stand_elsewhere_by_now(client):
    Moved.objects.lead({"/sites/default/files/x.pdf": "https://files.example.org/x.pdf?a=1"})
    answer = client.get("/fr/sites/default/files/x.pdf")
    assert (answer.status_code, answer["Location"]) == (301, "https://files.example.org/x.pdf?a=1")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        "//evil.example.org/",
        "/\\evil.example.org",
        "/%0d%0aSet-Cookie:x",
        "/node/" + "9" * 10_000,
        "/?p=" + "9" * 10_000,
        "/?p=%ff%fe",
        "/node/%ff",
        "/\u202e/node",
        "/?q=https://evil.example.org",
    ],
)
def test_odd_addresses_lead_nowhere(client, asked):
    Moved.objects.lead({"/node/1": "/webinars/"})
    assert visit(client, asked).status_code == (200 if asked.startswith("/?") else 404)


@pytest.mark.django_db
def test_chains_are_shortened_and_rings_are_not_made():
    Moved.objects.move("/a/", "/b/")
    Moved.objects.move("/b/", "/c/")
    assert moves() == {"/a": "/c/", "/b": "/c/"}
    Moved.objects.move("/c/", "/a/")
    assert moves() == {"/b": "/a/", "/c": "/a/"}


def moves():
    return dict(Moved.objects.values_list("old_path", "new_path"))


@pytest.mark.django_db
def test_many_are_led_in_one_step_each():
    Moved.objects.move("/page/", "/page-now/")
    happened = Moved.objects.lead({"/node/1": "/node/2", "/node/2": "/page/", "/node/3": "/page-now/"})
    assert moves() == dict.fromkeys(["/page", "/node/1", "/node/2", "/node/3"], "/page-now/")
    assert happened == {"made": ["/node/1", "/node/2", "/node/3"], "changed": [], "same": []}
    assert Moved.objects.lead({"/page-now": "/today/", "/node/3": "/page-now/"}) == {
        "made": ["/page-now"],
        "changed": ["/node/3"],
        "same": [],
    }
    assert moves() == dict.fromkeys(["/page", "/page-now", "/node/1", "/node/2", "/node/3"], "/today/")


@pytest.mark.django_db
def test_what_is_said_now_counts_against_what_led_back():
    Moved.objects.move("/b/", "/a/")
    Moved.objects.lead({"/a/": "/b/"})
    assert moves() == {"/a": "/b/"}


@pytest.mark.django_db
@pytest.mark.parametrize("ring", [{"/a": "/b", "/b": "/a"}, {"/a": "/A/"}, {"/a": "/b", "/b": "/c", "/c": "/b"}])
def test_a_ring_is_refused(ring):
    with pytest.raises(Ring):
        Moved.objects.lead(ring)
    assert moves() == {}


@pytest.mark.django_db
def test_a_page_that_leads_to_itself_is_not_there(client):
    Moved.objects.create(old_path="/files/x", new_path="/files/x?a=1")
    assert client.get("/files/x?a=1").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("how_many", [1, 1200])
def test_leading_costs_a_few_queries_for_every_500(django_assert_max_num_queries, how_many):
    with django_assert_max_num_queries(30):
        Moved.objects.lead({f"/node/{n}": f"/webinars/{n}/" for n in range(how_many)})


@pytest.mark.django_db
def test_a_page_that_is_there_is_never_led_away_from(client):
    make_webinar()
    Moved.objects.move("/events/", "/elsewhere/")
    assert client.get("/events/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "more"), [("/", 0), ("/?utm_source=x", 0), ("/?page=2", 0), ("/?p=12", 1), ("/fr/?page_id=7&x=1", 1)]
)
def test_the_home_page_asks_for_no_old_address_unless_its_parameters_name_one(client, asked, more):
    client.get("/")
    assert queries_of(client, asked) - queries_of(client, "/") == more


@pytest.mark.django_db
def test_a_page_that_is_nowhere_costs_one_query(client):
    client.get("/nothing/")
    assert queries_of(client, "/nothing/") == 1


def queries_of(client, asked):
    with CaptureQueriesContext(connection) as queries:
        client.get(asked)
    return len(queries)


@pytest.mark.django_db
def test_addresses_that_were_kept_before_are_brought_into_the_one_form():
    for old, new in [("/node/1/", "/a/"), ("/node/1", "/b/"), ("/Node/2/", "/c/"), ("/node/3", "/d/")]:
        Moved.objects.create(old_path=old, new_path=new)
    migration = import_module("hrhub.web.migrations.0004_bring_old_addresses_into_one_form")
    migration.into_one_form(apps, connection.schema_editor())
    assert moves() == {"/node/1": "/b/", "/node/2": "/c/", "/node/3": "/d/"}


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["http://localhost:8000", "http://LOCALHOST:8000", "http://127.0.0.1:8000"])
def test_an_address_never_leads_to_itself_under_our_whole_name(client, host):
    assert destination(f"{host}/files/Guide.pdf") == "/files/Guide.pdf"
    Moved.objects.bulk_create([Moved(old_path="/files/guide.pdf", new_path=f"{host}/files/Guide.pdf")])
    assert client.get("/files/Guide.pdf").status_code == 404


@pytest.mark.parametrize("new", ["/fr//evil.example/x", "/fr/\\evil.example", "//evil.example"])
def test_no_destination_leads_out_behind_a_language(new):
    with pytest.raises(ValidationError):
        destination(new)
