"""The sitemap: every address that is for everybody, in five languages, and no other; and what robots leave alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import etree

from hrhub.pages import sitemap
from tests import make

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
LANGUAGES = ["en", "fr", "es", "pt", "ar"]


def tree_of(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return etree.fromstring(answer.content)


def files(client):
    return [loc.text.removeprefix(SITE) for loc in tree_of(client, "/sitemap.xml").findall(".//s:loc", NAMES)]


def addresses(client):
    return [
        loc.text.removeprefix(SITE)
        for path in files(client)
        for loc in tree_of(client, path).findall("s:url/s:loc", NAMES)
    ]


def test_everything_public_is_there_in_every_language_once_and_answers(client):
    event = make.make_webinar(series=make.make_series())
    session = make.make_session()
    make.make_transcript(event)
    make.make_appearance(event)
    make.make_involvement(event)
    make.make_event_topic(event)
    make.make_event_country(event, "ZM")
    found = addresses(client)
    assert len(found) == len(set(found))
    assert [path for path in found if client.get(path).status_code != 200] == []
    english = [path for path in found if path[:4] not in {"/fr/", "/es/", "/pt/", "/ar/"}]
    assert len(found) == 5 * len(english)
    assert set(found) == {f"/{code}{path}" for code in LANGUAGES[1:] for path in english} | set(english)
    assert set(english) >= {event.path, f"{event.path}transcript/", session.path, session.conference.path}
    kinds = {path.split("/")[1] for path in english if path.count("/") == 3}
    assert kinds == {"webinars", "conferences", "series", "people", "organisations", "topics", "countries"}


def test_every_public_page_without_parameters_that_the_home_leads_to_is_there(client):
    found = set(addresses(client))
    assert {"/", "/events/", "/webinars/", "/about/", "/privacy/", "/accessibility/", "/contact/"} <= found


@pytest.mark.parametrize("hidden", [None, timezone.now() + timedelta(days=2)], ids=["draft", "later"])
def test_what_is_not_public_and_what_is_for_practising_is_not_there_even_for_editors(client, hidden):
    secret = make.make_webinar("Secret", published_at=hidden, series=make.make_series("Secret series"))
    make.make_transcript(secret)
    make.make_appearance(secret, make.make_person("Secret Person"), country=make.make_country("VU"))
    make.make_involvement(secret, make.make_organisation("Secret body"))
    make.make_event_topic(secret, make.make_topic("Secret topic"))
    make.make_conference("Secret forum", published_at=hidden)
    make.make_transcript(make.make_webinar("Secret practice", practice=True))
    make.make_transcript(make.make_webinar("Open"), published=False)
    client.force_login(make.make_editor())
    assert [path for path in addresses(client) if "secret" in path or "vu" in path or "transcript" in path] == []


def test_an_entry_names_every_language_and_when_it_changed(client):
    event = make.make_webinar("Title")
    (english, *others) = tree_of(client, "/sitemap-events-1.xml")
    told = [(link.get("hreflang"), link.get("href")) for link in english.findall("x:link", NAMES)]
    own = [(code, f"{SITE}{'' if code == 'en' else f'/{code}'}{event.path}") for code in LANGUAGES]
    assert told == [*own, ("x-default", f"{SITE}{event.path}")]
    assert all(link.get("rel") == "alternate" for link in english.iter("{*}link"))
    assert [(one.get("hreflang"), one.get("href")) for one in others[3].findall("x:link", NAMES)] == told
    assert english.findtext("s:lastmod", namespaces=NAMES) == f"{event.changed_at:%Y-%m-%dT%H:%M:%SZ}"


def test_a_long_section_is_several_files(client, monkeypatch):
    monkeypatch.setattr(sitemap, "PATHS_A_FILE", 2)
    events = [make.make_webinar() for _ in range(5)]
    own = [path for path in files(client) if "events" in path]
    assert own == [f"/sitemap-events-{n}.xml" for n in (1, 2, 3)]
    told = [loc.text for path in own for loc in tree_of(client, path).findall("s:url/s:loc", NAMES)]
    assert told[::5] == [f"{SITE}{event.path}" for event in events]


@pytest.mark.parametrize(
    "path",
    ["/sitemap-events-0.xml", "/sitemap-events-9.xml", "/sitemap-secrets-1.xml", f"/sitemap-events-{'9' * 30}.xml"],
)
def test_a_file_that_is_not_there_is_not_found(client, path):
    make.make_webinar()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("how_many", [1, 50])
def test_a_file_costs_one_query_and_the_index_one_for_each_section(client, django_assert_num_queries, how_many):
    for _ in range(how_many):
        make.make_webinar()
    with django_assert_num_queries(1):
        client.get("/sitemap-events-1.xml")
    with django_assert_num_queries(8):
        client.get("/sitemap.xml")


def test_addresses_are_those_of_this_site_whatever_host_was_asked(client):
    make.make_webinar()
    body = client.get("/sitemap-events-1.xml", headers={"host": "127.0.0.1"}).content.decode()
    assert "127.0.0.1" not in body


def test_robots_may_read_all_but_what_is_for_editors_and_filters_of_lists(client):
    answer = client.get("/robots.txt")
    lines = answer.content.decode().splitlines()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[:7] == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /events/?",
        "Allow: /events/?page=",
        "Disallow: /*/events/?",
        "Allow: /*/events/?page=",
    ]
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/sitemap-pages-1.xml"])
def test_they_are_only_read(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200
