"""The audio recordings, for programs that play podcasts (RSS 2.0, with what Apple's directory requires)."""

from django.db.models import F
from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import get_language, gettext
from django.views.decorators.http import condition, require_safe

from hrhub.catalogue import wording
from hrhub.catalogue.calendars import titled
from hrhub.catalogue.cards import in_best_language
from hrhub.catalogue.licences import licence_of
from hrhub.catalogue.models import Recording
from hrhub.catalogue.pictures import site_square
from hrhub.catalogue.recording_files import HAS_TYPE, address_of, here, length_of, type_of
from hrhub.web.addresses import absolute
from hrhub.web.identity import site
from hrhub.web.plain_text import in_one_line

from .following import Followed
from .freshness import tag_of
from .identity import tag

MOST = 100
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
CATEGORY = ("Health & Fitness", "Medicine")  # names of Apple's list, never translated


class Podcast(Rss201rev2Feed):
    """Django's RSS, with the elements that podcast programs ask for."""

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:itunes": ITUNES}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", self.feed["title_of_site"])
        handler.addQuickElement("itunes:summary", self.feed["description"])
        handler.addQuickElement("itunes:image", "", {"href": self.feed["cover"]})
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:explicit", "false")
        handler.startElement("itunes:category", {"text": CATEGORY[0]})
        handler.addQuickElement("itunes:category", "", {"text": CATEGORY[1]})
        handler.endElement("itunes:category")
        handler.startElement("itunes:owner", {})
        handler.addQuickElement("itunes:name", self.feed["title_of_site"])
        handler.addQuickElement("itunes:email", self.feed["contact"])
        handler.endElement("itunes:owner")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:explicit", "false")
        if item["duration"]:
            handler.addQuickElement("itunes:duration", str(item["duration"]))


@require_safe
@condition(etag_func=tag_of)
def recordings(request):
    followed = Followed(request.GET)
    feed = empty(followed)
    for row in playable(followed.events)[:MOST]:
        feed.add_item(**episode(row))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


@require_safe
def cover(request):
    return site_square()


def playable(events):
    """Return the audio files of `events`, the newest event first; no program could play a page with a player."""
    audio = here().filter(HAS_TYPE, form=Recording.Form.AUDIO, event__in=events.values("pk")).select_related("event")
    newest = audio.order_by(F("event__sort_on").desc(nulls_last=True), "-event", "order", "id")
    return newest.defer("event__folded", "event__loaded")


def empty(followed):
    """Return the podcast without episodes."""
    name = in_one_line(site().name)
    return Podcast(
        title=followed.title,
        link=absolute("/events/") + followed.query,
        description=gettext("Webinars and conference sessions to listen to, as listed by %(site)s.") % {"site": name},
        language=get_language(),
        feed_url=absolute("/feeds/podcast/") + followed.query,
        title_of_site=name,
        cover=f"{absolute('/feeds/podcast/cover.png')}?v={site().revision}",  # directories ask an address once
        contact=site().contact,
    )


def episode(row):
    event = row.event
    return {
        "title": title(row),
        "link": absolute(event.path),
        "description": description(row),
        "unique_id": tag(event, f"/{row.file.name if row.file else row.address}"),
        "unique_id_is_permalink": False,
        "pubdate": appeared(event),
        "enclosures": [Enclosure(address_of(row), length_of(row), type_of(row))],
        "duration": row.duration_s,
    }


def title(row):
    """Return the event's title, with the language of the recording where that is not the page's."""
    words, _language = titled(row.event, get_language())
    if row.language in ("", get_language()):
        return words
    language = wording.language_name(row.language)
    return in_one_line(gettext("%(title)s (%(language)s)") % {"title": words, "language": language})


def description(row):
    """Return what it is about, when it was and under which licence it may be used, in plain text."""
    event, language = row.event, get_language()
    teaser, _language = in_best_language(event.card.get("teasers", {}), event.teaser, "en", language)
    licence = licence_of("recording", row.licence, event.licence)
    terms = gettext("Licence: %(licence)s") % {"licence": licence.words} if licence else ""
    return "\n".join(in_one_line(line) for line in (teaser, wording.written_date(event), terms) if line)


def appeared(event):
    """Return when the recording can first have been here: with the event's page, and not before it was held."""
    now = timezone.now()
    return max(moment for moment in (event.published_at, event.over_at) if moment and moment <= now)
