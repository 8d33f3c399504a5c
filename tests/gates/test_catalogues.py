"""Every catalogue is complete: each message of the sources, in each language, with its plurals and placeholders."""

import gettext
import os
import re
import shutil
import subprocess
import sys

import polib
import pytest
from django.conf import settings

from .findings import expect_none

ROOT = settings.BASE_DIR
SOURCES = ["hrhub", "webinars", "sessions_app", "templates"]
TRANSLATED = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
# Which of these numbers take the same form: French says "0 jour" as "1 jour", Arabic has six forms.
NUMBERS = [0, 1, 2, 3, 11, 100]
FORMS = {"fr": "001111", "es": "010000", "pt": "001111", "ar": "012345"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
TAG = re.compile(r"</?\w+")


def catalogue(language):
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def entries(language):
    return {key_of(entry): entry for entry in catalogue(language) if not entry.obsolete}


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    """Every message of the sources, collected as `make messages` does, in a copy."""
    if not shutil.which("xgettext"):
        pytest.skip("no xgettext on this machine: the catalogues were not compared with the sources")
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "content"))
    (copy / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "en", "--no-wrap"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env={**os.environ, "DJANGO_SETTINGS_MODULE": ""})
    return {key_of(entry): entry for entry in polib.pofile(str(copy / "locale/en/LC_MESSAGES/django.po"))}


def key_of(entry):
    return (entry.msgctxt or "", entry.msgid)


def test_every_message_of_the_sources_is_in_the_catalogue(messages, entries, language):
    expect_none(
        f"{language}: {context} {words}".strip() for context, words in messages if (context, words) not in entries
    )


def test_no_message_is_left_that_the_sources_do_not_have(messages, entries, language):
    expect_none(
        f"{language}: {context} {words}".strip() for context, words in entries if (context, words) not in messages
    )


def test_every_message_is_translated(entries, language):
    assert entries, f"there is no catalogue for {language}"
    expect_none(f"{language}: {entry.msgid}" for entry in entries.values() if not entry.translated())


def test_no_translation_is_only_a_guess(entries, language):
    expect_none(f"{language}: {entry.msgid}" for entry in entries.values() if entry.fuzzy)


def plural_rule(language):
    """Return (how many forms there are, the function from a number to its form)."""
    found = re.match(r"nplurals=(\d+);\s*plural=(.*?);?$", catalogue(language).metadata["Plural-Forms"])
    return int(found[1]), gettext.c2py(found[2])


def test_the_plural_rule_is_that_of_the_language(language):
    forms = [plural_rule(language)[1](number) for number in NUMBERS]
    assert same_where_same(forms) == same_where_same(FORMS[language])


def same_where_same(forms):
    """Return the forms by the place where each was met first."""
    return [list(forms).index(form) for form in forms]


def test_every_plural_form_is_there(entries, language):
    plural = [entry for entry in entries.values() if entry.msgid_plural]
    wanted = set(range(plural_rule(language)[0]))
    expect_none(
        f"{language}: {e.msgid}" for e in plural if {n for n, words in e.msgstr_plural.items() if words} != wanted
    )


def test_placeholders_and_tags_are_the_same(entries, language):
    expect_none(f"{language}: {entry.msgid} → {words}" for entry in entries.values() for words in unlike(entry))


def unlike(entry):
    """Yield the translations whose placeholders or tags are not those of the message.

    A plural form for one or two may say the number in a word; it may leave placeholders out, never add any.
    """
    if not entry.msgid_plural:
        yield from [entry.msgstr] if entry.msgstr and parts(entry.msgstr) != parts(entry.msgid) else []
        return
    allowed = parts(entry.msgid) | parts(entry.msgid_plural)
    yield from (words for words in entry.msgstr_plural.values() if words and not parts(words) <= allowed)


def parts(words):
    return {found.group() for found in PLACEHOLDER.finditer(words)} | set(TAG.findall(words))


def test_the_compiled_catalogue_is_fresh(language):
    source = catalogue(language)
    compiled = ROOT / "locale" / language / "LC_MESSAGES" / "django.mo"
    assert compiled.exists(), f"{compiled} is missing: make messages"
    assert compiled.read_bytes() == source.to_binary(), f"{compiled} is older than its source: make messages"
