"""One server for all of these tests: it starts in the time of a whole test."""

import pytest

from tests.processes import served


@pytest.fixture(scope="session")
def server(django_db_setup, tmp_path_factory):
    with served(tmp_path_factory.mktemp("server")) as server:
        yield server
