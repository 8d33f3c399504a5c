"""What a record says of an event."""

from xml.etree import ElementTree

import pytest

from hrhub.catalogue.models import Event
from tests import make
from tests.gates.states import oddities

from .asking import LIST, OAI, OLD, ask, changed_at, listed

pytestmark = pytest.mark.django_db
DC = "{http://purl.org/dc/elements/1.1/}"


def test_a_record_is_simple_dublin_core(client):
    event = make.make_webinar("Garder les sages-femmes", language="fr", licence="CC BY 4.0", date_precision="month")
    make.make_text(event, "Keeping midwives", part="title", language="en")
    make.make_text(event, "What was said.\x0b")
    make.make_appearance(event, make.make_person("Ama Mensah"))
    make.make_appearance(event, make.make_person("Bo Chair"), role="chair")
    make.make_event_topic(event, make.make_topic("Retention"))
    make.make_event_country(event, "ZM")
    make.make_involvement(event, make.make_organisation("Ministry"), relation="host")
    make.make_involvement(event, make.make_organisation("Funder"), relation="funder")
    make.make_source(event, is_main=True)
    root = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:localhost:{event.code}")
    described = root.find(f"{OAI}GetRecord/{OAI}record/{OAI}metadata")[0]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [(element.tag.removeprefix(DC), element.text.strip(), element.get(lang)) for element in described] == [
        ("title", "Garder les sages-femmes", "fr"),
        ("title", "Keeping midwives", "en"),
        ("creator", "Ama Mensah", None),
        ("contributor", "Bo Chair", None),
        ("subject", "Retention", "en"),
        ("description", "What was said.", "en"),
        ("publisher", "Ministry", None),
        ("contributor", "Funder", None),
        ("date", "2024-05", None),
        ("type", "Event", None),
        ("type", "webinar", None),
        ("identifier", f"http://localhost:8000{event.path}", None),
        ("identifier", f"http://localhost:8000/e/{event.code}", None),
        ("source", "https://example.org/news", None),
        ("source", "HRHub", None),
        ("language", "fr", None),
        ("coverage", "Zambia", None),
        ("rights", "CC BY 4.0", None),
    ]


@pytest.mark.parametrize(
    ("relations", "publishers", "contributors"),
    [
        (["host", "organiser"], ["Body 1"], ["Body 0"]),
        (["host", "co_host", "partner"], ["Body 0", "Body 1"], ["Body 2"]),
        (["partner", "funder"], [], ["Body 0", "Body 1"]),
        ([], [], []),
    ],
)
def test_its_publisher_is_who_held_it_and_never_this_site(client, relations, publishers, contributors):
    event = make.make_webinar()
    for n, relation in enumerate(relations):
        make.make_involvement(event, make.make_organisation(f"Body {n}"), relation=relation, order=n)
    root = ask(client, **LIST)
    assert [element.text for element in root.iter(f"{DC}publisher")] == publishers
    assert [element.text for element in root.iter(f"{DC}contributor")] == contributors
    assert [element.text for element in root.iter(f"{DC}source")] == ["HRHub"]


def test_a_header_stands_before_its_metadata_with_its_sets(client):
    event = make.make_session(series=make.make_series("The series"), conference=make.make_conference("The forum"))
    changed_at(event, OLD)
    root = ask(client, verb="ListRecords", metadataPrefix="oai_dc")
    record = root.find(f"{OAI}ListRecords/{OAI}record")
    assert [part.tag.removeprefix(OAI) for part in record] == ["header", "metadata"]
    assert [(part.tag.removeprefix(OAI), part.text) for part in record[0]] == [
        ("identifier", f"oai:localhost:{event.code}"),
        ("datestamp", "2024-05-14T12:00:00Z"),
        ("setSpec", "sessions"),
        ("setSpec", "series.the-series"),
        ("setSpec", "conference.the-forum"),
    ]


def test_hostile_words_make_good_xml(client):
    oddities()
    assert len(listed(ask(client, **LIST))) == Event.objects.count()


def test_a_control_character_in_a_language_breaks_no_record(client):
    event = make.make_webinar("A webinar", language="e\x01n")
    answer = client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc").content
    assert event.code in "".join(ElementTree.fromstring(answer).itertext())
