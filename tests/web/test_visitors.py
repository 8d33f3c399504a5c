"""A public page is the same for everybody."""

import pytest

from tests.make import make_editor, make_webinar

pytestmark = pytest.mark.django_db


def test_a_visitor_gets_no_cookie_and_no_vary_on_cookies_or_language(client):
    make_webinar()
    answer = client.get("/events/", headers={"Accept-Language": "fr", "Accept-Encoding": "br"})
    assert answer.cookies == {}
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Content-Language"] == "en"


def test_the_address_alone_says_the_language(client):
    client.cookies["django_language"] = "es"
    answer = client.get("/fr/events/", headers={"Accept-Language": "ar"})
    assert answer["Content-Language"] == "fr"
    assert '<html lang="fr" dir="ltr">' in answer.content.decode()


def test_arabic_runs_from_right_to_left(client):
    assert '<html lang="ar" dir="rtl">' in client.get("/ar/events/").content.decode()


def test_an_editors_page_is_kept_by_nobody(client):
    client.force_login(make_editor())
    answer = client.get("/events/", headers={"Accept-Encoding": "br"})
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert "Content-Encoding" not in answer


@pytest.mark.parametrize(("accepted", "used"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", None)])
def test_public_pages_are_compressed_as_the_browser_can(client, accepted, used):
    answer = client.get("/events/", headers={"Accept-Encoding": accepted})
    assert answer.get("Content-Encoding") == used


@pytest.mark.parametrize("path", ["/events/", "/nowhere/", "/events/?q=%00", "/accounts/login/"])
def test_every_answer_has_its_security_headers(client, path):
    headers = client.get(path).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
