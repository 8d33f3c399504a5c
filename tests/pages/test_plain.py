import pytest
import time_machine

from hrhub.web.identity import site
from tests.pages.reading import links, words

PAGES = ["/about/", "/privacy/", "/accessibility/", "/contact/"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_words_ask_no_database(client, path):
    assert client.get(path).status_code == 200  # without the mark, pytest-django forbids every query


@pytest.mark.parametrize("path", PAGES)
def test_what_the_privacy_page_says_of_cookies_is_true(client, path):
    assert client.get(path).cookies == {}


@pytest.mark.parametrize("path", ["/privacy/", "/accessibility/", "/contact/"])
def test_the_mail_address_is_the_one_that_mails_come_from(client, settings, path):
    settings.DEFAULT_FROM_EMAIL = "The Hub <editors@hub.example>"
    page = client.get(path)
    assert "editors@hub.example" in words(page)
    assert "mailto:editors@hub.example" in links(page)


def test_an_address_without_a_name_is_taken_as_it_is(settings):
    settings.DEFAULT_FROM_EMAIL = "editors@hub.example"
    assert site().contact == "editors@hub.example"


def test_whoever_finds_a_hole_is_told_where_to_write(client, settings):
    settings.SITE_URL, settings.DEFAULT_FROM_EMAIL = "https://hub.example", "The Hub <editors@hub.example>"
    with time_machine.travel("2027-03-10 09:30Z"):
        answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "Contact: mailto:editors@hub.example\n"
        "Contact: https://hub.example/contact/\n"
        "Expires: 2027-09-06T00:00:00Z\n"
        "Preferred-Languages: en, fr, es, pt, ar\n"
        "Canonical: https://hub.example/.well-known/security.txt\n"
    )
