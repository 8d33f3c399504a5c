"""Licences: a thing's own, else its event's, else the site's; with a link where they are well known."""

import re

import pytest
from django.test import Client

from hrhub.catalogue.licences import address_of, licence_of, linked
from tests.make import (
    make_conference,
    make_involvement,
    make_organisation,
    make_recording,
    make_resource,
    make_series,
    make_session,
    make_text,
    make_transcript,
    make_webinar,
)
from tests.web.test_identity import make_identity

CC = "https://creativecommons.org/"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("CC BY 4.0", f"{CC}licenses/by/4.0/"),
        ("cc-by-4.0", f"{CC}licenses/by/4.0/"),
        ("CC BY-SA 4.0", f"{CC}licenses/by-sa/4.0/"),
        ("CC BY-NC-ND 3.0", f"{CC}licenses/by-nc-nd/3.0/"),
        ("CC BY-NC-SA 3.0 IGO", f"{CC}licenses/by-nc-sa/3.0/igo/"),
        ("CC BY-NC-SA 4.0 IGO", ""),
        ("CC0 1.0", f"{CC}publicdomain/zero/1.0/"),
        ("CC0", f"{CC}publicdomain/zero/1.0/"),
        ("Public Domain Mark 1.0", f"{CC}publicdomain/mark/1.0/"),
        ("CC BY", ""),
        ("CC BY 5.0", ""),
        ("CC BY 4.0 for the texts", ""),
        ("All rights reserved", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_well_known_licence_has_its_address(words, address):
    assert address_of(words) == address


def test_the_nearest_word_holds(db):
    make_identity(licence_texts="CC BY 4.0", licence_recordings="CC BY-NC 4.0")
    assert licence_of("recording", "Own", "Event's").words == "Own"
    assert licence_of("recording", "", "Event's").words == "Event's"
    assert licence_of("recording", "", "").words == "CC BY-NC 4.0"
    assert licence_of("text", "").words == "CC BY 4.0"
    assert licence_of("transcript", "", "") is None


def test_words_are_escaped(db):
    event = make_webinar(licence="<script>alert(1)</script>")
    make_text(event)
    make_recording(event)
    assert linked(licence_of("text", event.licence)) == "<script>alert(1)</script>"
    page = main(event.path)
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


def main(path):
    return re.search("<main.*?</main>", Client().get(path).content.decode(), re.S)[0]


def licences(path):
    """Return the words of each licence on the page, in order, linked or not."""
    below = re.findall(r"Licence: <a [^>]*>([^<]+)<", main(path))
    return below + re.findall(r"<span><bdi><a [^>]*>([^<]+)<", main(path))


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_it_is_said_of_every_text_and_recording(make):
    make_identity(licence_texts="CC BY 4.0", licence_recordings="CC BY-NC 4.0")
    event = make()
    make_text(event, part="summary")
    make_text(event, part="abstract")
    make_recording(event)
    make_recording(event, licence="CC BY-ND 4.0")
    assert licences(event.path) == ["CC BY 4.0", "CC BY 4.0", "CC BY-NC 4.0", "CC BY-ND 4.0"]
    fact = rf'<dt>Licence</dt>\s*<dd><a href="{CC}licenses/by/4.0/"[^>]*><bdi>CC BY 4.0</bdi></a></dd>'
    assert re.search(fact, main(event.path))


def beside_resources(path):
    """Return, for each resource of a page, the licence that stands beside it."""
    return [
        re.findall(r"<bdi><a [^>]*>([^<]+)<", note) for note in re.findall(r'<span class="note">.*?</span>', main(path))
    ]


@pytest.mark.parametrize("make", [make_session, make_conference])
def test_it_is_said_of_every_document_of_our_own(db, make):
    make_identity(licence_resources="CC BY-SA 4.0")
    event = make()
    make_resource(event, kind="slides")
    make_resource(event, kind="report", address="", file="resources/2024/report.pdf")
    make_resource(event, kind="guidance", address="https://example.org/guidance")
    make_resource(event, kind="guidance", address="", file="resources/2024/guidance.pdf", publisher="Another body")
    make_resource(event, kind="slides", lost=True)
    assert beside_resources(event.path) == [["CC BY-SA 4.0"], ["CC BY-SA 4.0"], [], [], []]
    type(event).objects.filter(pk=event.pk).update(licence="CC0 1.0")
    assert beside_resources(event.path) == [["CC0 1.0"], ["CC0 1.0"], [], [], []]


@pytest.mark.parametrize(
    ("own", "of_event", "shown"),
    [("CC0 1.0", "CC BY 3.0", "CC0 1.0"), ("", "CC BY 3.0", "CC BY 3.0"), ("", "", "CC BY-SA 4.0")],
)
def test_it_is_said_of_every_transcript(db, own, of_event, shown):
    make_identity(licence_transcripts="CC BY-SA 4.0", licence_texts="CC BY 4.0")
    event = make_webinar(licence=of_event)
    make_transcript(event, licence=own)
    assert licences(f"{event.path}transcript/") == [shown]


def test_it_is_said_of_the_texts_of_a_conference(db):
    make_identity(licence_texts="CC BY 4.0")
    conference = make_conference()
    make_text(conference)
    assert licences(conference.path) == ["CC BY 4.0"]


def test_where_nobody_said_one_nothing_stands(client, db):
    event = make_webinar()
    make_text(event)
    make_recording(event)
    assert "icence" not in main(event.path)


def test_the_lines_of_funders_are_printed_as_they_stand(db):
    series = make_series("A series", funder_line="Supported by <A Fund>, grant 7.")
    event = make_webinar(series=series)
    make_involvement(event, make_organisation("B Fund"), relation="funder", line="Paid by B Fund.")
    page = main(event.path)
    assert "<dt>Funding</dt>" in page
    assert "<bdi>Supported by &lt;A Fund&gt;, grant 7.</bdi>" in page
    assert "Paid by B Fund." in page
    assert '<p class="note" dir="auto">Supported by &lt;A Fund&gt;, grant 7.</p>' in main(series.path)


def test_a_webinar_without_a_series_has_no_line(db):
    assert "<dt>Funding</dt>" not in main(make_webinar().path)
    assert "<dt>Funding</dt>" not in main(make_webinar(series=make_series()).path)
