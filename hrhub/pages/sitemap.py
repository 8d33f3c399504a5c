"""What search engines are told: every address that is for everybody, in every language, and what to leave alone.

Not django.contrib.sitemaps: it reads all rows for each of its files, switches the language seven times for each
address, and takes the first “/en/” of an address for a language.
"""

from collections import namedtuple
from math import ceil

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from hrhub.catalogue import visible
from hrhub.catalogue.models import Conference, Event, Series, Topic, Transcript
from hrhub.people.models import Organisation, Person
from hrhub.web.addresses import DEFAULT, absolute
from hrhub.web.identity import site
from hrhub.web.page import FOOT, MENU

PATHS_A_FILE = 1000  # each in five languages: 5,000 addresses and 4 MB, a tenth of what is allowed
MOST_FILES = 50_000  # of what one index may name; databases have a largest number, too
FILTERED = ["events", "webinars", "people", "organisations", "all_series"]
EVERYBODY = AnonymousUser()
HEADERS = {"X-Robots-Tag": "noindex"}  # the file itself is no page to find
URLS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    "</urlset>",
)
FILES = ('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', "</sitemapindex>")
Section = namedtuple("Section", "rows entry")  # a query or list; what makes (path, when it changed last) of a row


def sections():
    """Return {name: Section}: only what a visitor may see, and nothing that is for practising."""
    events = Event.objects.for_machines().order_by("pk").values_list("path", "changed_at")
    spoken = Transcript.objects.filter(event=OuterRef("pk"), published=True)
    return {
        "pages": Section([reverse(name) for name in ["home", *dict(MENU), *dict(FOOT)]], lambda path: (path, None)),
        "events": Section(events, lambda row: row),
        "transcripts": Section(events.filter(Exists(spoken)), lambda row: (f"{row[0]}transcript/", row[1])),
        "conferences": named(Conference.objects.published(), Conference),
        "series": named(visible.series(EVERYBODY), Series),
        "people": named(visible.people(EVERYBODY), Person),
        "organisations": named(visible.organisations(EVERYBODY), Organisation),
        "topics": named(visible.topics(EVERYBODY), Topic),
        "countries": Section(
            visible.countries(EVERYBODY).order_by("pk").values_list("pk", flat=True),
            lambda code: (f"/countries/{code.lower()}/", None),
        ),
    }


def named(rows, model):
    return Section(rows.order_by("pk").values_list("slug", flat=True), lambda slug: (f"{model.prefix}{slug}/", None))


@require_safe
def index(request):
    """The files, a count for each section."""
    files = [
        f"/sitemap-{name}-{number}.xml"
        for name, section in sections().items()
        for number in range(1, ceil(length(section.rows) / PATHS_A_FILE) + 1)
    ]
    return xml(FILES, [f"<sitemap><loc>{absolute(path, DEFAULT)}</loc></sitemap>" for path in files])


def length(rows):
    return len(rows) if isinstance(rows, list) else rows.count()


@require_safe
def sitemap(request, section, number):
    """One file: a slice of the rows of one section, in one query."""
    found = sections().get(section)
    if not found or not 1 <= number <= MOST_FILES:
        raise Http404
    rows = list(found.rows[(number - 1) * PATHS_A_FILE : number * PATHS_A_FILE])
    if not rows:
        raise Http404
    return xml(URLS, [url for row in rows for url in urls(*found.entry(row))])


def urls(path, changed):
    """Return the entry of `path` in each language; each names all of them, and where the others are led."""
    addresses = {language: escape(absolute(path, language)) for language in site().languages}
    links = "".join(link(language, address) for language, address in addresses.items())
    links += link("x-default", addresses[DEFAULT])
    last = f"<lastmod>{changed:%Y-%m-%dT%H:%M:%SZ}</lastmod>" if changed else ""
    return [f"<url><loc>{address}</loc>{last}{links}</url>" for address in addresses.values()]


def link(language, address):
    return f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'


def xml(around, lines):
    first, last = around
    body = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', first, *lines, last, ""])
    return HttpResponse(body, content_type="application/xml; charset=utf-8", headers=HEADERS)


@require_safe
def robots(request):
    """All may be read but what is for editors, and the filters of lists: they are without number, and show the same."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /accounts/"]
    for path in map(reverse, FILTERED):
        for way in (path, f"/*{path}"):  # without a language in front, and with one
            lines += [f"Disallow: {way}?", f"Allow: {way}?page="]
    lines += ["", f"Sitemap: {absolute('/sitemap.xml', DEFAULT)}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
