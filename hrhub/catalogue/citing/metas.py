"""What a reference manager reads of a page: names and values of `<meta>`, as few as tell it all.

Zotero takes `citation_*` first, then Dublin Core, then OpenGraph, from which it has the address and the abstract
("Embedded Metadata.js" and "RDF.js" in zotero/translators). `DC.type` keeps a webinar from being taken for an article,
and `DC.source` keeps a session from standing in a volume called like this site. A body is not named as an author: its
name would be taken apart.
"""

from hrhub.catalogue.licences import licence_of

from . import dates


def metas(cited):
    """Return [(name, value)] of what is cited."""
    event, conference, licence = cited.event, cited.conference, licence_of("text", cited.event.licence)
    pairs = [
        ("citation_title", cited.title),
        *(("citation_author", author(name)) for name in cited.authors if not name.is_body),
        ("citation_publication_date", dates.iso(event).partition("/")[0].replace("-", "/")),
        ("citation_conference_title", conference.name if conference else ""),
        ("citation_language", event.language),
        ("DC.type", "" if conference else "presentation"),
        ("DC.source", conference.name if conference else ""),
        ("DC.rights", licence.words if licence else ""),
    ]
    return [(name, value) for name, value in pairs if value]


def author(name):
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
