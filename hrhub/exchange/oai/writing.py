"""The answers as XML."""

from datetime import UTC
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from django.utils import timezone

from hrhub.web.plain_text import language_tag, plain

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LOCATION = f"{{{XSI}}}schemaLocation"
for short, namespace in {"": OAI, "oai_dc": OAI_DC, "dc": DC, "xsi": XSI}.items():
    ElementTree.register_namespace(short, namespace)


def stamp(moment):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def answer(address, arguments):
    """Return (the root, whose request stands there already)."""
    root = Element(f"{{{OAI}}}OAI-PMH", {LOCATION: f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"})
    child(root, "responseDate", stamp(timezone.now()))
    request = child(root, "request", address)
    for name, value in arguments.items():
        request.set(name, plain(value))
    return root


def child(parent, name, words=None, **attributes):
    element = SubElement(parent, f"{{{OAI}}}{name}", attributes)
    element.text = None if words is None else plain(words)
    return element


def header(parent, found, sets):
    element = child(parent, "header", **({} if found.event else {"status": "deleted"}))
    child(element, "identifier", found.identifier)
    child(element, "datestamp", stamp(found.stamp))
    for spec in sets:
        child(element, "setSpec", spec)


def metadata(parent, elements):
    """Write (element, words, language) in simple Dublin Core."""
    location = {LOCATION: f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"}
    container = SubElement(child(parent, "metadata"), f"{{{OAI_DC}}}dc", location)
    for name, words, language in elements:
        element = SubElement(container, f"{{{DC}}}{name}", {LANG: language_tag(language)} if language else {})
        element.text = plain(words)


def as_bytes(root):
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
