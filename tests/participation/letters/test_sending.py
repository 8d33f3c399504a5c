from datetime import time, timedelta

import pytest
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation import letters
from hrhub.participation.links import token_for
from hrhub.participation.models import Member, Registration, Team
from hrhub.participation.registering import confirm, register
from tests.make import make_meeting, make_places, make_registration, make_team, make_webinar, unsaved_registration

from .reading import arrived, last

pytestmark = pytest.mark.django_db


def kinds_to(address):
    return list(Mail.objects.filter(recipient=address).order_by("id").values_list("kind", flat=True))


def team_with(*addresses, **values):
    team = make_team(make_places(), **values)
    for n, address in enumerate(addresses):
        Member.objects.create(team=team, name=f"Member {n}", email=address)
    return team


def test_a_mail_says_all_that_one_must_know_as_text():
    event = make_webinar("Keeping midwives", starts_in=timedelta(days=3))
    make_meeting(event, reply_to="host@example.org")
    registration = confirm(make_registration(make_places(event)))
    mail = last("registered")
    lines = mail.text.splitlines()
    start, end = f"{event.start:%H:%M}", f"{event.end:%H:%M}"
    assert mail.subject.startswith(
        f"{event.date:%a} {event.date.day} {event.date:%B %Y}, {start} UTC: you have a place"
    )
    assert "Keeping midwives" in lines
    assert f"{event.date:%A} {event.date.day} {event.date:%B %Y}" in lines
    assert f"{start}–{end} UTC, 60 min" in lines
    assert "Online" in lines
    assert "Joining online costs about 30 MB of data with sound alone, and 800 MB with video." in lines
    assert f"http://localhost:8000/my/{token_for(registration)}/" in lines
    assert f"http://localhost:8000{event.path}" in lines
    assert "You get it because you registered for this event with this address." in lines
    assert "If you answer this mail, the organisers get your answer." in lines
    assert arrived(mail)["Reply-To"] == "host@example.org"


def test_without_a_day_the_subject_says_none():
    event = make_webinar("Pay", date=None, state="announced")
    letters.send("registered", make_registration(make_places(event), state="seated", holds_seats=True))
    assert last().subject == "you have a place – Pay"
    assert "Date not known" in last().text


def test_without_an_address_there_is_no_mail():
    confirm(make_registration(make_places(), email=""))
    assert not Mail.objects.exists()


def test_it_is_in_the_language_of_whoever_gets_it():
    confirm(make_registration(make_places(), language="fr"))
    assert last().language == "fr"
    assert '<html lang="fr" dir="ltr">' in last().html
    assert "/fr/my/" in last().text


def test_in_arabic_it_runs_from_right_to_left():
    confirm(make_registration(make_places(), language="ar"))
    assert '<html lang="ar" dir="rtl">' in last().html


def test_members_are_told_with_their_own_link_and_the_coordinator_is_not_told_twice():
    team = team_with("a@example.org", "b@example.org", "boss@example.org", "", email="boss@example.org")
    Mail.objects.all().delete()
    letters.send("changed", team.registration)
    assert sorted(Mail.objects.values_list("recipient", flat=True)) == [
        "a@example.org",
        "b@example.org",
        "boss@example.org",
    ]
    links = {mail.recipient: mail.text.split("/my/")[1].split("/")[0] for mail in Mail.objects.all()}
    assert len(set(links.values())) == 3
    assert [links[address][0] for address in sorted(links)] == ["m", "m", "r"]


def test_nobody_writes_to_members_before_the_coordinator_confirmed():
    registration = unsaved_registration(make_places(), door="together", heads=3)
    register(registration, Team(city="Lusaka"))
    member = Member.objects.create(team=registration.team, name="A", email="a@example.org")
    letters.send("on_the_list", member)
    letters.send("changed", registration)
    assert kinds_to("a@example.org") == []


def test_nobody_writes_to_members_of_a_team_whose_coordinator_has_no_address():
    team = team_with("a@example.org", email="")
    letters.send("changed", team.registration)
    letters.send("on_the_list", team.members.get())
    assert not Mail.objects.exists()


def test_members_who_ask_and_are_not_accepted_are_told_that_and_no_more():
    team = team_with("a@example.org")
    team.members.update(accepted=False)
    letters.send("on_the_list", Member.objects.with_all().get())
    letters.send("remind_day", team.registration)
    assert kinds_to("a@example.org") == ["on_the_list"]
    assert "You asked to join the country team" in last(recipient="a@example.org").text
    assert last(recipient="a@example.org").calendar == ""


def test_somebody_who_is_asked_to_take_a_team_over_gets_the_link_for_that_and_nobody_else_a_mail():
    team = team_with("a@example.org")
    Mail.objects.all().delete()
    letters.send("take_over", team.registration, to="new@example.org", link="https://hub.example/my/h1/", language="fr")
    (mail,) = Mail.objects.all()
    assert (mail.recipient, mail.language) == ("new@example.org", "fr")
    assert "https://hub.example/my/h1/" in mail.text
    assert "/my/r" not in mail.text + mail.html


def test_where_a_team_meets_is_told_to_those_who_belong_to_it_alone():
    team = team_with("in@example.org", place="Ministry, room 2")
    asks = Member.objects.create(team=team, name="B", email="asks@example.org", accepted=False)
    letters.send("changed", team.registration)
    letters.send("on_the_list", Member.objects.with_all().get(pk=asks.pk))
    letters.send("take_over", team.registration, to="new@example.org", link="https://hub.example/my/h1/")
    told = {
        mail.recipient for mail in Mail.objects.all() if "Your team meets here: Ministry, room 2, Lusaka" in mail.text
    }
    assert told == {"in@example.org", team.registration.email}


def test_whoever_handed_a_team_over_gets_no_link():
    team = team_with()
    letters.send("handed_over", team.registration, to="old@example.org")
    assert "/my/" not in last().text + last().html


@pytest.mark.parametrize("how_many", [1, 35])  # SQLite takes forty rows in a statement
def test_the_queries_of_a_mail_to_many_are_those_of_a_mail_to_one(how_many, django_assert_num_queries):
    team = team_with(*(f"{n}@example.org" for n in range(how_many)))
    registration = Registration.objects.with_all().get()
    make_meeting(team.registration.event)
    with django_assert_num_queries(10):
        letters.send("changed", registration)
    assert Mail.objects.filter(kind="changed").count() == how_many + 1


def test_who_stopped_reminders_still_gets_what_answers_to_an_act():
    registration = confirm(make_registration(make_places()))
    Registration.objects.update(wants_mail=False)
    registration.refresh_from_db()
    for kind in ("remind_day", "changed", "afterwards", "link_again"):
        letters.send(kind, registration)
    assert kinds_to(registration.email) == ["registered", "link_again"]


def test_what_was_told_last_is_known():
    registration = make_registration(make_places())
    type(registration.event).objects.update(sequence=4)
    registration = confirm(Registration.objects.with_all().get())
    registration.refresh_from_db()
    assert registration.told_sequence == 4


HOSTILE = 'Ann <b>"x"</b> https://evil.example/a evil.example \u202eflip\u2028Bcc: all@example.org'


def test_names_and_places_of_strangers_inject_nothing():
    team_with("a@example.org", city="Lu<i>saka", place="evil.example/x")
    Registration.objects.update(name=HOSTILE[:100])
    letters.send_all("registered", Member.objects.with_all())
    mail = last(recipient="a@example.org")
    assert "evil.example" not in mail.text + mail.html
    assert "<b>" not in mail.html
    assert "<i>" not in mail.html
    assert "\u202e" not in mail.text + mail.html
    assert "Ann" in mail.text
    assert "Ann" not in mail.subject
    assert arrived(mail)["Bcc"] is None


def test_the_join_link_is_for_the_last_day_and_for_those_who_have_a_place():
    event = make_webinar(starts_in=timedelta(hours=25))
    make_meeting(event, dial_in="Zambia +260 211 000\nPIN 4412")
    seated = confirm(make_registration(make_places(event, capacity=1)))
    waiting = confirm(make_registration(seated.places))
    assert "meet.example.org" not in last("registered").text
    event.start, event.end = timezone.now().time().replace(microsecond=0), None
    event.date, event.until = (timezone.now() + timedelta(days=1)).date(), None
    event.save()
    for registration in (seated, waiting):
        registration.event.refresh_from_db()
        letters.send("changed", registration)
    told = last("changed", recipient=seated.email)
    assert [line for line in told.text.splitlines() if line in ("https://meet.example.org/j/123", "PIN 4412")] == [
        "https://meet.example.org/j/123",
        "PIN 4412",
    ]
    assert "meet.example.org" in told.html
    assert "meet.example.org" not in last("changed", recipient=waiting.email).text


def test_whoever_sits_in_the_room_is_not_told_the_link():
    event = make_webinar(starts_in=timedelta(hours=5), format="hybrid", venue="Hall 1")
    make_meeting(event)
    confirm(make_registration(make_places(event, way="in_person")))
    mail = last("registered")
    assert "meet.example.org" not in mail.text + mail.html + mail.calendar
    assert "Your place is in the room." in mail.text
    assert "costs about" not in mail.text


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", letters.KINDS)
def test_every_mail_is_small_and_loads_nothing(kind, language):
    event = make_webinar(
        "ق" * 300,
        date=(timezone.now() + timedelta(hours=20)).date(),
        start=time(23, 59),
        zone="Africa/Casablanca",
        state="announced",
    )
    event.refresh_from_db()
    make_meeting(event, dial_in="\n".join(["Zambia +260 211 000 000, PIN 4412"] * 20), reply_to="a@example.org")
    team = make_team(make_places(event), language=language, place="م" * 150)
    other = {"to": "x@example.org", "link": "https://hub.example/my/x/"} if kind in ("take_over", "handed_over") else {}
    row = team.registration
    if kind == "on_the_list":
        row = Member.objects.create(team=team, name="A", email="x@example.org")
    letters.send(kind, row, **other)
    mail = last(kind)
    assert len(arrived(mail).as_bytes()) <= 20_000
    assert "<img" not in mail.html
    assert "src=" not in mail.html
    assert "url(" not in mail.html
    assert {part.get_content_type() for part in arrived(mail).walk()} >= {"text/plain", "text/html"}
