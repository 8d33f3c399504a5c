"""The dates of records: a change is dated when a harvester first meets it, since only then is it certain to be met.

An act may be long: what it wrote first would have a date from before a harvest that could not see it yet, and the next
one would ask for what came later.
"""

import logging

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from hrhub.catalogue.models import Event, Withdrawn

logger = logging.getLogger(__name__)
HARVESTS = 6_477_482  # any number that no other lock has


def date_what_is_new():
    """Date what was changed since it was harvested last. What an open act holds waits for the next harvest."""
    new = [model for model in (Event, Withdrawn) if undated(model).exists()]
    if not new:
        return
    try:
        with transaction.atomic():
            one_at_a_time()
            now = timezone.now()
            for model in new:
                free = undated(model).select_for_update(skip_locked=True).values("pk")
                model.objects.filter(pk__in=free).update(harvested_at=now)
    except OperationalError as error:
        if connection.vendor == "postgresql":  # another harvest is dating for long: this one must not answer before it
            raise
        # SQLite, while another one writes for long: what it writes is met another time.
        logger.warning("what is new for harvesters is not dated yet: %s", error)


def undated(model):
    return model.objects.filter(harvested_at=None).order_by()


def one_at_a_time():
    """Let a harvest that is dating finish first: answering beside it, this one would miss what gets an earlier date."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [HARVESTS])
