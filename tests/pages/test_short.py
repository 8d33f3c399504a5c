"""Short addresses: they lead to the event, in the language that they say, and tell nobody of a draft."""

import pytest
from django.db import IntegrityError, transaction

from hrhub.catalogue.models import Event, Series
from tests.make import make_editor, make_series, make_session, make_transcript, make_webinar

pytestmark = pytest.mark.django_db


def lettered(letter="w", number=24, **values):
    return make_webinar(series=make_series(letter=letter), number=number, **values)


def led_to(client, address):
    """Return where `address` leads in one step, or its status."""
    answer = client.get(address)
    return answer.headers["Location"] if answer.status_code == 301 else answer.status_code


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_code_leads_to_its_event_in_any_case_and_without_a_last_slash(client, slash):
    webinar, session = make_webinar(), make_session()
    for event in (webinar, session):
        assert led_to(client, f"/e/{event.code}{slash}") == event.path
        assert led_to(client, f"/e/{event.code.upper()}{slash}") == event.path


@pytest.mark.parametrize("address", ["/w24", "/w24/", "/W24", "/W24/"])
@pytest.mark.parametrize("letter", ["w", "W"])
def test_letter_and_number_lead_to_the_event_of_a_series(client, letter, address):
    event = lettered(letter)
    assert led_to(client, address) == event.path


@pytest.mark.parametrize("letter", ["W", "é", ""])
def test_no_other_letter_comes_into_the_table(letter):
    series = make_series(letter="w")
    with pytest.raises(IntegrityError), transaction.atomic():
        Series.objects.filter(pk=series.pk).update(letter=letter)


def test_a_session_in_a_series_has_a_number_too(client):
    event = make_session(series=make_series(letter="s"), number=3)
    assert led_to(client, "/s3") == event.path


def test_a_number_that_came_twice_leads_nowhere(client):
    event = lettered()
    make_webinar(series=event.series, number=24)
    assert led_to(client, "/w24") == 404
    assert led_to(client, f"/e/{event.code}") == event.path


def test_a_draft_of_the_same_number_takes_nothing_from_the_event(client):
    event = lettered()
    make_webinar(series=event.series, number=24, published_at=None)
    assert led_to(client, "/w24") == event.path
    client.force_login(make_editor())
    assert led_to(client, "/w24") == event.path


def test_a_draft_is_not_found_by_visitors_just_as_what_never_was(client):
    event = lettered(published_at=None)
    for draft, nothing in ((f"/e/{event.code}", "/e/zzzzzz"), ("/w24", "/w25")):
        hidden, missing = client.get(draft), client.get(nothing)
        assert (hidden.status_code, missing.status_code) == (404, 404)
        assert without(hidden, draft) == without(missing, nothing)


def without(answer, address):
    """Return the answer without the address, which its links to other languages repeat, and its headers."""
    headers = {name: value for name, value in answer.headers.items() if name not in {"Content-Length", "Set-Cookie"}}
    return answer.content.decode().replace(address, ""), headers


def test_editors_are_led_to_a_draft_and_nobody_keeps_the_answer(client):
    event = lettered(published_at=None)
    client.force_login(make_editor())
    for address in (f"/e/{event.code}", "/w24"):
        answer = client.get(address)
        assert answer.headers["Location"] == event.path
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("query", "prefix"),
    [("?fr", "/fr"), ("?ar&v=2", "/ar"), ("?v=2", ""), ("?en", ""), ("?fr=1", "/fr"), ("?sw", ""), ("?FR", "")],
)
def test_the_language_is_the_one_that_the_address_says(client, query, prefix):
    event = make_webinar()
    assert led_to(client, f"/e/{event.code}{query}") == prefix + event.path


def test_the_browsers_language_leads_nowhere_else(client):
    event = make_webinar()
    answer = client.get(f"/e/{event.code}", headers={"accept-language": "fr"})
    assert answer.headers["Location"] == event.path
    assert "accept-language" not in answer.headers.get("Vary", "").lower()


def test_the_answer_is_kept_for_a_day_and_sets_nothing(client):
    answer = client.get(f"/e/{make_webinar().code}")
    assert (answer.status_code, answer.headers["Cache-Control"], list(answer.cookies)) == (301, "max-age=86400", [])


def test_it_follows_an_event_whose_address_changed(client):
    event = lettered(slug="before")
    Event.objects.filter(pk=event.pk).update(slug="after", path="/webinars/after/")
    assert [led_to(client, address) for address in ("/w24", f"/e/{event.code}")] == ["/webinars/after/"] * 2


@pytest.mark.parametrize(
    ("second", "part"),
    [
        ("1930", "transcript/?t=1930#t1930"),
        ("007", "transcript/?t=7#t7"),
        ("x", ""),
        ("-1", ""),
        ("9" * 99, ""),
        ("٣", ""),
    ],
)
def test_a_second_leads_into_the_transcript(client, second, part):
    event = make_webinar()
    make_transcript(event)
    assert led_to(client, f"/e/{event.code}?t={second}") == event.path + part
    assert led_to(client, f"/e/{event.code}?fr&t={second}") == f"/fr{event.path}{part}"


@pytest.mark.parametrize(
    "address",
    [
        "/e/",
        "/e/a",
        "/e/" + "a" * 5000,
        "/e/%F0%9F%99%83",
        "/e/%0A",
        "/e/abc%0Adef",
        "/e/İİİİİİ",
        "/e/..%2Fadmin",
        "/w024",
        "/w99999999999999999999",
        "/w٢٤",
        "/ww24",
        "/w",
        "/w-24",
        "/é24",
        "/w24%0A",
        "/24",
        "/fr/w24",
    ],
)
def test_odd_addresses_are_not_found(client, address):
    lettered()
    assert led_to(client, address) == 404


@pytest.mark.parametrize("address", ["/e/%00", "/e/%FF"])
def test_what_is_no_text_is_refused(client, address):
    assert led_to(client, address) in (400, 404)


@pytest.mark.parametrize("address", ["/w24", "/e/{code}"])
def test_they_cost_one_query_and_are_read_alone(client, django_assert_num_queries, address):
    event = lettered()
    for number in range(30):
        make_webinar(series=event.series, number=number + 100)
    address = address.format(code=event.code)
    with django_assert_num_queries(1):
        assert client.head(address).status_code == 301
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("path", ["/fr/", "/events/", "/webinars/", "/people/", "/healthz"])
def test_they_stand_in_the_way_of_no_page(client, path):
    assert client.get(path).status_code == 200
