import json
import logging

import pytest
from django.conf import settings
from django.test import RequestFactory
from pythonjsonlogger.json import JsonFormatter

from hrhub.web.log_words import WithoutTokens

TOKEN = "rabcdefghjkmnpqrs-1-0123456789abcdefABCDEF"
SAID = f"/fr/my/{TOKEN}/"


def logged(message, *args, error=None, **extra):
    """Return a record as the console gets it."""
    info = (type(error), error, None) if error else None
    record = logging.LogRecord("django.request", logging.WARNING, "x.py", 1, message, args, info)
    record.__dict__.update(extra)
    assert WithoutTokens().filter(record)
    return JsonFormatter().format(record)


@pytest.mark.parametrize(
    "line",
    [
        lambda: logged("Not Found: %s", SAID),
        lambda: logged(f"Not Found: {SAID}"),
        lambda: logged("Internal Server Error", error=ValueError(f"at {SAID}")),
        lambda: logged("Not Found", request=RequestFactory().get(SAID)),
        lambda: logged("Gone: %s", "/j/abcdefghjkmnpqrs/"),
        lambda: logged("Not Found: %s", "/ar/my/team/members/abcdefghjkmnpqrs/"),
    ],
)
def test_no_log_says_the_token_of_a_private_link(line):
    said = line()
    assert TOKEN not in said
    assert "abcdefghjkmnpqrs" not in said
    assert "…" in json.loads(said)["message"] + json.dumps(json.loads(said), ensure_ascii=False)


def test_what_else_a_log_says_stays():
    assert json.loads(logged("Not Found: %s", "/webinars/pay/"))["message"] == "Not Found: /webinars/pay/"


def test_the_console_is_filtered():
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_tokens"]
