"""The marked people, made once for the tests of a module; each test has them as they were made."""

from copy import deepcopy

import pytest
from django.db import transaction

from .people import marked_people


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield marked_people()
        transaction.set_rollback(True)


@pytest.fixture
def people(made, db):
    """The marked people; what a test changes of them is undone by the transaction of its own."""
    return deepcopy(made)
