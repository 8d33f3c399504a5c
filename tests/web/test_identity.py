"""Who runs the site: one row, kept in memory, and shown on every page."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import Client
from PIL import Image

from hrhub.web import identity, logos, look
from hrhub.web.identity import Site, site
from hrhub.web.models import SiteIdentity
from tests.pages.reading import links, words


def make_identity(**values):
    """Return the one row with `values`; the next to ask for the site is told."""
    one = SiteIdentity(**values)
    one.save()
    return one


def make_logo():
    body = io.BytesIO()
    Image.new("RGB", (200, 50), "#0b4a5e").save(body, "PNG")
    return logos.redrawn(SimpleUploadedFile("logo.png", body.getvalue()))


class Counting:
    """Counts the queries that are asked while it is in place."""

    def __init__(self):
        self.number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)


class Away(Counting):
    def __call__(self, *args):
        super().__call__(*args)
        raise OperationalError("gone")


@pytest.fixture
def asked(db):
    """Count queries, of a process that knows nothing yet."""
    identity.forget()
    counting = Counting()
    with connection.execute_wrapper(counting):
        yield counting


def test_a_site_that_nobody_named_has_our_name_and_the_address_that_mails_come_from(db, settings):
    settings.DEFAULT_FROM_EMAIL = "The Hub <editors@hub.example>"
    identity.forget()
    assert (site().name, site().short_name, site().contact) == ("HRHub", "HRHub", "editors@hub.example")
    assert (site().colours, site().logo, site().revision) == (None, (), 0)
    assert site().languages == ("en", "fr", "es", "pt", "ar")


def test_what_editors_wrote_is_what_the_site_says(db):
    make_identity(name="Workforce Alliance", contact="us@alliance.example", licence_texts="CC BY 4.0")
    ours = site()
    assert (ours.name, ours.short_name) == ("Workforce Alliance", "Workforce Alliance")
    assert ours.contact == "us@alliance.example"
    assert ours.licences == {"text": "CC BY 4.0", "recording": "", "transcript": "", "resource": ""}
    assert ours.revision == 1


def test_there_is_one_row(db):
    make_identity(name="One")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_identity(name="Two")
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteIdentity.objects.create(id=2, name="Two")
    assert [(one.pk, one.name) for one in SiteIdentity.objects.all()] == [(1, "One")]


def test_the_revision_only_rises_even_where_two_editors_save_what_they_had_open(db):
    make_identity(name="One")
    hers, his = SiteIdentity.objects.get(), SiteIdentity.objects.get()
    hers.name, his.name = "Hers", "His"
    hers.save()
    his.save()
    assert (site().name, site().revision) == ("His", 3)


def test_a_process_asks_at_most_twice_a_second(asked, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(identity, "monotonic", lambda: now)
    identity.forget()
    for _request in range(100):
        site()
    assert asked.number == 1
    now += 0.49
    site()
    assert asked.number == 1
    now += 0.02
    site()
    assert asked.number == 2


def test_what_did_not_change_is_not_read_again(asked):
    make_identity(name="One")
    asked.number = 0
    site()
    assert asked.number == 2  # the revision, and the row
    for _time in range(3):
        identity.forget()
        site()
    assert asked.number == 5


def test_another_process_changed_it(db):
    make_identity(name="One")
    assert site().name == "One"
    SiteIdentity.objects.update(name="Two", revision=7)
    assert site().name == "One"
    identity.forget()
    assert site().name == "Two"


def test_a_row_that_is_gone_leaves_our_own_name(db):
    make_identity(name="One")
    assert site().name == "One"
    SiteIdentity.objects.all().delete()
    identity.forget()
    assert site() == Site()


def test_while_the_database_is_away_the_last_known_name_stands_and_nobody_waits_twice(db):
    make_identity(name="One")
    site()
    identity.forget()
    away = Away()
    with connection.execute_wrapper(away):
        assert [site().name for _time in range(5)] == ["One"] * 5
    assert away.number == 1


def test_after_a_page_that_says_we_are_away_nobody_asks_for_the_name(client, db):
    identity.forget()
    away = Away()
    with connection.execute_wrapper(away):
        answer = client.get("/webinars/some-webinar/")
    assert (answer.status_code, away.number) == (503, 1)


def test_pages_of_words_ask_for_the_name_alone(client, asked):
    make_identity(name="One")
    asked.number = 0
    assert "One" in words(client.get("/about/"))
    client.get("/about/")
    assert asked.number == 2


def test_the_name_stands_on_every_page(client, db):
    make_identity(name="Workforce Alliance", short_name="WfA", funder_line="Made possible by A Fund.")
    for path in ("/about/", "/fr/nowhere/", "/accounts/login/"):
        page = client.get(path).content.decode()
        assert re.search("<title>.* · (.*)</title>", page)[1] == "WfA"
        assert re.search('<p class="brand">.*<bdi>(.*)</bdi></a></p>', page)[1] == "Workforce Alliance"
        assert '<p class="note" dir="auto">Made possible by A Fund.</p>' in page.partition("<footer")[2]


@pytest.mark.parametrize("odd", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "\u202eevil", '"><img src=x>'])
def test_odd_names_are_words(client, db, odd):
    make_identity(name=odd, short_name=odd[:20], funder_line=odd, tagline={"en": odd})
    page = client.get("/about/")
    assert page.status_code == 200
    assert odd in words(page)
    assert b"<script>alert" not in page.content
    assert b"<img" not in page.content


def test_readers_write_to_the_address_of_the_site(client, db):
    make_identity(contact="us@alliance.example")
    for path in ("/contact/", "/privacy/", "/accessibility/"):
        assert "mailto:us@alliance.example" in links(client.get(path))
    assert "Contact: mailto:us@alliance.example\n" in client.get("/.well-known/security.txt").content.decode()


def test_the_tagline_is_in_the_language_of_the_page_or_in_english(client, db):
    make_identity(tagline={"en": "For people who work.", "fr": "Pour les personnes qui travaillent."})
    assert "Pour les personnes qui travaillent." in words(client.get("/fr/about/"))
    assert "For people who work." in words(client.get("/es/about/"))


def test_the_privacy_notice_stands_before_what_the_software_does(client, db):
    make_identity(privacy={"en": "## We\n\nWe keep **nothing**. <script>alert(1)</script> [no](javascript:x)"})
    page = client.get("/privacy/").content.decode()
    assert "<strong>nothing</strong>" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert page.index("<strong>nothing</strong>") < page.index("We set no cookie")
    assert re.search(r'<div lang="en" dir="ltr">\s*<h2>We</h2>', client.get("/ar/privacy/").content.decode())


def test_the_switcher_names_the_languages_that_are_offered(client, db):
    make_identity(languages=["fr", "ar"])
    page = client.get("/about/").content.decode()
    assert re.findall(r'hreflang="(\w+)"', page) == ["en", "fr", "ar"]
    assert client.get("/es/about/").status_code == 200
    assert "Preferred-Languages: en, fr, ar\n" in client.get("/.well-known/security.txt").content.decode()


def stylesheets(page):
    return re.findall(r'<link rel="stylesheet" href="([^"]+)">', page.content.decode())


def test_without_colours_the_stylesheet_is_the_file(client, db):
    make_identity(name="One")
    assert stylesheets(client.get("/about/")) == ["/static/site.css"]
    assert client.get("/site-0123456789.css").status_code == 404


def test_colours_come_with_the_stylesheet_and_cost_no_request(client, db):
    make_identity(accent="#4a148c", warm_dark="#ffffff")
    (address,) = stylesheets(client.get("/fr/about/"))
    answer = client.get(address)
    css = answer.content.decode()
    assert css.startswith(look.STYLESHEET.read_text())
    assert "--accent: #4a148c; --accent-ink: #fcfbf8; --warm: #a3340c;" in css
    assert "--warm: #ffffff;" in css
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.cookies == {}
    old = client.get("/site-0000000000.css")
    assert (old.content, old.headers["Cache-Control"]) == (answer.content, "public, max-age=300")


def test_other_colours_have_another_address(client, db):
    one = make_identity(accent="#4a148c")
    before = stylesheets(client.get("/about/"))
    one.accent = "#1b5e20"
    one.save()
    assert stylesheets(client.get("/about/")) != before


def test_a_logo_stands_before_the_name(client, db):
    one = SiteIdentity(name="One")
    one.wear(make_logo())
    one.save()
    page = client.get("/ar/about/").content.decode()
    (address,) = re.findall(r'<img src="([^"]+)" width="200" height="50" alt="">', page)
    answer = client.get(address)
    assert Image.open(io.BytesIO(answer.content)).size == (200, 50)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.cookies == {}
    assert client.get("/logo-0000000000.png").headers["Cache-Control"] == "public, max-age=300"


def test_no_logo_is_not_found(client, db):
    assert client.get("/logo-0000000000.png").status_code == 404
    assert "<img" not in client.get("/about/").content.decode()


@pytest.mark.parametrize("path", ["/logo-0000000000.png", "/site-0000000000.css"])
def test_logo_and_colours_are_only_asked_for(db, path):
    client = Client(enforce_csrf_checks=False)
    assert {client.post(path).status_code, client.put(path).status_code, client.delete(path).status_code} == {405}
