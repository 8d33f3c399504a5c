import pytest
from django.db import OperationalError
from django.test import RequestFactory

from hrhub.web import errors
from tests.pages.reading import links, title, words

ANSWERS = {
    400: ("This request cannot be understood", errors.bad_request),
    403: ("This is not allowed", errors.forbidden),
    404: ("This page is not here", errors.not_found),
    500: ("Something went wrong on our side", errors.server_error),
    503: ("We are away for a moment", errors.away),
}


@pytest.mark.parametrize("status", ANSWERS)
def test_every_error_page_is_ours_and_leads_on_without_the_database(status):
    heading, answer = ANSWERS[status]
    page = answer(RequestFactory().get("/somewhere/"))  # without the mark, pytest-django forbids every query
    assert page.status_code == status
    assert title(page) == f"{heading} · HRHub"
    assert words(page).startswith(f"{status} {heading}")
    assert links(page) == ["/", "/events/", "/contact/"]
    assert '<form class="find short" action="/events/" role="search">' in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nothing/", "/people/nobody/", "/countries/xx/", "/series/none/"])
def test_what_is_not_there_gets_the_page_in_the_language_of_the_address(client, path):
    page = client.get(f"/ar{path}")
    assert page.status_code == 404
    assert '<html lang="ar" dir="rtl">' in page.content.decode()
    assert links(page)[0] == "/ar/"


@pytest.mark.parametrize("status", ANSWERS)
def test_error_pages_are_not_for_search_engines(status):
    page = ANSWERS[status][1](RequestFactory().get("/"))
    assert '<meta name="robots" content="noindex">' in page.content.decode()


def test_a_form_that_was_open_for_too_long_is_told_what_to_do():
    page = errors.csrf_failure(RequestFactory().post("/accounts/login/"))
    assert page.status_code == 403
    assert "load the page again" in words(page)


def test_while_the_database_is_away_the_answer_says_when_to_come_again(client, monkeypatch):
    def broken(*args, **kwargs):
        raise OperationalError("no connection")

    monkeypatch.setattr("hrhub.pages.home.coming", broken)
    page = client.get("/fr/")
    assert (page.status_code, page["Retry-After"]) == (503, "30")
    assert '<html lang="fr" dir="ltr">' in page.content.decode()


def test_a_page_that_breaks_answers_with_ours(client, monkeypatch):
    def broken(*args, **kwargs):
        raise ValueError("a bug")

    monkeypatch.setattr("hrhub.pages.home.coming", broken)
    client.raise_request_exception = False
    page = client.get("/")
    assert page.status_code == 500
    assert words(page).startswith("500 Something went wrong on our side")
    assert "a bug" not in page.content.decode()


def test_a_path_with_nul_is_refused(client):
    assert client.get("/people/%00/").status_code == 400
