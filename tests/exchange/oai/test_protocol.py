"""What the protocol demands of any answer, and a harvester that others wrote."""

from xml.etree import ElementTree

import pytest
import sickle
from django.test import Client

from hrhub.catalogue.models import Event
from hrhub.catalogue.publishing import unpublish
from hrhub.exchange.oai import finding
from tests import make

from .asking import LIST, OAI, OLD, ask, changed_at, error, listed

pytestmark = pytest.mark.django_db


def test_the_site_identifies_itself(client):
    changed_at(make.make_webinar(), OLD)
    told = [
        (element.tag.removeprefix(OAI), element.text) for element in ask(client, verb="Identify").find(f"{OAI}Identify")
    ]
    assert told == [
        ("repositoryName", "HRHub"),
        ("baseURL", "http://localhost:8000/oai"),
        ("protocolVersion", "2.0"),
        ("adminEmail", told[3][1]),
        ("earliestDatestamp", "2024-05-14T12:00:00Z"),
        ("deletedRecord", "transient"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ]


def test_an_answer_says_what_was_asked(client):
    root = ask(client, verb="ListMetadataFormats")
    assert [element.tag for element in root] == [
        f"{OAI}{name}" for name in ("responseDate", "request", "ListMetadataFormats")
    ]
    assert (root[1].attrib, root[1].text) == ({"verb": "ListMetadataFormats"}, "http://localhost:8000/oai")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Nothing", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=webinars", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01T00:00:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2024-01-02T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-02&until=2024-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=1800-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=9999-12-31&until=9999-12-31", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=nowhere", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=series.none", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=%ff" + "x" * 9000, "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:none", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=oai:other:x", "idDoesNotExist"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_the_words_of_the_protocol(client, query, code):
    make.make_webinar()
    answer = client.get(f"/oai?{query}")
    assert answer.status_code == 200
    assert error(ElementTree.fromstring(answer.content)) == [code]


def test_the_same_may_be_asked_by_post_without_a_token_of_ours(client):
    event = make.make_webinar()
    answer = Client(enforce_csrf_checks=True).post("/oai", {**LIST, "verb": "ListIdentifiers"})
    assert listed(ElementTree.fromstring(answer.content)) == [(event.code, None)]
    assert not answer.cookies


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({**LIST, "set": "series.\0"}, "badArgument"),
        ({**LIST, "from": "\0"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:localhost:\0"}, "idDoesNotExist"),
        ({"verb": "ListRecords", "resumptionToken": "\0"}, "badResumptionToken"),
        ({"\0": "\0"}, "badVerb"),
    ],
)
def test_what_no_database_takes_is_refused_by_post_too(client, arguments, code):
    assert error(ElementTree.fromstring(client.post("/oai", arguments).content)) == [code]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_nothing_else_is_a_method_here(client, method):
    assert getattr(client, method)("/oai").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_a_harvester_of_others_walks_through_all(live_server, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    events = [make.make_webinar(f"Webinar {n}") for n in range(5)]
    unpublish(Event.objects.filter(pk=events[4].pk))
    harvester = sickle.Sickle(f"{live_server.url}/oai")
    assert harvester.Identify().protocolVersion == "2.0"
    assert [each.setSpec for each in harvester.ListSets()] == ["webinars", "sessions"]
    assert [each.metadataPrefix for each in harvester.ListMetadataFormats()] == ["oai_dc"]
    titles = [
        record.metadata.get("title") for record in harvester.ListRecords(metadataPrefix="oai_dc", ignore_deleted=True)
    ]
    assert titles == [[f"Webinar {n}"] for n in range(4)]
    assert [header.deleted for header in harvester.ListIdentifiers(metadataPrefix="oai_dc")] == [False] * 4 + [True]
    with pytest.raises(sickle.oaiexceptions.NoRecordsMatch):
        harvester.ListRecords(metadataPrefix="oai_dc", **{"from": "2999-01-01"})
