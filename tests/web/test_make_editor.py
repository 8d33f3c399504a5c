"""`make_editor`: an account for daily work, from the command line."""

import io

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command, execute_from_command_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def make_editor(monkeypatch):
    def make_editor(name="esi", email="esi@example.org", password=None):
        said = io.StringIO()
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n" if password else ""))
        call_command("make_editor", name, email, password_stdin=password is not None, stdout=said)
        return said.getvalue()

    return make_editor


def test_an_editor_is_staff_in_the_group_and_no_superuser(make_editor):
    make_editor()
    esi = User.objects.get()
    assert (esi.username, esi.email, esi.is_staff, esi.is_superuser) == ("esi", "esi@example.org", True, False)
    assert [group.name for group in esi.groups.all()] == ["Editors"]
    assert EmailAddress.objects.values_list("email", "verified", "primary").get() == ("esi@example.org", True, True)


def test_without_a_terminal_a_link_is_printed_that_works(make_editor, client, settings):
    said = make_editor()
    (link,) = [line for line in said.splitlines() if "/key/" in line]
    assert link.startswith(settings.SITE_URL)
    page = client.get(link.removeprefix(settings.SITE_URL), follow=True)
    new = "correct horse battery"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    client.post("/accounts/login/", {"login": "esi", "password": new})
    assert client.get("/admin/").status_code == 200


def test_it_says_what_to_do_next(make_editor, settings):
    said = make_editor(password="correct horse battery")
    assert said == (
        "esi is an editor now.\n"
        f"Then sign in at {settings.SITE_URL}/admin/\n"
        f"and set up the second factor at {settings.SITE_URL}/accounts/2fa/\n"
    )


def test_the_password_may_come_from_standard_input(make_editor):
    make_editor(password="correct horse battery")
    assert User.objects.get().check_password("correct horse battery")


def test_the_same_again_changes_what_is_new_and_keeps_the_password(make_editor):
    make_editor(password="correct horse battery")
    User.objects.update(is_active=False)
    said = make_editor(email="Esi@example.net")
    esi = User.objects.get()
    assert said.startswith("esi is an editor, brought up to date.")
    assert (esi.is_active, esi.check_password("correct horse battery")) == (True, True)
    assert EmailAddress.objects.get(primary=True).email == "esi@example.net"
    assert esi.groups.count() == 1


def test_it_says_what_it_is_for(capsys):
    with pytest.raises(SystemExit, match="0"):
        execute_from_command_line(["manage.py", "make_editor", "--help"])
    assert "Make an editor's account" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"name": "e s i"}, "Enter a valid username."),
        ({"email": "esi"}, "Enter a valid email address."),
        ({"email": "Ada@example.org"}, "The address Ada@example.org belongs to another account."),
        ({"password": "12345678"}, "This password is too common."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(make_editor, arguments, sentence):
    make_editor("ada", "ada@example.org")
    with pytest.raises(CommandError, match=sentence):
        make_editor(**arguments)
    assert [user.username for user in User.objects.all()] == ["ada"]


def test_whoever_leaves_the_question_for_a_password_gets_a_link(monkeypatch):
    said = io.StringIO()
    terminal = io.StringIO("")
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("hrhub.web.management.commands.make_editor.getpass", left)
    call_command("make_editor", "esi", "esi@example.org", stdout=said)
    assert "/key/" in said.getvalue()


def left(_question):
    raise EOFError
