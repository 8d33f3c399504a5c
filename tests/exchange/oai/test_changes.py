"""What changes while somebody harvests is missed by nobody."""

from contextlib import contextmanager
from threading import Event as ThreadEvent
from threading import Thread
from time import sleep

import pytest
from django.db import connection, transaction

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event
from hrhub.catalogue.publishing import unpublish
from hrhub.exchange.oai import finding
from tests import make

from .asking import LIST, OAI, ask, listed

pytestmark = pytest.mark.django_db


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
