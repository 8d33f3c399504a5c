"""Accounts of editors: one door, a second factor, and nothing left behind."""

import time

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.cache import cache
from django.utils import translation

from hrhub.mail.models import Mail
from hrhub.web import borrowed_words
from tests.markup import strict, tree

PASSWORD = "correct horse battery"
LANGUAGES = ["en", "fr", "es", "pt", "ar"]


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def editor(db):
    editor = User.objects.create_user("esi", "esi@example.org", PASSWORD, is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    EmailAddress.objects.create(user=editor, email=editor.email, verified=True, primary=True)
    return editor


@pytest.fixture
def still_clock():
    """Codes of the app change every thirty seconds: here they do not, or a slow machine fails."""
    with time_machine.travel(time.time(), tick=False):
        yield


def sign_in(client, login="esi", password=PASSWORD):
    return client.post("/accounts/login/?next=/admin/", {"login": login, "password": password})


@pytest.mark.parametrize("login", ["esi", "esi@example.org"])
def test_an_editor_signs_in_by_name_or_address(client, editor, login):
    assert sign_in(client, login).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_an_address_that_is_not_confirmed_opens_nothing(client, editor):
    EmailAddress.objects.update(verified=False)
    assert sign_in(client).headers["Location"] == "/accounts/confirm-email/"
    assert client.get("/admin/").status_code == 302
    assert "/accounts/confirm-email/" in mail.outbox[0].body


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up(client, db, method):
    sent = {"username": "x", "email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
    answer = getattr(client, method)("/accounts/signup/", sent)
    assert "Accounts are for editors" in answer.content.decode()
    assert not User.objects.exists()


def test_signing_out_takes_a_button_and_leaves_nothing(client, editor):
    sign_in(client)
    client.get("/accounts/logout/")
    assert client.get("/admin/").status_code == 200
    answer = client.post("/accounts/logout/")
    assert answer.status_code == 200
    assert "You are signed out" in answer.content.decode()
    assert answer.headers["Clear-Site-Data"] == '"cookies", "cache", "storage"'
    assert "no-store" in answer.headers["Cache-Control"]
    assert client.get("/admin/").status_code == 302


def test_the_button_of_the_desk_does_the_same(client, editor):
    sign_in(client)
    assert "Clear-Site-Data" in client.post("/admin/logout/").headers


def test_passwords_cannot_be_guessed_for_long(client, editor):
    for _ in range(5):
        sign_in(client, password="wrong")
    assert "Too many failed login attempts." in sign_in(client).content.decode()
    assert client.get("/admin/").status_code == 302


def test_too_many_tries_get_a_page_of_our_own(client, editor):
    answers = [client.post("/accounts/password/reset/", {"email": "esi@example.org"}) for _ in range(6)]
    assert answers[-1].status_code == 429
    assert "Too many tries" in answers[-1].content.decode()


def ask_for_password(client, email, **headers):
    return client.post("/accounts/password/reset/", {"email": email}, headers=headers, follow=True)


def test_a_forgotten_password_is_chosen_anew_by_a_link(client, editor, settings):
    ask_for_password(client, "esi@example.org")
    (link,) = [word for word in mail.outbox[0].body.split() if "/key/" in word]
    assert link.startswith(f"{settings.SITE_URL}/accounts/password/reset/key/")
    page = client.get(link.removeprefix(settings.SITE_URL), follow=True)
    new = {"password1": "staple staple staple", "password2": "staple staple staple"}
    client.post(page.redirect_chain[-1][0], new)
    assert sign_in(client, password="staple staple staple").status_code == 302
    client.logout()
    assert "does not work any more" in client.get(link.removeprefix(settings.SITE_URL)).content.decode()


@pytest.mark.parametrize(
    ("transport", "production", "told"),
    [
        ("hrhub.mail.files.Files", False, 1),
        ("hrhub.mail.files.Files", True, 0),
        ("django.core.mail.backends.smtp.EmailBackend", False, 0),
    ],
)
def test_a_newcomer_is_told_where_the_mail_is(client, db, settings, transport, production, told):
    settings.MAIL_TRANSPORT, settings.PRODUCTION = transport, production
    assert ask_for_password(client, "nobody@example.org").content.decode().count("/mail/</bdi></code>") == told


def test_the_host_of_a_request_is_not_in_the_mail(client, editor, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/accounts/password/reset/", {"email": "esi@example.org"}, headers={"host": "evil.example"})
    assert "evil.example" not in mail.outbox[0].body + mail.outbox[0].subject


def test_known_and_unknown_addresses_get_the_same_answer(client, editor):
    known = ask_for_password(client, "esi@example.org")
    unknown = ask_for_password(client, "nobody@example.org")
    assert [message.to for message in mail.outbox] == [["esi@example.org"]]
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)


def test_who_forgot_a_password_waits_for_no_mail_server(client, editor, settings):
    settings.EMAIL_BACKEND = "hrhub.mail.backend.Outbox"
    settings.MAIL_TRANSPORT, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    assert ask_for_password(client, "esi@example.org").status_code == 200
    assert list(Mail.objects.values_list("recipient", "state")) == [("esi@example.org", "waiting")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_mails_are_in_the_language_of_the_browser(client, editor, language):
    ask_for_password(client, "esi@example.org", **{"accept-language": language})
    with translation.override(language):
        assert mail.outbox[0].subject == f"HRHub: {translation.gettext('A new password')}"
        assert (
            translation.gettext("If it was not you, do nothing: your password stays as it is.") in mail.outbox[0].body
        )


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def show_that_it_is_you(client):
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def set_up_second_factor(client):
    """Return the key, read from the page as an editor would type it."""
    show_that_it_is_you(client)
    secret = tree(client.get("/accounts/2fa/totp/activate/").content).find(".//figcaption/code").text
    answer = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/accounts/2fa/recovery-codes/"
    return secret


def test_the_safety_of_the_account_asks_for_the_password_again(client, editor):
    sign_in(client)
    assert client.get("/accounts/2fa/totp/activate/").headers["Location"].startswith("/accounts/reauthenticate/")


def test_the_key_is_a_picture_within_the_page(client, editor):
    sign_in(client)
    show_that_it_is_you(client)
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert "<svg" in page
    assert "<?xml" not in page
    assert "data:" not in page


def test_with_a_second_factor_the_password_is_not_enough(client, editor, still_clock):
    sign_in(client)
    secret = set_up_second_factor(client)
    client.logout()
    assert sign_in(client).headers["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/admin/").status_code == 302
    assert "Incorrect code." in client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200


def test_a_code_for_emergencies_works_once(client, editor, still_clock):
    sign_in(client)
    set_up_second_factor(client)
    code = client.get("/accounts/2fa/recovery-codes/").context["unused_codes"][0]
    for expected in (200, 302):
        client.logout()
        sign_in(client)
        client.post("/accounts/2fa/authenticate/", {"code": code})
        assert client.get("/admin/").status_code == expected


PAGES = ["email/", "password/change/", "2fa/", "2fa/totp/activate/", "2fa/recovery-codes/generate/", "logout/"]
OPEN_PAGES = ["login/", "signup/", "password/reset/", "password/reset/done/", "confirm-email/", "inactive/"]
OPEN_PAGES += ["password/reset/key/1-x-y/", "confirm-email/xyz/", "password/reset/key/done/"]


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_pages_before_the_door_are_ours(client, db, path):
    are_ours(client.get(f"/accounts/{path}", follow=True))


def test_pages_behind_the_door_are_ours(client, editor, still_clock):
    sign_in(client)
    set_up_second_factor(client)
    for page in [*PAGES, "2fa/totp/deactivate/", "2fa/recovery-codes/", "reauthenticate/", "2fa/reauthenticate/"]:
        are_ours(client.get(f"/accounts/{page}", follow=True))


def are_ours(answer):
    """Check that it is HTML without a mistake, with one title on the page, and nothing that the policy forbids."""
    assert answer.status_code == 200
    document = strict(answer.content)
    names = [element.tag for element in document.iter()]
    assert names.count("h1") == 1
    assert "script" not in names
    assert not [element for element in document.iter() if element.get("style") or element.get("onclick")]
    assert "desk.css" in answer.content.decode()


def test_what_is_borrowed_is_what_allauth_says():
    """Portuguese pages need these words in our own catalogues: allauth has none for “pt”."""
    ours = [str(words) for words in borrowed_words.LABELS + borrowed_words.ERRORS + borrowed_words.MESSAGES]
    with translation.override("pt-br"):
        unknown = [words for words in ours if translation.gettext(words) == words]
    assert [words for words in unknown if words not in ("Login", "Password", "Email")] == []
