"""docs/privacy.md names every personal field: a new one makes this fail until the sheet says why it is there."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from hrhub.participation import consent
from hrhub.participation.private import COOKIE

SHEET = (Path(settings.BASE_DIR) / "docs" / "privacy.md").read_text()
OF_NOBODY = {  # whole tables in which nobody can be told
    "Places": "how many places there are",
    "Tally": "numbers alone",
    "Count": "when an event was counted",
}
NOT_PERSONAL = {
    "Team": {"words_agreed"},
    "Meeting": {
        "event",
        "join_link",
        "dial_in",
        "captions",
        "sign_language",
        "slides_before",
        "counts_only",
        "saved_at",
        "reply_to",  # an organiser's, for the public
    },
    "Mail": {"calendar_method", "give_up_at", "useless_from"},
}
MODELS = [*apps.get_app_config("participation").get_models(), apps.get_model("mail.Mail"), apps.get_model("web.Limit")]


def section(name):
    """Return the part of the sheet that is headed with `name`."""
    return SHEET.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def named(words):
    return set(re.findall(r"`([^`]+)`", words))


@pytest.mark.parametrize("model", [m for m in MODELS if m.__name__ not in OF_NOBODY], ids=lambda m: m.__name__)
def test_each_field_is_in_the_sheet_or_said_to_be_of_nobody(model):
    fields = {field.name for field in model._meta.concrete_fields} - {"id"}
    other = NOT_PERSONAL.get(model.__name__, set())
    assert fields - other - named(section(model.__name__)) == set()
    assert other - fields == set()


def test_tables_of_nobody_have_no_words_of_people():
    kinds = {name: {type(f).__name__ for f in apps.get_model("participation", name)._meta.fields} for name in OF_NOBODY}
    assert set().union(*kinds.values()) & {"TextField", "EmailField"} == set()


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_the_sheet_names_no_field_that_is_not_there(model):
    fields = {field.name for field in model._meta.concrete_fields}
    told = {word for word in named(section(model.__name__)) if word.isidentifier() and word.islower()}
    assert told - fields == set()


def test_it_says_what_cookies_there_are():
    names = {COOKIE, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME, "messages"}
    assert {word for word in named(section("Cookies")) if word.islower() and word.isidentifier()} == names


def test_it_says_which_version_of_the_consent_there_is():
    assert f"Now it is {consent.VERSION}." in section("What people agree to")
