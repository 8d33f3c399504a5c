"""Nobody learns from an answer whether an address is registered: neither by what it says nor by what it costs."""

from datetime import timedelta
from statistics import median
from time import thread_time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hrhub.participation.changing import cancel
from hrhub.participation.models import Registration
from hrhub.participation.registering import confirm
from hrhub.web.models import Limit
from tests.make import make_meeting, make_places, make_registration, make_team, make_webinar

pytestmark = pytest.mark.django_db
KNOWN = "known@example.org"
ROUNDS = 15
SAID = {
    "alone": {"name": "Mutinta", "country": "ZM", "consent": "on", "anyway": "ZM"},
    "afterwards": {"country": "ZM", "consent": "on"},
    "together": {
        **{"name": "Mutinta", "country": "ZM", "consent": "on", "language": "en", "city": "Lusaka"},
        **{"organisation": "Ministry of Health", "heads": "14"},
    },
}


def seated(places):
    confirm(make_registration(places, email=KNOWN))


def waits(places):
    type(places).objects.filter(pk=places.pk).update(capacity=1)
    confirm(make_registration(places))
    seated(places)


def coordinates(places):
    make_team(places, email=KNOWN, members=["Chanda", "Mwila"])


def follows(places):
    confirm(make_registration(places, email=KNOWN, door="afterwards", name=""))


def did_not_confirm(places):
    make_registration(places, email=KNOWN)


def cancelled(places):
    seated(places)
    cancel(Registration.objects.get(email=KNOWN))


def event_in(starts_in):
    """Make places of an event of which all is known that a mail can say, and which has moved since it was announced."""
    event = make_webinar(starts_in=starts_in)
    make_meeting(event, dial_in="+260 1")
    type(event).objects.filter(pk=event.pk).update(sequence=3)
    event.refresh_from_db()
    return make_places(event)


def send(client, event, door, email, number):
    said = {**SAID[door], "email": email, "key": f"{email} {number}"}
    answer = client.post(f"{event.path}register/{door}/", said)
    assert answer.status_code == 200
    return answer.content.decode().replace(email, "…")


@pytest.mark.parametrize("starts_in", [timedelta(days=3), timedelta(hours=5), timedelta(minutes=-5)])
@pytest.mark.parametrize("how", [seated, waits, coordinates, follows, did_not_confirm, cancelled])
@pytest.mark.parametrize("door", ["alone", "together", "afterwards"])
def test_a_known_address_asks_the_database_the_same(client, how, door, starts_in):
    places = event_in(starts_in)
    how(places)
    send(client, places.event, door, "first@example.org", 0)
    answers, costs = [], []
    for email in (KNOWN, "other@example.org"):
        with CaptureQueriesContext(connection) as asked:
            answers.append(send(client, places.event, door, email, 1))
        costs.append([query["sql"].split()[0] for query in asked])
    assert answers[0] == answers[1]
    assert costs[0] == costs[1]


def test_the_address_of_somebody_who_wants_no_news_of_a_change_costs_the_same(client):
    places = event_in(timedelta(hours=5))
    seated(places)
    Registration.objects.update(wants_mail=False, told_sequence=1)
    send(client, places.event, "alone", "first@example.org", 0)
    costs = []
    for email in (KNOWN, "other@example.org"):
        with CaptureQueriesContext(connection) as asked:
            send(client, places.event, "alone", email, 1)
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("how", [seated, waits])
def test_a_known_address_takes_as_long_as_another(client, how):
    """The time of our own work, in turn, so that what else this machine does falls on both."""
    places = event_in(timedelta(hours=5))
    how(places)
    took = {KNOWN: [], "other": []}
    for number in range(ROUNDS):
        for who in took:
            Limit.objects.all().delete()
            began = thread_time()
            send(client, places.event, "alone", who if who == KNOWN else f"m{number}@example.org", number)
            took[who].append(thread_time() - began)
    known, other = median(took[KNOWN][1:]), median(took["other"][1:])
    assert 0.8 < known / other < 1.25
