import pytest

from hrhub.pages.plain import mail_address
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
    assert mail_address() == "editors@hub.example"
