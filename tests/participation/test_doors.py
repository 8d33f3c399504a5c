from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hrhub.mail.files import FOLDER
from hrhub.mail.models import Mail
from hrhub.mail.sender import send_due
from hrhub.participation import doors, on_page
from hrhub.participation.models import Places, Registration
from hrhub.participation.private import COOKIE
from hrhub.participation.registering import confirm
from tests.make import make_meeting, make_places, make_registration, make_session, make_team, make_webinar

pytestmark = pytest.mark.django_db
State = Registration.State
ALONE = {"name": "Mutinta", "email": "m@example.org", "country": "ZM", "consent": "on", "key": "one"}
TOGETHER = {
    **{**ALONE, "language": "fr", "city": "Lusaka", "organisation": "Ministry of Health", "heads": "14"},
    "is_listed": "on",
}


def address(event, door=""):
    return f"{event.path}register/{f'{door}/' if door else ''}"


def open_event(**values):
    return make_places(**values).event


def text(response):
    return response.content.decode()


def queries(act):
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked)


def send(client, event, door, said, **more):
    return client.post(address(event, door), {**said, **more})


@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_the_page_of_an_event_has_three_doors_while_registration_is_open(client, make):
    event = make(starts_in=timedelta(days=3))
    make_places(event, capacity=100)
    page = text(client.get(event.path))
    for door in ("together", "alone", "afterwards"):
        assert f'href="{address(event, door)}"' in page
        assert client.get(address(event, door)).status_code == 200
    assert "100 of 100 connections are free." in page
    assert "You cannot register on this site yet" not in page


def test_an_event_without_places_says_that_one_cannot_register_and_has_no_doors(client):
    event = make_webinar(starts_in=timedelta(days=3))
    assert "You cannot register on this site yet" in text(client.get(event.path))
    assert client.get(address(event)).status_code == 404


def test_registration_that_is_not_open_yet_says_from_when_on(client):
    opens = timezone.now().replace(hour=9, minute=30) + timedelta(days=1)
    event = open_event(opens_at=opens)
    assert f"Registration opens on {opens:%A}" in text(client.get(event.path))
    assert "<form method" not in text(client.get(address(event, "alone")))


def test_registration_that_is_closed_says_so(client):
    event = open_event(closes_at=timezone.now() - timedelta(hours=1))
    for path in (event.path, address(event), address(event, "alone")):
        assert "Registration is closed." in text(client.get(path))


@pytest.mark.parametrize("door", ["", "alone", "walk-in"])
def test_after_the_event_the_doors_say_that_it_is_over(client, door):
    event = make_places(make_webinar(starts_in=timedelta(days=-2))).event
    page = client.get(address(event, door))
    assert page.status_code == 200
    assert "Registration is closed." in text(page)
    assert "<form method" not in text(page)


def test_a_link_can_be_asked_for_as_long_as_something_is_kept(client):
    event = make_places(make_webinar(starts_in=timedelta(days=-2))).event
    link = address(event, "again")
    assert link in text(client.get(event.path))
    with time_machine.travel(timezone.now() + timedelta(days=90)):
        assert link not in text(client.get(event.path))


def test_joining_online_says_what_it_costs_in_data(client):
    online = make_places(make_webinar(starts_in=timedelta(days=3)))
    assert "Joining online costs about 30 MB of data" in text(client.get(online.event.path))
    room = make_places(way="in_person", unit="heads", capacity=60)
    assert "Joining online costs" not in text(client.get(room.event.path))


def test_the_teams_of_the_country_that_is_named_are_shown_first_however_many_there_are(client, monkeypatch):
    monkeypatch.setattr(on_page, "MOST_TEAMS", 1)
    places = make_places()
    make_team(places, country="ET", city="Addis Ababa")
    make_team(places, country="ZM", city="Lusaka")
    page = text(client.get(address(places.event), {"country": "zm"}))
    assert page.index("Lusaka") < page.index("I come alone") < page.index("Addis Ababa")
    assert f'href="{address(places.event, "alone")}?country=ZM"' in page


def test_nobody_finds_the_doors_of_a_draft(client):
    event = open_event()
    type(event).objects.update(published_at=None)
    for door in ("", "alone", "again"):
        assert client.get(address(event, door)).status_code == 404


def test_whoever_comes_alone_confirms_by_mail(client):
    event = open_event()
    answer = send(client, event, "alone", ALONE)
    assert answer.status_code == 200
    assert "m@example.org" in text(answer)
    registration = Registration.objects.get()
    assert (registration.state, registration.door, registration.country_id) == (State.UNCONFIRMED, "alone", "ZM")
    assert list(Mail.objects.values_list("kind", "recipient")) == [("confirm", "m@example.org")]
    assert COOKIE not in client.cookies


def test_a_team_is_registered_with_its_host_and_its_size(client):
    event = open_event()
    send(client, event, "together", TOGETHER)
    registration = Registration.objects.get()
    team = registration.team
    assert (registration.heads, registration.organisation, registration.language) == (14, "Ministry of Health", "fr")
    assert (team.city, team.is_listed, team.words_agreed) == ("Lusaka", True, False)


def test_whoever_cannot_come_leaves_an_address_and_a_country(client):
    event = open_event()
    send(client, event, "afterwards", {"email": "m@example.org", "country": "ZM", "consent": "on"})
    assert list(Registration.objects.values_list("door", "name", "seats")) == [("afterwards", "", 0)]


def test_without_an_address_one_has_the_place_and_a_private_page_at_once(client):
    event = open_event()
    answer = send(client, event, "alone", ALONE, email="", without_mail="on")
    assert (answer.status_code, answer["Location"]) == (302, "/my/place/")
    assert Registration.objects.get().state == State.SEATED
    assert Mail.objects.count() == 0
    assert client.cookies[COOKIE]["httponly"]


def test_an_address_that_was_forgotten_is_asked_for_and_what_was_written_stays(client):
    event = open_event()
    page = text(send(client, event, "alone", ALONE, email=""))
    assert "Write your address, or say below that you have none here." in page
    assert 'value="Mutinta"' in page
    assert Registration.objects.count() == 0


def test_without_consent_nothing_is_kept(client):
    event = open_event()
    page = text(send(client, event, "alone", {**ALONE, "consent": ""}))
    assert "Without your consent we cannot keep your name." in page
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("name", ["http://evil.example", "www.evil.example", "a@evil.example", "<b>x</b>", "x" * 101])
def test_a_name_that_holds_an_address_is_refused(client, name):
    event = open_event()
    assert send(client, event, "alone", ALONE, name=name).status_code == 200
    assert Registration.objects.count() == 0


def test_the_answer_does_not_tell_whether_an_address_is_registered(client):
    event = open_event()
    first = text(send(client, event, "alone", ALONE, key="one"))
    Registration.objects.update(state=State.SEATED, holds_seats=True)
    again = text(send(client, event, "alone", ALONE, key="two"))
    assert again == first
    send_due()
    assert list(Mail.objects.order_by("pk").values_list("kind", flat=True)) == ["already"]


def test_a_known_address_costs_as_many_queries_as_an_unknown_one(client):
    places = make_places()
    confirm(make_registration(places, email="known@example.org"))
    send(client, places.event, "alone", ALONE, email="first@example.org")
    costs = [
        queries(lambda email=email: send(client, places.event, "alone", ALONE, email=email, key=email))
        for email in ("known@example.org", "unknown@example.org")
    ]
    assert costs[0] == costs[1]


def test_the_same_form_sent_twice_is_one_registration_and_one_mail(client):
    event = open_event()
    for _n in range(2):
        assert send(client, event, "alone", ALONE).status_code == 200
    assert (Registration.objects.count(), Mail.objects.count()) == (1, 1)


def test_the_same_form_is_answered_alike_however_often_it_is_sent(client, monkeypatch):
    monkeypatch.setattr(doors, "MOST_OF_A_NETWORK", 3)
    event = open_event()
    assert [send(client, event, "alone", ALONE).status_code for _n in range(12)] == [200] * 12
    assert (Registration.objects.count(), Mail.objects.count()) == (1, 1)


def test_a_corrected_address_is_written_to(client):
    event = open_event()
    send(client, event, "alone", ALONE, email="m@exmple.org")
    send(client, event, "alone", ALONE, email="m@example.org")
    assert set(Mail.objects.values_list("recipient", flat=True)) == {"m@exmple.org", "m@example.org"}


def test_fifty_people_behind_one_network_address_can_register_in_ten_minutes(client):
    event = open_event()
    for n in range(50):
        assert send(client, event, "alone", ALONE, email=f"m{n}@example.org", key=str(n)).status_code == 200
    assert Registration.objects.count() == 50


def test_an_address_is_not_written_to_more_than_five_times_an_hour(client):
    event = open_event()
    send(client, event, "alone", ALONE, email="first@example.org", key="first")
    answers, costs = set(), set()
    for n in range(7):
        with CaptureQueriesContext(connection) as asked:
            answers.add(text(send(client, event, "alone", ALONE, key=str(n))))
        costs.add(" ".join(query["sql"].split()[0] for query in asked))
    assert len(answers) == len(costs) == 1  # another answer would tell that somebody gave this address
    written = Mail.objects.filter(recipient="m@example.org").order_by("pk")
    assert list(written.values_list("state", flat=True)) == ["waiting"] * 5 + ["held"] * 2


def test_what_was_typed_is_kept_though_no_more_mails_go_to_the_address(client):
    event = open_event()
    for n in range(7):
        send(client, event, "alone", ALONE, name=f"Mutinta {n}", key=str(n))
    assert Registration.objects.filter(name="Mutinta 6").exists()


SPELLINGS = {
    "capitals": ["m@example.org", "M@example.org", "m@Example.org", "M@EXAMPLE.org", "m@example.ORG", "m@examplE.org"],
    "tags": [
        "m@example.org",
        "m+1@example.org",
        "m+2@example.org",
        "M+3@example.org",
        "m+4@example.org",
        "m+5@example.org",
    ],
}


@pytest.mark.parametrize("ways", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_another_way_to_write_an_address_is_not_another_address_for_the_limit(client, ways):
    event = open_event()
    for way in ways:
        send(client, event, "alone", ALONE, email=way, key=way)
    assert Mail.objects.filter(state="waiting").count() == 5


def test_what_is_counted_stays_counted_where_nobody_can_register(client, monkeypatch):
    monkeypatch.setattr(doors, "MOST_WITHOUT_MAIL", 3)
    event = make_places(capacity=4).event  # of which one is given without an address
    said = {"email": "", "without_mail": "on"}
    answers = [send(client, event, "alone", ALONE, key=str(n), **said) for n in range(4)]
    assert [answer.status_code for answer in answers] == [302, 200, 200, 429]


def test_an_event_that_shows_counts_only_lists_no_team(client):
    places = make_places()
    make_team(places, city="Kabwe")
    make_meeting(places.event, counts_only=True)
    for page in (places.event.path, address(places.event), address(places.event) + "?country=ZM"):
        assert "Kabwe" not in text(client.get(page))


def test_words_about_a_team_are_public_only_after_an_editor_agreed(client):
    places = make_places()
    team = make_team(places, words="We meet early")
    team.name = "Team North"
    team.save()
    page = places.event.path
    assert "We meet early" not in text(client.get(page))
    team.words_agreed = True
    team.save()
    assert "We meet early" in text(client.get(page))


def test_the_link_to_the_meeting_is_on_no_public_page(client):
    places = make_places()
    make_meeting(places.event, join_link="https://meet.example.org/secret", dial_in="+260 1 PIN 4412", captions="yes")
    for page in (places.event.path, address(places.event), address(places.event, "alone")):
        said = text(client.get(page))
        assert "secret" not in said
        assert "4412" not in said
    assert "Captions: yes" in text(client.get(places.event.path))


def test_a_hybrid_event_asks_where_one_takes_part(client):
    online = make_places(capacity=10)
    room = make_places(online.event, way="in_person", capacity=5, unit="heads")
    assert "Where will you take part?" in text(send(client, online.event, "together", TOGETHER))
    send(client, online.event, "together", {**TOGETHER, "heads": "4"}, way="in_person")
    assert Registration.objects.get().places == room
    assert Registration.objects.get().seats == 4


def test_a_team_that_is_larger_than_the_room_is_told_so(client):
    room = make_places(way="in_person", capacity=5, unit="heads")
    assert "There are only 5 places." in text(send(client, room.event, "together", TOGETHER))


def test_while_it_is_live_one_walks_in_with_name_and_country(client):
    places = make_places(make_webinar(starts_in=timedelta(minutes=-10)), capacity=2)
    assert address(places.event, "walk-in") in text(client.get(places.event.path))
    assert 'name="email"' not in text(client.get(address(places.event, "walk-in")))
    for name in ("Mutinta", "Chanda"):  # before the event one of two places is given without an address
        answer = send(client, places.event, "walk-in", {"name": name, "country": "ZM", "consent": "on"})
        assert answer["Location"] == "/my/place/"
    assert list(Registration.objects.values_list("state", flat=True)) == [State.SEATED] * 2


def test_nobody_walks_in_before_it_begins(client):
    event = open_event()
    assert "<form method" not in text(client.get(address(event, "walk-in")))
    send(client, event, "walk-in", {"name": "Mutinta", "country": "ZM", "consent": "on"})
    assert Registration.objects.count() == 0


def test_the_page_of_an_event_costs_the_same_for_any_number_of_teams(client):
    def cost(how_many):
        places = make_places()
        for n in range(how_many):
            make_team(places, city=f"City {n}")
        client.get(places.event.path)
        return queries(lambda: client.get(places.event.path))

    assert cost(1) == cost(50)


def test_a_get_of_any_door_changes_nothing_and_is_kept_by_nobody(client):
    event = open_event()
    for door in ("together", "alone", "afterwards", "again"):
        answer = client.get(address(event, door), {"country": "ZM"})
        assert "no-store" in answer["Cache-Control"]
        assert client.head(address(event, door)).status_code == 200
    assert Registration.objects.count() == 0
    assert Places.objects.get().taken == 0


@pytest.mark.parametrize(("production", "told"), [(False, True), (True, False)])
def test_a_newcomer_is_told_where_mails_are_files_and_a_visitor_in_production_no_path(
    client, settings, production, told
):
    settings.PRODUCTION = production
    event = open_event()
    pages = [send(client, event, "alone", ALONE), send(client, event, "again", {"email": "m@example.org"})]
    assert ["mails are files" in text(page) for page in pages] == [told, told]


@pytest.mark.parametrize(("prefix", "zambia"), [("", "Zambia, "), ("/ar", "زامبيا، ")])
def test_the_list_of_teams_has_the_comma_of_the_language(client, prefix, zambia):
    places = make_places()
    make_team(places, city="Lusaka")
    assert f"{zambia}<bdi>Lusaka</bdi>" in text(client.get(f"{prefix}{places.event.path}"))


def test_the_folder_of_mails_is_read_from_the_left_in_arabic(client):
    event = open_event()
    page = text(client.post(f"/ar{address(event, 'alone')}", ALONE))
    assert f'<code><bdi dir="ltr">{FOLDER.parent.name}/mail/</bdi></code>' in page
