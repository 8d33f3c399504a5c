"""Hubs to dump: emptied, filled again, and what their pages show."""

import json
import re
from difflib import unified_diff

from hrhub.catalogue.models import Conference, Event, Series, Topic
from hrhub.exchange.corpus import load
from hrhub.exchange.dump import dump
from hrhub.participation.models import Registration
from hrhub.people.models import Organisation, Person
from hrhub.web import identity
from hrhub.web.models import Moved, SiteIdentity

EMPTIED = (Registration, Event, Conference, Series, Topic, Person, Organisation, Moved, SiteIdentity)


def empty():
    """Remove all that a dump tells of, and whoever registered: a dump tells nothing of them."""
    for model in EMPTIED:
        model.objects.all().delete()
    identity.forget()


def dumped(folder):
    """Return {name: text} of the files of a dump that is written now."""
    place, _counts = dump(folder)
    return {path.name: path.read_text(encoding="utf-8") for path in place.iterdir()}


def records(files, name):
    """Return {id: record} of one file of a dump."""
    return {record["id"]: record for record in json.loads(files[f"{name}.json"])}


def reloaded(folder):
    """Empty the hub, load the dump that is in `folder`, and return the Report."""
    empty()
    return load(next(folder.iterdir()))


def pages(client):
    """Return {address: the lines of the page} of all events and conferences, in no order.

    What stands at one moment is listed in the order in which it was made, which is none of the facts.
    """
    things = [*Event.objects.published(), *Conference.objects.published()]
    return {thing.path: lines(client.get(thing.path).content.decode()) for thing in things}


def lines(page):
    """Return the lines of a page, sorted, without the revision in the addresses of its pictures."""
    return sorted(re.sub(r"\?v=\d+", "", page).splitlines())


def differences(before, after):
    """Return the lines that differ, by address."""
    odd = [path for path in {**before, **after} if before.get(path) != after.get(path)]
    return {path: list(unified_diff(before.get(path, []), after.get(path, []), n=0)) for path in odd}
