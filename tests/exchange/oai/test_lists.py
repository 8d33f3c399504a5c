"""Which events a list holds, and how it is divided into pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.catalogue.publishing import unpublish
from hrhub.exchange.oai import finding
from tests import make
from tests.gates.everything import everything
from tests.gates.states import secrets

from .asking import LIST, OAI, OLD, ask, changed_at, error, listed

pytestmark = pytest.mark.django_db


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


def test_an_event_to_practise_with_is_no_librarys(client):
    make.make_webinar("Practice", practice=True)
    event = make.make_webinar("A webinar")
    answer = client.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").content.decode()
    assert [event.code in answer, answer.count("<identifier>")] == [True, 1]


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
