"""The block “Share” on pages: links, a field to copy, the short address; and what it weighs."""

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings

from hrhub.catalogue.announcing import PAGE_BYTES
from hrhub.catalogue.models import Event
from tests import make
from tests.catalogue.event_page.pages import content_loaded, read
from tests.catalogue.sharing.scenes import LANGUAGES, SITE, recorded, share_of, webinar


@pytest.mark.django_db
def test_person_country_and_all_else_can_be_passed_on(client):
    event = make.make_session(series=make.make_series("Pay"))
    appearance = make.make_appearance(event, make.make_person("Ana Banda"))
    country = make.make_event_country(event, "ZM").country
    topic, host = make.make_event_topic(event).topic, make.make_involvement(event).organisation
    held = {appearance.person: "1 event", country: "1 event", event.series: "1 event"}
    held |= {topic: "1 event", host: "1 event"}
    for thing in held:
        name = getattr(thing, "label", thing.name)
        assert next(read(client, f"/fr{thing.path}").root.iter("textarea")).text.endswith(f"{SITE}/fr{thing.path}")
        page = read(client, thing.path)
        assert next(page.root.iter("textarea")).text == f"*{name}*\n{held[thing]}\nHRHub\n{SITE}{thing.path}"
        assert page.said("address") == f"{SITE}{thing.path}"
    conference = event.conference
    text = f"*{conference.name}*\nTuesday 14 May 2024\n1 session\nHRHub\n{SITE}{conference.path}"
    assert next(read(client, conference.path).root.iter("textarea")).text == text


@pytest.mark.django_db
def test_the_block_works_without_a_script_and_asks_nobody_before_a_click(client):
    page = read(client, webinar().path)
    field = next(page.root.iter("textarea"))
    assert ("readonly" in field.attrib, field.get("aria-label")) == (True, "Text to copy")
    elsewhere = [e.get("src") for e in page.root.iter() if (e.get("src") or "").startswith("http")]
    assert elsewhere == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_block_costs_at_most_seven_hundred_bytes(client, language):
    with content_loaded():
        prefix = "" if language == "en" else f"/{language}"
        html = client.get(prefix + founding().path).content.decode()
    without = (
        html[: html.index('<section class="passing"')]
        + html.partition('<section class="passing"')[2].partition("</section>")[2]
    )
    assert weight(html) - weight(without) <= 700


METAS = re.compile(r'<meta (?:property|name="(?:description|twitter|citation|DC))[^>]*>')


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_block_and_the_metas_cost_at_most_one_and_a_half_kilobytes_of_the_fullest_page(client, language):
    event = recorded()
    make.make_text(
        event, "أي دروس من الميدان تفيد من يخططون ويدفعون ويستبقون القابلات؟ " * 4, part="teaser", language="ar"
    )
    make.make_text(event, "What helps those who plan, pay and keep midwives? " * 5, part="teaser")
    for n, label in enumerate(["كيف يُدفع للقابلات", "السكن قبل الأجر", "أسئلة من القاعة", "الطرق والنقل"]):
        make.make_chapter(event, label, start_ms=n * 600_000)
    html = client.get(("" if language == "en" else f"/{language}") + make.told(event).path).content.decode()
    without = METAS.sub("", html.partition('<section class="passing"')[0])
    without += html.partition('<section class="passing"')[2].partition("</section>")[2]
    assert weight(html) - weight(without) <= 1500


def founding():
    return Event.objects.get(slug="webinar-1-lessons-learned-from-the-global-healthcare-workforce")


def weight(text):
    return len(brotli.compress(text.encode(), quality=5))


@pytest.mark.django_db
def test_the_cost_that_is_told_is_what_the_founding_page_costs(client):
    files = [Path(settings.BASE_DIR, "static", name).read_text() for name in ("site.css", "times.js", "favicon.svg")]
    with content_loaded():
        sizes = [weight(client.get(f"{prefix}{founding().path}").content.decode()) for prefix in ("", "/fr", "/ar")]
    visit = max(sizes) + sum(weight(text) for text in files)
    assert PAGE_BYTES * 0.7 <= visit <= PAGE_BYTES


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("letter", "number", "others", "path"),
    [
        ("w", 24, [23], "/w24"),
        ("W", 24, [23], "/w24"),
        ("w", 24, [24], None),
        ("w", None, [], None),
        (None, 24, [], None),
    ],
)
def test_the_address_is_by_number_where_that_is_the_series_own(letter, number, others, path):
    event = webinar(series=make.make_series(letter=letter), number=number)
    for other in others:
        make.make_webinar(series=event.series, number=other)
    make.make_webinar(series=event.series, number=number, published_at=None)
    assert share_of(event).address == SITE + (path or f"/e/{event.code}")


@pytest.mark.django_db
def test_the_block_asks_the_database_nothing(client, django_assert_num_queries):
    event = webinar(series=make.make_series(letter="w"))
    with django_assert_num_queries(3):  # the event, its neighbours, and whether one could register
        client.get(event.path)
