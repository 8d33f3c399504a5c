"""Addresses that pages had elsewhere, on the site of before."""

from urllib.parse import urlsplit

from hrhub.catalogue.models import Conference, Event
from hrhub.web.models import Moved


def lead_old_addresses(corpus):
    """Lead the old addresses in the files to the pages here; one that leads somewhere already is left as it is."""
    for model, records in ((Event, list(corpus.events())), (Conference, corpus["conferences"])):
        wanted = {
            record["id"]: [path_of(old) for old in record["old_addresses"]]
            for record in records
            if record.get("old_addresses")
        }
        there = set(
            Moved.objects.filter(old_path__in=[path for paths in wanted.values() for path in paths]).values_list(
                "old_path", flat=True
            )
        )
        for row in model.objects.filter(corpus_id__in=list(wanted)):
            for path in wanted[row.corpus_id]:
                if path not in there:
                    Moved.objects.move(path, row.path)


def path_of(old):
    return urlsplit(old).path
