"""Web addresses: pages of the field have some that lead nowhere, and those are kept as words."""

from functools import lru_cache

from django.core.exceptions import ValidationError

from hrhub.catalogue.models.evidence import WEB

KEYS = ("url", "source_url")


@lru_cache(maxsize=4096)
def web_address(text):
    """Return `text` where it is a web address, http or https, else ""."""
    try:
        WEB(text or "")
    except ValidationError:
        return ""
    return text


def lost_words(text):
    """Return `text` where it is no web address, for a place of words."""
    return "" if web_address(text) else (text or "")


def odd_addresses(value):
    """Return a sentence for each address in a record, at any depth, that is none."""
    if isinstance(value, list):
        return [sentence for item in value for sentence in odd_addresses(item)]
    if not isinstance(value, dict):
        return []
    found = [value[key] for key in KEYS if value.get(key)] + list(value.get("links") or [])
    told = [f'"{text[:100]}" is no web address, kept as words' for text in found if not web_address(text)]
    inner = [item for key, item in value.items() if key != "sessions" and isinstance(item, (list, dict))]
    return told + [sentence for item in inner for sentence in odd_addresses(item)]
