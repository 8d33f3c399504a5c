"""The coordinator of another team, with every key and number of this one: sees nothing of it, and changes nothing."""

from datetime import timedelta
from itertools import product

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation.links import token_for
from hrhub.participation.models import HandOver, Member, Registration, Team
from hrhub.participation.private import COOKIE

from .addresses import PRIVATE
from .people import STARTS_IN

pytestmark = pytest.mark.django_db
OF_ANN = {"ann", "annteam", "anncalled", "cy", "dee"}
ACTS = ["", "remove", "double", "confirm", "accept", "again", "take_back"]


@pytest.fixture
def people(people):
    Member.objects.filter(pk=people.rows["cy"].pk).update(came=True)  # so that it could be taken back
    return people


@pytest.fixture
def bea(people):
    return browser(people, "bea")


def browser(people, who):
    client = Client()
    client.cookies[COOKIE] = token_for(people.rows[who])
    return client


def of_ann(people):
    """Return all that is kept of Ann's team, and how many mails there are about it."""
    team = people.rows["ann"].team
    return {
        "registration": Registration.objects.filter(pk=people.rows["ann"].pk).values().get(),
        "team": Team.objects.filter(pk=team.pk).values().get(),
        "members": list(Member.objects.filter(team=team).order_by("pk").values()),
        "handed over": HandOver.objects.filter(registration=people.rows["ann"]).count(),
        "mails": Mail.objects.filter(scope=f"registration {people.rows['ann'].pk}").count(),
    }


def hostile(people):
    """Return what Bea sends: each name that a form of a coordinator has, with something of Ann's in it."""
    ann, cy, dee = (people.rows[who] for who in ("ann", "cy", "dee"))
    names = {"name": "Changed", "organisation": "Changed", "city": "Changed", "email": "changed@example.org"}
    rows = {"rows": "1", "0-name": "Changed", "0-organisation": "Changed", "0-sector": "ngo", "told": "1", "key": "x"}
    ids = {"team": ann.team.pk, "registration": ann.pk, "member": cy.key, "code": ann.team.code, "pk": ann.pk}
    acts = {"yes": dee.key, "no": dee.key, "came": [cy.key, dee.key], "heads": 9, "joining": "closed", "revision": 0}
    return {**names, **rows, **ids, **acts}


@pytest.mark.parametrize("after", [timedelta(), STARTS_IN + timedelta(minutes=10)], ids=["before", "live"])
@pytest.mark.parametrize("name", PRIVATE)
def test_with_keys_of_another_team_one_changes_nothing_of_it(people, bea, name, after):
    before = of_ann(people)
    for act, owner, without in product(ACTS, ("bea", "ann"), ("yes", "no")):
        said = {**hostile(people), "do": act, "for": people.rows[owner].key}
        del said[without]
        with time_machine.travel(timezone.now() + after), transaction.atomic():
            response = bea.post(reverse(name), said)
            assert response.status_code in (200, 302, 400, 404, 405, 409)
            assert people.found_in(b"".join(response).decode("utf-8", "replace")) & OF_ANN == set()
            assert of_ann(people) == before
            transaction.set_rollback(True)
        bea.cookies[COOKIE] = token_for(people.rows["bea"])


@pytest.mark.parametrize("who", ["cy", "dee"])
@pytest.mark.parametrize("said", [{}, {"do": "remove"}, {"name": "Changed", "organisation": "Changed"}])
def test_a_member_of_another_team_is_not_there(people, bea, who, said):
    before, page = of_ann(people), reverse("my_team_member", args=[people.rows[who].key])
    assert bea.get(page).status_code == 404
    assert bea.post(page, {**said, "for": people.rows["bea"].key}).status_code == 404
    assert bea.post(page, {**said, "for": people.rows["ann"].key}).status_code == 409
    assert of_ann(people) == before


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_who_asks_another_team_is_answered_by_its_own_coordinator_alone(people, bea, answer):
    before = of_ann(people)
    said = {answer: people.rows["dee"].key, "for": people.rows["bea"].key}
    assert bea.post(reverse("my_team_answer"), said).status_code == 404
    assert of_ann(people) == before
    ann = browser(people, "ann")
    assert ann.post(reverse("my_team_answer"), {**said, "for": people.rows["ann"].key}).status_code == 302
    assert of_ann(people) != before


@pytest.mark.parametrize("who", ["cy", "dee", "eve", "fay", "gus", "hal", "ivy", "joe"])
def test_who_coordinates_no_team_has_no_page_of_a_coordinator(people, who):
    client, before = browser(people, who), of_ann(people)
    for name in PRIVATE:
        if name.startswith("my_team"):
            assert client.get(reverse(name)).status_code in (302, 405)
            answer = client.post(reverse(name), {**hostile(people), "for": people.rows[who].key})
            assert answer.status_code in (404, 405)
    assert of_ann(people) == before


@pytest.mark.parametrize("door", ["alone", "together", "afterwards", "walk-in"])
def test_fields_that_no_form_has_are_not_taken(people, door):
    said = {"name": "Zuri", "email": "zuri@example.org", "country": "ZM", "consent": "on", "anyway": "ZM", "heads": "5"}
    team = {"city": "Ndola", "organisation": "MoH", "language": "en", "words": "Hello", "words_agreed": "on"}
    more = {"state": "seated", "holds_seats": "on", "seats": "0", "confirmed_at": "2020-01-01", "event": "1"}
    known = {"key": people.rows["ann"].key, "version": "7", "code": "mine"}
    before = of_ann(people)
    Client().post(f"{people.event.path}register/{door}/", {**said, **team, **more, **known})
    made = Registration.objects.order_by("pk").last()
    if door != "walk-in":
        assert (made.email, made.state, made.holds_seats, made.version) == ("zuri@example.org", "unconfirmed", False, 1)
        assert made.confirmed_at is None
        assert made.event == people.event
    if door == "together":
        assert (made.team.words, made.team.words_agreed) == ("", False)
    assert of_ann(people) == before
