import gzip
import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from hrhub.mail.models import Mail
from hrhub.participation import gathering
from hrhub.participation.links import token_for
from hrhub.participation.models import Member, Registration
from hrhub.participation.private import COOKIE
from hrhub.participation.registering import confirm, register
from tests.make import (
    make_meeting,
    make_places,
    make_registration,
    make_team,
    make_webinar,
    unsaved_registration,
)

pytestmark = pytest.mark.django_db
State = Registration.State
MEET = "https://meet.example.org/j/123"


def opened(client, row):
    """Open the link of `row` as a browser does, and return the page."""
    return client.get(f"/my/{token_for(row)}/", follow=True)


def post(client, row, path, **said):
    return client.post(path, {"for": row.key, **said}, follow=True)


def text(response):
    return response.content.decode()


def test_opening_the_link_confirms_nothing_and_the_button_does(client):
    row = register(unsaved_registration(make_places()))
    assert "You have not confirmed yet." in text(opened(client, row))
    row.refresh_from_db()
    assert row.state == State.UNCONFIRMED
    page = post(client, row, "/my/place/", do="confirm")
    row.refresh_from_db()
    assert row.state == State.SEATED
    assert "You have a place." in text(page)


def test_the_token_stays_in_no_address_and_no_page_of_who_has_a_mail(client):
    row = register(unsaved_registration(make_places()))
    page = opened(client, row)
    assert page.redirect_chain == [("/my/place/", 302)]
    assert token_for(row) not in text(page)
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_who_gave_no_address_is_shown_the_link_to_keep(client):
    row = register(unsaved_registration(make_places(), email=""))
    page = text(opened(client, row))
    assert f"/my/{token_for(row)}/" in page
    assert "https://wa.me/?text=" in page
    assert "QR code of the link" in page


def test_without_a_link_the_page_says_what_to_do_and_nothing_else(client):
    page = client.get("/my/place/")
    assert page.status_code == 200
    assert "Open the link in the mail" in text(page)


def test_a_link_that_is_of_no_use_says_so(client):
    assert client.get("/my/rnonsense/").status_code == 404


def test_a_form_that_was_made_for_another_changes_nothing(client):
    places = make_places()
    mine, other = confirm(make_registration(places)), confirm(make_registration(places))
    opened(client, other)
    answer = client.post("/my/place/cancel/", {"for": mine.key})
    assert answer.status_code == 409
    assert set(Registration.objects.values_list("state", flat=True)) == {State.SEATED}


def test_cancelling_asks_first_and_frees_the_place(client):
    places = make_places(capacity=1)
    row, waiting = confirm(make_registration(places)), confirm(make_registration(places))
    opened(client, row)
    assert "Do you want to cancel?" in text(client.get("/my/place/cancel/"))
    assert "You cancelled." in text(post(client, row, "/my/place/cancel/"))
    waiting.refresh_from_db()
    assert waiting.state == State.OFFERED


def test_a_place_that_is_offered_is_accepted_by_a_button(client):
    places = make_places(capacity=1)
    row, waiting = confirm(make_registration(places)), confirm(make_registration(places))
    opened(client, row)
    post(client, row, "/my/place/cancel/")
    assert "A place is free for you." in text(opened(client, waiting))
    assert "You have a place." in text(post(client, waiting, "/my/place/", do="accept"))


def test_who_waits_is_told_the_number_in_line(client):
    places = make_places(capacity=1)
    confirm(make_registration(places))
    confirm(make_registration(places))
    row = confirm(make_registration(places))
    assert "You are number 2 in the waiting line." in text(opened(client, row))


@pytest.mark.parametrize(("before", "shown"), [(timedelta(hours=25), False), (timedelta(hours=23), True)])
def test_the_way_to_the_meeting_is_shown_a_day_before_to_who_has_a_place(client, before, shown):
    places = make_places(make_webinar(starts_in=timedelta(days=3)))
    make_meeting(places.event, dial_in="+260 1 PIN 4412")
    row = confirm(make_registration(places))
    with time_machine.travel(places.event.starts_at - before):
        page = text(opened(client, row))
    assert [MEET in page, "4412" in page] == [shown, shown]


def test_who_waits_is_not_shown_the_way_to_the_meeting(client):
    places = make_places(make_webinar(starts_in=timedelta(hours=2)), capacity=0)
    make_meeting(places.event)
    row = confirm(make_registration(places))
    assert MEET not in text(opened(client, row))
    page = post(client, row, "/my/place/join/")
    assert MEET not in text(page)


def test_the_button_to_join_counts_once_and_leads_to_the_meeting(client):
    places = make_places(make_webinar(starts_in=timedelta(minutes=-5)))
    make_meeting(places.event)
    row = confirm(make_registration(places))
    opened(client, row)
    page = text(post(client, row, "/my/place/join/"))
    assert f'content="0; url={MEET}"' in page
    row.refresh_from_db()
    first = row.came_at
    post(client, row, "/my/place/join/")
    row.refresh_from_db()
    assert first is not None
    assert row.came_at == first


def test_one_reads_what_is_kept_of_oneself_as_a_file(client):
    row = register(unsaved_registration(make_places(), name="Mutinta", needs=["captions"]))
    opened(client, row)
    answer = client.get("/my/data.json")
    said = json.loads(answer.content)
    assert (said["name"], said["country"], said["needs"]) == ("Mutinta", "ZM", ["captions"])
    assert [mail["kind"] for mail in said["mails"]] == ["confirm"]
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert "no-store" in answer["Cache-Control"]


def test_one_deletes_what_is_kept_of_oneself_by_oneself(client):
    places = make_places(capacity=1)
    row, waiting = confirm(make_registration(places)), confirm(make_registration(places))
    opened(client, row)
    assert "your place goes to others" in text(client.get("/my/delete/"))
    assert Registration.objects.filter(pk=row.pk).exists()
    assert "It is deleted" in text(post(client, row, "/my/delete/"))
    assert list(Registration.objects.all()) == [waiting]
    assert not Mail.objects.filter(recipient=row.email).exists()
    assert client.cookies[COOKIE].value == ""


def test_leaving_a_shared_computer_forgets_the_link(client):
    row = confirm(make_registration(make_places()))
    opened(client, row)
    answer = client.post("/my/leave/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert row.name not in text(client.get("/my/place/"))


def a_member():
    team = make_team(make_places(), members=["Mutinta", "Chanda Secret"])
    return team.members.get(name="Mutinta")


def test_a_member_sees_what_is_kept_and_nothing_of_others(client):
    member = a_member()
    page = text(opened(client, member))
    assert "Mutinta" in page
    assert "Chanda Secret" not in page
    assert member.team.registration.email not in page
    assert "Chanda Secret" not in text(client.get("/my/data.json"))


def test_a_member_corrects_and_deletes_oneself(client):
    member = a_member()
    opened(client, member)
    said = {"name": "Mutinta B.", "organisation": "Ministry", "sector": "government"}
    post(client, member, "/my/place/details/", revision=gathering.state_of(member)[0], **said)
    member.refresh_from_db()
    assert (member.name, member.sector) == ("Mutinta B.", "government")
    post(client, member, "/my/delete/")
    assert list(Member.objects.values_list("name", flat=True)) == ["Chanda Secret"]


@pytest.mark.parametrize("path", ["/my/place/cancel/", "/my/place/join/"])
def test_a_member_cannot_act_for_the_team(client, path):
    member = a_member()
    opened(client, member)
    post(client, member, path)
    member.team.registration.refresh_from_db()
    assert member.team.registration.state == State.SEATED


def test_after_ninety_days_the_page_opens_no_more(client):
    row = confirm(make_registration(make_places()))
    with time_machine.travel(row.event.over_at + timedelta(days=91)):
        assert opened(client, row).status_code == 404
    assert timezone.now() < row.kept_until


def test_a_private_page_is_compressed_and_repeats_nothing_of_its_address(client):
    row = confirm(make_registration(make_places()))
    opened(client, row)
    page = client.get("/my/place/?guess=quokka", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert b"quokka" not in gzip.decompress(page.content)
    assert b"/fr/my/place/" in gzip.decompress(page.content)


@pytest.mark.parametrize(("prefix", "zambia"), [("", "Zambia, "), ("/ar", "زامبيا، ")])
def test_a_member_is_told_country_and_city_with_the_comma_of_the_language(client, prefix, zambia):
    opened(client, make_team(make_places(), members=["Mwila"]).members.get())
    assert f"<bdi>{zambia}Lusaka</bdi>" in text(client.get(f"{prefix}/my/place/"))


@pytest.mark.parametrize(("prefix", "of_zambia"), [("", ", Zambia"), ("/ar", "، زامبيا")])
def test_whoever_comes_alone_is_told_name_and_country_with_the_comma_of_the_language(client, prefix, of_zambia):
    opened(client, confirm(make_registration(make_places(), name="Ana Silva")))
    assert f"<bdi>Ana Silva</bdi>{of_zambia}" in text(client.get(f"{prefix}/my/place/"))
