"""Harvesting by OAI-PMH: what the protocol demands, what is public, and what no longer is."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event as ThreadEvent
from threading import Thread
from time import sleep
from xml.etree import ElementTree

import pytest
import sickle
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event, Withdrawn
from hrhub.catalogue.publishing import publish, unpublish
from hrhub.exchange.oai import finding
from tests import make
from tests.gates.everything import everything
from tests.gates.states import oddities, secrets

pytestmark = pytest.mark.django_db

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
OLD = datetime(2024, 5, 14, 12, 0, 0, 500_000, UTC)


def ask(client, **arguments):
    """Return the root of the answer."""
    answer = client.get("/oai", arguments)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def error(root):
    return [element.get("code") for element in root.iter(f"{OAI}error")]


def listed(root):
    """Return [(code of the event, its status)] of all headers."""
    headers = root.iter(f"{OAI}header")
    return [
        (header.find(f"{OAI}identifier").text.removeprefix(finding.prefix()), header.get("status"))
        for header in headers
    ]


def changed_at(event, moment):
    Event.objects.filter(pk=event.pk).update(changed_at=moment, harvested_at=moment, published_at=moment)


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


LIST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


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


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({"from": "2024-05-14T12:00:00Z"}, True),
        ({"from": "2024-05-14T12:00:01Z"}, False),
        ({"until": "2024-05-14T12:00:00Z"}, True),
        ({"until": "2024-05-14T11:59:59Z"}, False),
        ({"from": "2024-05-14", "until": "2024-05-14"}, True),
        ({"from": "2024-05-15"}, False),
        ({"until": "2024-05-13"}, False),
    ],
)
def test_a_list_keeps_to_its_dates_both_included(client, limits, found):
    event = make.make_webinar()
    changed_at(event, OLD)
    assert listed(ask(client, **LIST, **limits)) == ([(event.code, None)] if found else [])


def test_a_set_holds_its_own(client):
    ours, other = make.make_webinar(series=make.make_series("Ours")), make.make_session()
    for of_set, event in (("series.ours", ours), ("webinars", ours), ("sessions", other)):
        assert listed(ask(client, **LIST, set=of_set)) == [(event.code, None)]


def test_what_was_kept_for_later_counts_as_changed_when_it_was_published(client):
    event = make.make_webinar(published_at=timezone.now() + timedelta(days=1))
    Event.objects.update(changed_at=OLD, harvested_at=OLD, published_at=OLD + timedelta(days=7))
    assert listed(ask(client, **LIST, **{"from": "2024-05-20"})) == [(event.code, None)]


def test_drafts_and_what_hangs_on_them_are_not_there(client):
    secrets()
    assert error(ask(client, **LIST)) == ["noRecordsMatch"]
    everything()
    for verb in ("ListRecords", "ListIdentifiers", "ListSets"):
        arguments = {} if verb == "ListSets" else {"metadataPrefix": "oai_dc"}
        assert client.get("/oai", {"verb": verb, **arguments}).content.lower().count(b"quokka") == 0


def test_an_editor_harvests_no_draft_either(client):
    make.make_webinar(published_at=None)
    client.force_login(make.make_editor())
    assert error(ask(client, **LIST)) == ["noRecordsMatch"]


def test_hostile_words_make_good_xml(client):
    oddities()
    assert len(listed(ask(client, **LIST))) == Event.objects.count()


def test_an_event_that_is_taken_back_is_told_as_deleted_until_it_is_public_again(client):
    event = make.make_webinar()
    unpublish(Event.objects.all())
    assert listed(ask(client, **LIST)) == [(event.code, "deleted")]
    identifier = finding.prefix() + event.code
    assert listed(ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=identifier)) == [
        (event.code, "deleted")
    ]
    publish(Event.objects.all())
    assert listed(ask(client, **LIST)) == [(event.code, None)]
    assert not Withdrawn.objects.exists()


def test_an_event_that_is_put_off_to_a_later_day_is_told_as_deleted_until_then(client):
    event = make.make_webinar()
    event.published_at = timezone.now() + timedelta(days=1)
    event.save()
    changed([event])
    assert listed(ask(client, **LIST)) == [(event.code, "deleted")]
    Event.objects.update(published_at=OLD)  # the day has come: nobody noted it
    assert listed(ask(client, **LIST)) == [(event.code, None)]


def test_what_nobody_saw_leaves_no_trace(client):
    for moment in (None, timezone.now() + timedelta(days=1)):
        make.make_webinar(published_at=moment)
    unpublish(Event.objects.all())
    assert not Withdrawn.objects.exists()


@pytest.mark.parametrize("published", [True, False])
def test_what_editors_delete_is_told_as_deleted_if_it_was_public(client, published):
    event = make.make_webinar(**({} if published else {"published_at": None}))
    editor = Client()
    editor.force_login(make.make_editor())
    editor.post(f"/admin/webinars/webinar/{event.pk}/delete/", {"post": "yes"})
    assert not Event.objects.exists()
    assert listed(ask(client, **LIST)) == ([(event.code, "deleted")] if published else [])


def test_a_withdrawn_event_is_its_code_and_its_moment_alone():
    assert [field.name for field in Withdrawn._meta.get_fields()] == ["code", "at", "harvested_at"]


@pytest.mark.parametrize(("public", "gone"), [(7, 0), (7, 4), (3, 3), (6, 3), (0, 5)])
def test_all_pages_together_hold_each_once(client, monkeypatch, public, gone):
    monkeypatch.setattr(finding, "PAGE", 3)
    events = [make.make_webinar() for _n in range(public + gone)]
    unpublish(Event.objects.filter(pk__in=[event.pk for event in events[public:]]))
    root, found = ask(client, **{**LIST, "verb": "ListIdentifiers"}), []
    while True:
        found += listed(root)
        token = root.find(f"{OAI}ListIdentifiers/{OAI}resumptionToken")
        if token is None or not token.text:
            break
        root = ask(client, verb="ListIdentifiers", resumptionToken=token.text)
    assert sorted(found) == sorted((event.code, "deleted" if n >= public else None) for n, event in enumerate(events))


def test_what_changes_while_somebody_harvests_is_met_again(client, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 1)
    first, second = make.make_webinar(), make.make_webinar()
    root = ask(client, **LIST)
    assert listed(root) == [(first.code, None)]
    changed([first])
    for event in (second, first):
        token = root.find(f"{OAI}ListRecords/{OAI}resumptionToken").text
        root = ask(client, verb="ListRecords", resumptionToken=token)
        assert listed(root) == [(event.code, None)]


def test_a_token_is_of_its_verb(client, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 1)
    make.make_webinar(), make.make_webinar()
    token = ask(client, **LIST).find(f"{OAI}ListRecords/{OAI}resumptionToken").text
    assert error(ask(client, verb="ListIdentifiers", resumptionToken=token)) == ["badResumptionToken"]


@pytest.mark.parametrize("number", [1, 50])
def test_a_page_costs_the_same_for_any_number_of_records(client, number, django_assert_num_queries):
    person, topic = make.make_person(), make.make_topic()
    for _n in range(number):
        event = make.make_session()
        make.make_appearance(event, person)
        make.make_event_topic(event, topic)
    client.get("/oai", LIST)
    with django_assert_num_queries(10):
        client.get("/oai", LIST)


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


def test_an_event_to_practise_with_is_no_librarys(client):
    make.make_webinar("Practice", practice=True)
    event = make.make_webinar("A webinar")
    answer = client.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").content.decode()
    assert [event.code in answer, answer.count("<identifier>")] == [True, 1]


def test_a_control_character_in_a_language_breaks_no_record(client):
    event = make.make_webinar("A webinar", language="e\x01n")
    answer = client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc").content
    assert event.code in "".join(ElementTree.fromstring(answer).itertext())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [changed, lambda events: unpublish(Event.objects.all())])
def test_what_an_act_writes_that_ends_after_a_harvest_is_in_the_next_one(client, act):
    event = make.make_webinar()
    ask(client, **LIST)
    with going_on(lambda: act([event])):
        sleep(1.1)  # dates have seconds
        before = ask(client, **LIST)
    found = listed(ask(client, **LIST, **{"from": before.find(f"{OAI}responseDate").text}))
    assert found == [(event.code, None if act is changed else "deleted")]


@pytest.mark.django_db(transaction=True)
def test_a_harvest_does_not_wait_for_an_act_that_goes_on(client):
    events = [make.make_webinar() for _n in range(2)]
    ask(client, **LIST)
    with going_on(lambda: changed(events[:1])):
        assert listed(ask(client, **LIST)) == [(event.code, None) for event in events]


@contextmanager
def going_on(act):
    """Do `act` on a connection of its own, and end its transaction only after what is done within."""
    done, go_on = ThreadEvent(), ThreadEvent()

    def in_its_own_transaction():
        with transaction.atomic():
            act()
            done.set()
            go_on.wait(10)
        connection.close()

    thread = Thread(target=in_its_own_transaction)
    thread.start()
    assert done.wait(10)
    try:
        yield
    finally:
        go_on.set()
        thread.join(10)
