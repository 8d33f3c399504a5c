"""What a page says to machines, read as they read it, and held against the vocabulary of schema.org."""

import json
from pathlib import Path

from tests.catalogue.event_page.pages import read

SCHEMA = json.loads((Path(__file__).parent / "schema_org.json").read_text())
TYPES, TAKES = SCHEMA["types"], SCHEMA["takes"]
LISTED = {name: {f"{value}" for value in SCHEMA[name]} for name in ("eventStatus", "eventAttendanceMode")}


def structured(client, path):
    """Return the things of the page's one block of JSON-LD, each of which keeps to the vocabulary; [] without one."""
    blocks = [e for e in read(client, path).root.iter("script") if e.get("type") == "application/ld+json"]
    if not blocks:
        return []
    (block,) = blocks
    data = json.loads(block.text)
    assert (list(data), data["@context"]) == (["@context", "@graph"], "https://schema.org")
    assert [fault for thing in data["@graph"] for fault in faults(thing)] == []
    return data["@graph"]


def faults(thing):
    """Yield what schema.org does not know of `thing`: its type, a property, a value of another type."""
    kind = TYPES.get(thing["@type"])
    if not kind:
        yield f"no type {thing['@type']}"
        return
    for name, value in thing.items():
        if name == "@type":
            continue
        if name not in kind["properties"]:
            yield f"{thing['@type']} has no {name}"
        if name in LISTED and value not in LISTED[name]:
            yield f"{name} cannot be {value}"
        for one in value if isinstance(value, list) else [value]:
            if one in (None, "", {}):
                yield f"{name} is empty"
            elif isinstance(one, dict):
                if not {one["@type"], *TYPES.get(one["@type"], {}).get("is_a", [])} & set(TAKES.get(name, [])):
                    yield f"{name} takes no {one['@type']}"
                yield from faults(one)


def metas(client, path):
    """Return [(name or property, content)] of the page's metas, in order."""
    found = read(client, path).root.iter("meta")
    return [(e.get("name") or e.get("property"), e.get("content")) for e in found if e.get("name") or e.get("property")]


def meta(client, path, name):
    return [content for own, content in metas(client, path) if own == name]
