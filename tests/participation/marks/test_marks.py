"""What people wrote is where it belongs, and nowhere else: on no page of others, in no file, mail, header or log."""

import gzip
import io
import logging
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hrhub.exchange.dump import dump, writing
from hrhub.mail.models import Mail
from hrhub.participation import asking_again, changing, handing_over, reminding
from hrhub.participation.links import token_for
from hrhub.participation.models import Member, Registration, RosterAccess, Team
from hrhub.participation.private import COOKIE
from tests import make
from tests.gates.crawl import OF_ONE_ANSWER

from .addresses import addresses, of_the_desk, patterns
from .people import STARTS_IN

pytestmark = pytest.mark.django_db
# Whose marks each sees on pages. `annteam` is the team's place, host, words and members' link, `anncalled` its name.
MAY_SEE = {
    "visitor": set(),
    "ann": {"ann", "annteam", "anncalled", "cy", "dee", "meeting"},
    "bea": {"bea", "beateam", "beacalled", "eve", "ivy", "meeting"},
    "cy": {"cy", "annteam"},
    "dee": {"dee"},
    "eve": {"eve", "beateam"},
    "fay": {"fay", "meeting"},
    "gus": {"gus", "meeting"},
    "hal": {"hal"},
    "ivy": {"ivy", "beacalled"},
    "joe": {"joe"},
}
WHO = sorted(set(MAY_SEE) - {"visitor"})
# Mails tell those who have a place how to join, and members who coordinates their team; of other members nothing.
BY_MAIL = MAY_SEE | {
    "ann": {"ann", "annteam", "anncalled", "meeting"},
    "bea": {"bea", "beateam", "beacalled", "meeting"},
    "cy": {"cy", "ann", "annteam", "anncalled", "meeting"},
    "eve": {"eve", "bea", "beateam", "beacalled", "meeting"},
    "ivy": {"ivy", "bea", "beateam", "beacalled", "meeting"},  # who was asked by Bea, and then took her place
}
# On the desk, people stand on the pages that are about them; the way to the meeting is on the event's own.
ABOUT_PEOPLE = {"registration", "team", "mail"}
ABOUT_EVENTS = {"event", "webinar", "conferencesession"}


@pytest.fixture
def paths(people, tmp_path, monkeypatch):
    """All addresses but the desk's, of a hub with one of everything."""
    series, topic = make.make_series(letter="w"), make.make_topic()
    session = make.make_session(starts_in=timedelta(days=3), series=series)
    make.make_appearance(session)
    make.make_involvement(session)
    make.make_event_topic(session, topic)
    make.make_transcript(session)
    make.make_places(session)
    make.make_webinar(series=series, number=7)
    monkeypatch.setattr(writing, "DUMPS", tmp_path / "dumps")
    dumped, _counts = dump(writing.DUMPS)
    dumped = dumped.rename(dumped.with_name(f"{timezone.now():%Y-%m-%d}"))
    return addresses(people, session, dumped)


@pytest.fixture
def log():
    """What is written into the log, by the handler that production has."""
    (handler,) = [one for one in logging.getLogger().handlers if one.filters and hasattr(one, "setStream")]
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


def browser(people, who):
    """Return a Client in which `who` opened the own link; a visitor opened none."""
    client = Client()
    if who in people.rows:
        client.cookies[COOKIE] = token_for(people.rows[who])
    return client


def told(response):
    """Return all that an answer says: status line, headers, cookies but the own one, and body, unpacked."""
    body = response.getvalue() if response.streaming else response.content
    cookies = [f"{name}={morsel.value}" for name, morsel in response.cookies.items()]
    headers = [f"{name}: {value}" for name, value in response.headers.items()]
    return "\n".join([*headers, *cookies, unpacked(body)])


def unpacked(body):
    if body.startswith(b"PK"):
        packed = zipfile.ZipFile(io.BytesIO(body))
        return "\n".join(
            [*packed.namelist(), *(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())]
        )
    body = gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body
    return body.decode("utf-8", "replace")


def test_every_address_is_visited(paths):
    assert sorted(set(patterns()) - set(paths)) == []


@pytest.mark.parametrize("after", [timedelta(), STARTS_IN + timedelta(minutes=10)], ids=["before", "live"])
@pytest.mark.parametrize("who", MAY_SEE)
def test_nobody_reads_what_others_wrote(people, paths, who, after, log):
    client, seen, wrong = browser(people, who), set(), []
    for address in [address for own in paths.values() for address in own]:
        with time_machine.travel(timezone.now() + after):
            response = client.get(address)
        found = people.found_in(told(response).replace(address, ""))  # links to other languages name it again
        seen |= found
        wrong += [f"{address}: {', '.join(found - MAY_SEE[who])}"] if found - MAY_SEE[who] else []
        assert response.status_code < 500
    assert wrong == []
    assert seen == MAY_SEE[who]
    assert people.found_in(log.getvalue()) == set()


def test_every_member_reaches_the_team_by_its_link_and_reads_no_name_there(people):
    code = people.rows["ann"].team.code
    assert people.found_in(told(Client().get(f"/j/{code}/"))) == {"annteam", "anncalled"}
    assert people.found_in(told(browser(people, "eve").get(f"/j/{code}/"))) == {"annteam", "anncalled"}


def test_a_link_hands_over_nothing_but_its_own_cookie(people):
    for who in WHO:
        response = Client().get(f"/my/{token_for(people.rows[who])}/")
        assert (response.status_code, list(response.cookies)) == (302, [COOKIE])
        assert people.found_in(response["Location"]) == set()
        assert people.found_in(told(response)) == {who}


def test_mails_hold_what_their_recipients_wrote_and_nothing_of_others(people):
    everything_is_sent(people)
    wrong, got = [], set()
    for mail in Mail.objects.order_by("pk"):
        whose = people.found_in(mail.recipient)
        (who,) = whose or {"visitor"}
        said = "\n".join([mail.subject, mail.text, mail.html, mail.calendar, mail.unsubscribe, mail.reply_to])
        found = people.found_in(said)
        got |= {who}
        wrong += [f"{mail.kind} to {who}: {', '.join(found - BY_MAIL[who])}"] if found - BY_MAIL[who] else []
        wrong += [f"{mail.kind} to {who}: an address" for address in others(mail, people) if address in said]
        assert people.found_in(mail.subject) == set()
    assert wrong == []
    assert got == set(WHO) - {"gus", "dee"}


def others(mail, people):
    """Return the addresses of all but the recipient of `mail`."""
    addresses = {f"{mark}@example.org" for mark in people.owners if mark.startswith("qz") and mark.endswith("email")}
    return addresses - {mail.recipient}


def everything_is_sent(people):
    """Let all mails be written that there are reasons for: links asked for again, reminders, another coordinator …"""
    for row in people.rows.values():
        asking_again.ask(people.event, row.email, "en") if row.email else None
    asking_again.answer()
    with time_machine.travel(timezone.now() + STARTS_IN - timedelta(minutes=30), tick=False):
        reminding.remind()
        handing_over.take_over(people.rows["ivy"])
        changing.cancel(people.rows["ann"])


def test_the_desk_shows_people_where_it_is_about_them_and_no_key_anywhere(client, people):
    everything_is_sent(people)
    client.force_login(make.make_editor())
    keys = {mark for mark in people.owners if not mark.startswith("qz")}
    wrong, seen = [], set()
    for model, address in of_the_desk():
        text = told(client.get(address)).lower()
        found = people.found_in(text)
        seen |= found
        name = model._meta.model_name
        may = set(MAY_SEE) | {"annteam", "beateam", "anncalled", "beacalled"} if name in ABOUT_PEOPLE else set()
        may |= {"meeting"} if name in ABOUT_EVENTS else set()
        wrong += [f"{address}: {', '.join(found - may)}"] if found - may else []
        wrong += [f"{address}: a key" for key in keys if key in text]
    assert wrong == []
    assert seen >= {"ann", "cy", "fay", "meeting"}


def test_what_editors_take_along_holds_people_and_no_keys_and_is_noted(client, people):
    client.force_login(make.make_editor())
    keys = {mark for mark in people.owners if not mark.startswith("qz")}
    for action in ("export_csv", "export_xlsx"):
        chosen = {"action": action, "_selected_action": list(Registration.objects.values_list("pk", flat=True))}
        text = told(client.post(reverse("admin:participation_registration_changelist"), chosen)).lower()
        assert people.found_in(text) >= {"ann", "bea", "cy", "dee", "eve", "fay", "gus", "hal"}
        assert [key for key in keys if key in text] == []
        assert (
            "no-store" in client.post(reverse("admin:participation_registration_changelist"), chosen)["Cache-Control"]
        )
    assert RosterAccess.objects.filter(rows=Registration.objects.count()).count() == 4


def test_whatever_people_write_changes_no_public_answer(people, paths):
    """Not even an ETag: by two of them one could learn when somebody was put on a list."""
    public = [address for name, own in paths.items() if not name.startswith("my_") for address in own]
    with time_machine.travel(timezone.now(), tick=False):
        before = [answer(address) for address in public]
        write_otherwise(people)
        assert [address for address, was in zip(public, before, strict=True) if answer(address) != was] == []


def write_otherwise(people):
    for row in Registration.objects.all():
        row.name, row.organisation, row.sector = "Another", "Other", "donor"
        row.email = row.email and f"other{row.pk}@example.org"
        row.save()
    Member.objects.update(name="Another", organisation="Other", email="", sector="donor", came=True)
    Member.objects.create(team=people.rows["ann"].team, name="One more")
    Team.objects.update(place="Elsewhere", words="Other words", name="Other name", heads_counted=7)


def answer(address):
    """Return what is the same each time an address is visited: not what protects a form."""
    response = Client().get(address)
    body = response.getvalue() if response.streaming else response.content
    kept = {name: response.headers.get(name) for name in ("ETag", "Last-Modified", "Location", "Content-Disposition")}
    return response.status_code, kept, OF_ONE_ANSWER.sub(r"\1", body.decode("utf-8", "replace"))
