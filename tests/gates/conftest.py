"""One crawl in each language for all the gates."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from .crawl import COMPARED, crawl, one_of_each_kind, write_answers
from .hub import fill, make_rows, passing
from .server import served

# All languages, but where `make test` visits them on the other database.
CRAWLED = [code for code, _name in settings.LANGUAGES] if os.environ.get("CRAWL_ALL", "1") else list(COMPARED)


@pytest.hookimpl(trylast=True)  # when `-m` has left out what will not run
def pytest_collection_modifyitems(items):
    """Go first: what other tests leave behind, a counter or an emptied table, must not be in the answers."""
    here = str(Path(__file__).parent)
    items.sort(key=lambda item: not str(item.path).startswith(here))
    # The gates open the database themselves, and pytest-django makes one only where a test is marked. Nothing else is
    # marked here: in a transaction of the test, what it writes is not there for other processes.
    if items and str(items[0].path).startswith(here):
        items[0].add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def crawls(django_db_setup, django_db_blocker):
    """{language: its answers}, of a hub that is gone again when the tests run."""
    with django_db_blocker.unblock(), passing(fill):
        found = {language: crawl(language) for language in CRAWLED}
    for language in COMPARED:
        write_answers(found[language])
    return found


@pytest.fixture(scope="session", params=CRAWLED)
def answers(request, crawls):
    """The answers in one language."""
    return crawls[request.param]


@pytest.fixture(scope="session")
def pages(answers):
    """The pages in one language: those answers that are HTML and not an error."""
    return [answer for answer in answers if answer.page and answer.status == 200]


@pytest.fixture(scope="session")
def kinds(django_db_setup, django_db_blocker):
    """{kind of page: the path of a full one}, for what looks at one of each in a browser."""
    with django_db_blocker.unblock(), passing(make_rows):
        return {kind: answer.path for kind, answer in one_of_each_kind(crawl()).items()}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a hub that is served with the same content."""
    with served(tmp_path_factory.mktemp("served")) as address:
        yield address
