"""What tests ask a harvester's questions with, and how they read the answers."""

from datetime import UTC, datetime
from xml.etree import ElementTree

from hrhub.catalogue.models import Event
from hrhub.exchange.oai import finding

OAI = "{http://www.openarchives.org/OAI/2.0/}"
LIST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
OLD = datetime(2024, 5, 14, 12, 0, 0, 500_000, UTC)


def ask(client, **arguments):
    """Return the root of the answer."""
    answer = client.get("/oai", arguments)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def error(root):
    return [element.get("code") for element in root.iter(f"{OAI}error")]


def listed(root):
    """Return [(code of the event, its status)] of all headers."""
    headers = root.iter(f"{OAI}header")
    return [
        (header.find(f"{OAI}identifier").text.removeprefix(finding.prefix()), header.get("status"))
        for header in headers
    ]


def changed_at(event, moment):
    Event.objects.filter(pk=event.pk).update(changed_at=moment, harvested_at=moment, published_at=moment)
