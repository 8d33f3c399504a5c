"""By what readers know an entry again."""

from django.utils.encoding import iri_to_uri

# Not from an address: the site may move, and everything would come anew. RFC 4151; the code is the event's for ever.
TAG = "tag:hrhub,2026:"


def tag(event, part=""):
    return iri_to_uri(f"{TAG}event/{event.code}{part}")
