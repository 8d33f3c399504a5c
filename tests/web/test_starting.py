"""What starts, and what refuses to: settings are read anew in a process of their own."""

import os
import subprocess
import sys

import pytest

PRODUCTION = {
    "SITE_URL": "https://hub.example",
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "hub.example",
    "DATABASE_URL": "postgres://hub@localhost/hub",
}
ASK = "from hrhub import settings as s; print(s.PRODUCTION, getattr(s, 'SESSION_COOKIE_SECURE', False))"


def started(tmp_path, **environment):
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment}
    return subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, timeout=60)


def test_with_no_environment_it_starts_on_this_machine_with_a_secret_of_its_own(tmp_path):
    assert started(tmp_path).stdout == "False False\n"
    secret = (tmp_path / "secret_key").read_text()
    assert len(secret) > 50
    started(tmp_path)
    assert (tmp_path / "secret_key").read_text() == secret


def test_an_empty_variable_counts_as_not_set(tmp_path):
    empty = dict.fromkeys(["DATABASE_URL", "CACHE_URL", "EMAIL_URL", "PORT", "SITE_URL", "SECRET_KEY", "DEBUG"], "")
    assert started(tmp_path, **empty).stdout == "False False\n"


@pytest.mark.parametrize("address", ["https://hub.example", "HTTPS://hub.example/", " https://hub.example"])
def test_an_https_address_is_production_however_it_is_written(tmp_path, address):
    assert started(tmp_path, **{**PRODUCTION, "SITE_URL": address}).stdout == "True True\n"


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_refuses_to_start_without_what_it_needs(tmp_path, missing):
    answer = started(tmp_path, **{name: value for name, value in PRODUCTION.items() if name != missing})
    assert (answer.returncode, f"set {missing} as well" in answer.stderr) == (1, True)


@pytest.mark.parametrize("weak", [{"DEBUG": "1"}, {"ALLOWED_HOSTS": "*"}, {"SECRET_KEY": "short"}])
def test_production_refuses_to_start_with_what_is_not_safe(tmp_path, weak):
    answer = started(tmp_path, **PRODUCTION | weak)
    assert (answer.returncode, "DEBUG must be off" in answer.stderr) == (1, True)


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["rot13", "idna", "undefined", "utf-7"])
def test_a_charset_that_a_request_names_breaks_nothing(charset):
    from hrhub.wsgi import application

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/healthz",
        "QUERY_STRING": "q=%41",
        "CONTENT_TYPE": f"text/plain; charset={charset}",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
    }
    with open(os.devnull, "rb") as nothing:
        answered = []
        application(environ | {"wsgi.input": nothing}, lambda status, headers: answered.append(status))
    assert answered == ["200 OK"]
