"""Requests that lie about themselves, and what is kept of the answers."""

import errno
import re

import pytest
from django.contrib.auth import hashers
from django.db import OperationalError
from django.test import RequestFactory

from hrhub.web import errors, page
from hrhub.web.models import Moved
from tests.make import make_editor

pytestmark = pytest.mark.django_db
HREF = re.compile(r'href="([^"]*)"')


@pytest.mark.parametrize(
    "path", ["//evil.example/", "/fr//evil.example/", "///evil.example/", "/\\evil.example/", "/\t/x/"]
)
def test_no_path_turns_the_links_to_other_languages_into_links_to_other_sites(path):
    links = HREF.findall(page.language_links(RequestFactory().generic("GET", path)))
    assert len(links) == 5
    assert not [address for address in links if address.startswith("//") or set(address) & set("\\\t")]


def test_the_links_to_other_languages_keep_a_path_with_odd_signs(client):
    assert 'href="/fr/what%3F/"' in client.get("/what%3F/").content.decode()


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "latin-1"])
def test_another_encoding_than_utf_8_is_refused(client, charset):
    answer = client.get("/events/", {"topic": "+AAA-"}, CONTENT_TYPE=f"text/plain; charset={charset}")
    assert answer.status_code == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", "no-such-charset"])
def test_utf_8_by_any_name_is_taken(client, charset):
    assert client.get("/events/", CONTENT_TYPE=f"text/plain; charset={charset}").status_code == 200


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_nul_in_a_cookie_is_refused(client, name):
    assert client.get("/events/", headers={"cookie": f'{name}="abcdefgh\\000"'}).status_code == 400


@pytest.mark.parametrize("accepted", ["br;q=0", "br; q=0.0, gzip;q=0", "brotli", "*;q=0", "x" * 8000])
def test_what_a_browser_refuses_is_not_sent(client, accepted):
    assert "Content-Encoding" not in client.get("/events/", headers={"accept-encoding": accepted})


@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/", "password/reset/done/", "confirm-email/x/"])
def test_pages_in_the_language_of_the_browser_are_kept_by_nobody(client, path):
    answer = client.get(f"/accounts/{path}", headers={"accept-encoding": "br"})
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert "Content-Encoding" not in answer


def test_a_session_that_cannot_be_saved_is_a_database_that_is_away(client, settings, monkeypatch):
    def broken(*args, **kwargs):
        raise OperationalError("the connection was closed")

    client.force_login(make_editor())
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", broken)
    settings.SESSION_SAVE_EVERY_REQUEST = True
    client.raise_request_exception = False
    answer = client.get("/events/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


@pytest.mark.parametrize("path", ["/node/7", "/nothing/"])
def test_an_old_address_is_not_lost_while_the_database_is_away(client, monkeypatch, path):
    def broken(*args, **kwargs):
        raise OperationalError("no connection")

    monkeypatch.setattr(Moved.objects, "filter", broken)
    assert client.get(path).status_code == 503


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_full_disk_is_told_as_being_away(number):
    try:
        raise OSError(number, "the disk")
    except OSError:
        answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 503


def test_a_known_address_takes_no_longer_to_refuse_than_an_unknown_one(client, monkeypatch):
    """The time is that of hashing: it is counted, since a clock is not to be trusted on a busy machine."""
    hashed = []
    kind = hashers.get_hasher().__class__
    encode = kind.encode
    monkeypatch.setattr(kind, "encode", lambda *args, **kwargs: hashed.append(1) or encode(*args, **kwargs))
    make_editor(username="esi", email="esi@example.org")
    for login in ("esi@example.org", "nobody@example.org", "esi", "nobody"):
        hashed.clear()
        client.post("/accounts/login/", {"login": login, "password": "wrong"})
        assert (login, len(hashed)) == (login, 1)
