"""What is HTML in the files becomes Markdown before anything is checked; what was left out is told with its record."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from hrhub.catalogue.here import pages_here
from hrhub.web.models import Moved
from hrhub.web.moved import keys

from .as_markdown import TooMuch
from .html import SHOWN, converted, looks_like_html, words_of

EVENTS = ("webinars", "conferences", "sessions")
LINES = ("title", "teaser")  # shown as they are: no Markdown


@dataclass
class Told:
    """What is to be said of one record, and the paths on the site before to which its texts link."""

    sentences: list = field(default_factory=list)
    links: list = field(default_factory=list)


def from_html(corpus):
    """Turn the texts in `corpus` that are HTML into Markdown, in place; return {(kind, id): Told}.

    A record that says it is Markdown has its tags shown. Nothing was checked yet: whatever is not as it should be stays
    as it is, for the checks to say so.
    """
    sites, told = old_sites(corpus), {}
    somewhere = f"https://{min(sites, default='site.invalid')}/"
    for kind, record in records(corpus):
        if record.get("markdown") is True:
            continue
        base = next((old for old in texts_in(record.get("old_addresses")) if "://" in old), somewhere)
        found = Told()
        for holder, key, name in markdown_in(record):
            if isinstance(holder[key], str) and looks_like_html(holder[key]):
                holder[key] = settled(holder[key], name, found, base, sites)
        if kind == "series" and isinstance(record.get("description"), str) and looks_like_html(record["description"]):
            record["description"] = words_of(record["description"])
        if found.sentences or found.links:
            told[kind, record.get("id")] = found
    return told


def settled(html, name, found, base, sites):
    try:
        text = converted(html, base, sites)
    except TooMuch as error:
        found.sentences.append(f"{name} {error}: kept as it is")
        return html
    found.sentences += [f"{name} was HTML: {sentence}" for sentence in text.sentences()]
    found.links += text.links
    return text.markdown


def records(corpus):
    """Yield (kind, record) for those that are objects and may have HTML in them."""
    for kind in ("webinars", "conferences", "series"):
        for record in corpus[kind]:
            if isinstance(record, dict):
                yield kind, record
                inner = record.get("sessions") if kind == "conferences" else None
                inner = inner if isinstance(inner, list) else []
                yield from (("sessions", each) for each in inner if isinstance(each, dict))


def markdown_in(record):
    """Yield (list or object, key, name) of each place in `record` that holds Markdown."""
    for name in ("summary", "abstract"):
        paragraphs = record.get(name)
        for number in range(len(paragraphs) if isinstance(paragraphs, list) else 0):
            yield paragraphs, number, name
    for name, key in (("texts", "body"), ("presentations", "said")):
        rows = record.get(name)
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict) and key in row and row.get("part") not in LINES:
                yield row, key, f"{name}[{number}].{key}"


def texts_in(value):
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def old_sites(corpus):
    """Return the names of the sites at which the files say that pages were, with and without "www."."""
    found = set()
    for _kind, record in records(corpus):
        for old in texts_in(record.get("old_addresses")):
            try:
                name = urlsplit(old).netloc.lower().removeprefix("www.")
            except ValueError:
                continue  # not an address: the checks say so
            found |= {name, f"www.{name}"} if name else set()
    return found


def tell_of_html(told, report):
    """Say what was left out of the records that were made or changed, and which of their links lead nowhere."""
    written = {place: each for place, each in told.items() if is_written(report, *place)}
    dead = dead_among({link for each in written.values() for link in each.links})
    for (_kind, corpus_id), each in written.items():
        for sentence in each.sentences:
            report.tell(corpus_id, sentence)
        if gone := [link for link in dict.fromkeys(each.links) if link in dead]:
            shown = ", ".join(link[:200] for link in gone[:SHOWN]) + (", …" if len(gone) > SHOWN else "")
            report.tell(corpus_id, f"links to {shown}, which lead nowhere here")


def is_written(report, kind, corpus_id):
    return report.outcomes[kind].get(corpus_id) in ("made", "changed")


def dead_among(links):
    """Return those of `links` that are neither pages here nor old addresses that lead on."""
    forms = {link: keys(link) for link in links}
    led = Moved.objects.leading(form for found in forms.values() for form in found)
    return {link for link, found in forms.items() if led.keys().isdisjoint(found)} - pages_here(links)
