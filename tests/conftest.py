"""What every test stands on: a clean start, a browser where one is marked, and a loud word where there is none."""

import gc
from math import inf

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation

from hrhub.web import identity
from tests.browser import find_chromium, is_required, launch_arguments

NO_BROWSER = "no Chromium on this machine (looked for $CHROMIUM, chromium, chromium-browser and google-chrome)"
ONE_DATABASE = "browser tests run on SQLite only"


def pytest_configure():
    """Spare each test half a second for an account, and 20 ms for a client: it would read the list of static files."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True
    gc.set_threshold(50_000, 50, 100)  # looking for garbage as often as Python does takes a tenth of the time


def pytest_collection_modifyitems(items):
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    for item in items:
        if item.get_closest_marker("browser") and not on_sqlite:
            item.add_marker(pytest.mark.skip(reason=ONE_DATABASE))
        elif item.get_closest_marker("browser") and not find_chromium() and not is_required():
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter):
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(report.longrepr)]
    if skipped:
        sentence = f"{len(skipped)} BROWSER TESTS DID NOT RUN: {NO_BROWSER}."
        terminalreporter.write_sep("!", sentence, red=True, bold=True)


@pytest.fixture(autouse=True)
def clean_start():
    """Begin in English and with empty caches: a request of the test before may have left its language.

    And on a site that nobody named: it is asked for by the clock, so that a page would cost a query now and then.
    """
    for name in settings.CACHES:
        caches[name].clear()
    identity.memory.keep(identity.Site(), for_seconds=inf)
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not find_chromium():
        pytest.fail(NO_BROWSER)
    return {**browser_type_launch_args, **launch_arguments()}
