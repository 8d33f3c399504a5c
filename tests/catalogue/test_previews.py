"""What chats, search engines and reference managers read in the head of a page."""

from datetime import date, time, timedelta

import brotli
import pytest
import time_machine

from tests import make
from tests.catalogue.event_page.pages import content_loaded, read
from tests.catalogue.machines import meta, metas

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"
FIRST = "/webinars/webinar-1-lessons-learned-from-the-global-healthcare-workforce/"
LUSAKA = {"date": date(2024, 5, 14), "start": time(14), "end": time(15), "zone": "Africa/Lusaka"}
LONG = "Which lessons from the field serve those who plan, pay and keep midwives in rural posts for many years?"
MOST_BYTES = 800  # compressed, of an event's page, for all that stands there for machines and for citing


def test_a_preview_begins_with_day_and_hour(client):
    event = make.make_webinar("Keeping midwives", **LUSAKA)
    make.make_text(event, LONG, part="teaser")
    when = "Tuesday 14 May 2024, 14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC."
    words = "Which lessons from the field serve those who"
    assert meta(client, event.path, "og:description") == [f"{when} {words}…"]
    assert meta(client, event.path, "description") == [f"{when} {words} plan, pay and keep midwives in rural posts…"]


@pytest.mark.parametrize("title", ["A long title " * 20, "Gesundheitsfachkräfteeinwanderungsgesetz" * 5, "漢" * 300])
@pytest.mark.parametrize("language", ["", "/ar"])
def test_titles_and_descriptions_are_short_enough_for_chats(client, title, language):
    event = make.make_webinar(title[:300], **LUSAKA)
    make.make_text(event, "漢字" * 150, part="teaser", language=language.strip("/") or "en")
    assert 30 < len(*meta(client, f"{language}{event.path}", "og:title")) <= 60
    assert 60 < len(*meta(client, f"{language}{event.path}", "og:description")) <= 120
    assert len(*meta(client, f"{language}{event.path}", "description")) <= 160


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_what_was_called_off_says_so_first(client, state):
    event = make.make_webinar(state=state)
    assert meta(client, event.path, "og:description") == [f"Tuesday 14 May 2024 ({state}). Webinar."]


def test_without_a_teaser_in_the_language_it_says_what_it_is(client):
    event = make.make_webinar(series=make.make_series("Row"))
    make.make_text(event, "Une phrase.", part="teaser", language="fr")
    assert meta(client, event.path, "og:description") == ["Tuesday 14 May 2024. Webinar, Row."]


def test_the_picture_has_the_revision_and_says_what_is_in_it(client):
    event = make.make_webinar("Keeping midwives")
    found = dict(metas(client, f"/fr{event.path}"))
    assert {name: found[name] for name in found if "image" in name or "twitter" in name} == {
        "og:image": f"{SITE}/fr{event.path}picture.png?v={event.revision}",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Keeping midwives",
        "twitter:card": "summary_large_image",
    }


def test_of_the_first_webinar_a_reference_manager_learns_all_and_nothing_twice(client):
    with content_loaded():
        found = [pair for pair in metas(client, FIRST) if pair[0].startswith(("citation_", "DC."))]
    assert found == [
        ("citation_title", "Lessons Learned from the Global Healthcare Workforce"),
        ("citation_author", "McCaffery, Jim"),
        ("citation_author", "Quain, Estelle"),
        ("citation_author", "Asnake, Mengistu"),
        ("citation_publication_date", "2011/07/14"),
        ("citation_language", "en"),
        ("DC.type", "presentation"),
        ("DC.rights", "CC BY 4.0"),
    ]


def test_a_session_is_a_paper_of_its_conference_and_not_of_this_site(client):
    event = make.make_session("Title", conference=make.make_conference("World Forum"), licence="CC BY 4.0")
    make.make_involvement(event, make.make_organisation("A Body of Two"))
    assert [pair for pair in metas(client, event.path) if pair[0].startswith(("citation_", "DC."))] == [
        ("citation_title", "Title"),
        ("citation_publication_date", "2024/05/14"),
        ("citation_conference_title", "World Forum"),
        ("citation_language", "en"),
        ("DC.source", "World Forum"),
        ("DC.rights", "CC BY 4.0"),
    ]


@pytest.mark.parametrize("values", [{"published_at": None}, {"practice": True}])
def test_a_draft_and_an_event_for_practising_are_nothing_to_cite(client, values):
    event = make.make_webinar(**values)
    client.force_login(make.make_editor())
    assert [name for name, _value in metas(client, event.path) if name.startswith(("citation_", "DC."))] == []


def test_a_passage_previews_with_its_words_and_keeps_its_second(client):
    event = make.make_webinar("Keeping midwives")
    make.make_transcript(event, ["Welcome.", "We pay them on time, and they stay."])
    path = f"{event.path}transcript/"
    assert meta(client, f"/fr{path}?t=12", "og:url") == [f"{SITE}/fr{path}?t=10"]
    assert meta(client, f"{path}?t=12", "og:description") == ["We pay them on time, and they stay."]
    assert meta(client, path, "og:url") == [f"{SITE}{path}"]
    assert meta(client, path, "og:title") == ["Keeping midwives"]


def test_hostile_words_stay_in_their_attribute(client):
    title = "\"><script>alert(1)</script> & 'single' \\ {b}"
    event = make.make_webinar(title)
    assert meta(client, event.path, "citation_title") == [title]
    assert meta(client, event.path, "og:title") == [title]


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/events/", "/events/"),
        ("/events/?page=1", "/events/?page=1"),
        ("/events/?q=pay&page=2", "/events/"),
        ("/fr/events/?topic=pay", "/fr/events/"),
        ("/events/?page=1%22%3E&page=%3C", "/events/"),
        ("/webinars/one/transcript/?t=5", "/webinars/one/transcript/"),
        ("/webinars/one/transcript/?language=sw&t=5", "/webinars/one/transcript/?language=sw"),
        ("/?utm_source=chat", "/"),
    ],
)
def test_every_page_has_one_address(client, path, canonical):
    make.make_transcript(make.make_webinar(slug="one"), language="sw")
    links = [e.get("href") for e in read(client, path).root.iter("link") if e.get("rel") == "canonical"]
    assert links == [f"{SITE}{canonical}"]


def test_an_error_has_no_address(client):
    answer = client.get("/nowhere/")
    assert (answer.status_code, b"canonical" in answer.content) == (404, False)


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/admin/login/"])
def test_a_page_for_one_person_previews_as_private_and_nothing_else(client, path):
    page = client.get(path, follow=True).content.decode()
    assert '<meta property="og:title" content="Private page of HRHub">' in page
    assert '<meta name="robots" content="noindex' in page
    assert [word for word in ("og:description", "og:image", "og:url", "canonical", "ld+json") if word in page] == []


def test_what_machines_read_and_the_citation_keep_their_budget(client):
    with content_loaded():
        page = client.get(FIRST).content.decode()
    assert compressed(page) - compressed(without_ours(page)) <= MOST_BYTES


def without_ours(page):
    """Return the page without what stands there for machines and for citing."""
    parts = [
        ("<meta property", ">"),
        ('<meta name="description', ">"),
        ('<meta name="citation', ">"),
        ('<meta name="DC', ">"),
        ('<meta name="twitter', ">"),
        ('<link rel="canonical', ">"),
        ('<section class="citing', "</section>"),
        ('<script type="application/ld+json', "</script>"),
    ]
    for begin, end in parts:
        while begin in page:
            before, _begin, after = page.partition(begin)
            page = before + after.partition(end)[2]
    return page


def compressed(page):
    return len(brotli.compress(page.encode(), quality=5))


@pytest.mark.parametrize("how_many", [1, 50])
def test_none_of_it_costs_a_query(client, django_assert_num_queries, how_many):
    event = make.make_session(conference=make.make_conference(city="Lusaka", country=make.make_country("ZM")))
    for _ in range(how_many if how_many == 1 else 5):
        make.make_appearance(event)
        make.make_involvement(event)
    with django_assert_num_queries(4):
        client.get(event.path)


@time_machine.travel("2030-01-01T12:00Z", tick=False)
def test_the_hour_of_what_is_to_come_is_told(client):
    event = make.make_webinar(starts_in=timedelta(days=1))
    assert meta(client, event.path, "og:description") == ["Wednesday 2 January 2030, 12:00–13:00 UTC. Webinar."]
