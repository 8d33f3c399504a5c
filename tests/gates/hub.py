"""The hub that the gates visit: the starting content, and rows for all that it does not have."""

import functools
import gc
import logging
import os
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django_countries import countries

from hrhub.catalogue.addresses import LETTERS
from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event
from tests import make

from .everything import everything, programme
from .states import oddities, secrets, states, withheld
from .taking_part import taking_part

# Both databases are crawled at the same moment, so that their answers can be compared.
MOMENT = datetime(2027, 3, 10, 9, tzinfo=UTC)
CONTENT = settings.BASE_DIR / "hrhub" / "content"
OURS = ("hrhub", "webinars", "sessions_app", "django_countries")
OF_NO_LANGUAGE = "hrhub.web.folding"  # what it keeps is the same in all, and takes half a second to make


def fill():
    """Load the starting content and make the rows beside it."""
    with open(os.devnull, "w") as nowhere:
        call_command("load_corpus", str(CONTENT), stdout=nowhere, stderr=nowhere)
    make_rows()


def settle_codes():
    """Give the events codes that are the same on both databases: in life they are random, and pages show them."""
    for number, pk in enumerate(Event.objects.order_by("path").values_list("pk", flat=True)):
        letters = [LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(6)]
        Event.objects.filter(pk=pk).update(code="".join(letters))


def make_rows():
    """Make an event with everything, in each stage of its life, and all that the starting content does not have."""
    everything("long ago")
    everything("to come", starts_in=timedelta(days=3))
    everything("on air", starts_in=timedelta(minutes=-10))
    programme()
    states()
    secrets()
    withheld()
    taking_part()
    oddities()


@contextmanager
def passing(fill):
    """Run a block with what `fill` makes, at one fixed moment; nothing of it stays."""
    with time_machine.travel(MOMENT, tick=False), transaction.atomic(), quiet():
        with told_at_once():
            fill()
            settle_codes()
        forget_what_was_kept()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            forget_what_was_kept()


@contextmanager
def told_at_once():
    """Let the rows that are made in a block be told to the hub together at its end, not one by one."""
    told, make.told = make.told, lambda event: event
    try:
        yield
    finally:
        make.told = told
    changed(Event.objects.all())


@contextmanager
def quiet():
    """Keep the log out of the tests' reports: the gates tell what they found themselves."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def forget_what_was_kept():
    """Empty what our modules keep in memory: words of one language, names of countries."""
    for keeper in keepers(len(sys.modules)):
        keeper.cache_clear()
    vars(countries).pop("_iter_cache", None)  # names in their order, as the library keeps them by language


@functools.lru_cache(maxsize=1)
def keepers(_modules):
    """Return our functions that keep what they answered: searched anew when modules came, as that takes long."""
    found = [kept for kept in gc.get_objects() if type(kept) is functools._lru_cache_wrapper]
    named = [(kept.__module__ or "", kept) for kept in found]
    return [kept for module, kept in named if module.startswith(OURS) and module != OF_NO_LANGUAGE]
