"""New and changed events, for readers of news (Atom, RFC 4287)."""

from django.db.models.functions import Greatest
from django.http import HttpResponse
from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext
from django.views.decorators.http import condition, require_safe

from hrhub.catalogue import wording
from hrhub.catalogue.calendars import SHOWN, place, titled
from hrhub.catalogue.cards import in_best_language
from hrhub.catalogue.licences import licence_of
from hrhub.catalogue.recording_files import address_of, here, length_of, type_of
from hrhub.web.addresses import absolute
from hrhub.web.identity import site
from hrhub.web.page import RIGHT_TO_LEFT
from hrhub.web.plain_text import in_one_line

from .following import Followed
from .freshness import tag_of
from .identity import tag

MOST = 50


class Feed(Atom1Feed):
    """Django's, with the language of a title, and with links to recordings on pages elsewhere."""

    def item_attributes(self, item):
        return {"xml:lang": item["title_language"]} if item["title_language"] else {}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for address in item["related"]:
            handler.addQuickElement("link", "", {"rel": "related", "href": iri_to_uri(address)})


@require_safe
@condition(etag_func=tag_of)
def events(request):
    followed = Followed(request.GET)
    rows = newest(followed.events)
    recordings = recordings_of(rows)
    feed = empty(followed)
    for event in rows:
        feed.add_item(**entry(event, recordings.get(event.pk, [])))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def newest(events):
    """Return the events by their last change, newest first; one that was kept for later is new when it is published."""
    return list(
        events.only(*SHOWN, "licence")
        .annotate(updated=Greatest("changed_at", "published_at"))
        .order_by("-updated", "-id")[:MOST]
    )


def recordings_of(events):
    """Return {event: its recordings that are here}, in one query."""
    found = {}
    for row in here().filter(event__in=[event.pk for event in events]):
        found.setdefault(row.event_id, []).append(row)
    return found


def empty(followed):
    """Return the feed without entries."""
    address = absolute("/feeds/atom/") + followed.query
    return Feed(
        title=followed.title,
        link=absolute("/events/") + followed.query,
        description=None,
        language=get_language(),
        author_name=in_one_line(site().name),
        author_link=absolute("/"),
        feed_url=address,
        feed_guid=address,
    )


def entry(event, recordings):
    title, title_language = titled(event, get_language())
    files = [row for row in recordings if type_of(row)]
    licence = licence_of("text", event.licence)
    return {
        "title": title,
        "title_language": title_language,
        "link": absolute(event.path),
        "description": summary(event),
        "unique_id": tag(event),
        "pubdate": event.published_at,
        "updateddate": event.updated,
        "enclosures": [enclosure(row) for row in files],
        "related": [row.address for row in recordings if row not in files and row.address],
        "item_copyright": in_one_line(licence.words) if licence else None,
        "categories": [in_one_line(wording.form_label(event.form))],
    }


def enclosure(recording):
    return Enclosure(address_of(recording), length_of(recording), type_of(recording))


def summary(event):
    """Return when and where it is and what it is about, as HTML: each part says its language."""
    language = get_language()
    when = [part for part in (wording.written_date(event), wording.written_hours(event), place(event)) if part]
    teaser, other = in_best_language(event.card.get("teasers", {}), event.teaser, "en", language)
    parts = [(language, gettext(", ").join(when)), (other or language, teaser)]
    return format_html_join("\n", "{}", ((paragraph(code, in_one_line(text)),) for code, text in parts if text))


def paragraph(language, words):
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return format_html('<p lang="{}" dir="{}">{}</p>', language, direction, words)
