"""What a conference's page and the list of conferences show."""

from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext

from hrhub.catalogue import metadata, wording
from hrhub.catalogue.event_page import facts, figures, media, rows, when_and_where
from hrhub.catalogue.event_page.texts import Texts, attributes_of, by_question, points
from hrhub.catalogue.licences import licence_of, linked
from hrhub.catalogue.lists import paged
from hrhub.catalogue.message import together
from hrhub.catalogue.models import Conference, Event

from .programme import by_day

PER_PAGE = 50


def listed(request):
    """Return the conferences, newest first and the undated last, with how many events each has; two queries."""
    shown = Q(events__in=Event.objects.visible_to(request.user).order_by())
    conferences = Conference.objects.visible_to(request.user).select_related("country").defer("folded", "loaded")
    counted = conferences.annotate(how_many=Count("events", filter=shown)).newest_first()
    page = paged(request, counted, PER_PAGE)
    return {"page": page, "conferences": [line(conference) for conference in page.object_list]}


def line(conference):
    """Return a conference as a line of the list."""
    return {
        "conference": conference,
        "attributes": attributes_of(conference.language),
        "block": wording.date_block(get_language(), conference.known_date, conference.known_precision),
        "when": wording.written_date(conference),
        "machine_date": wording.machine_date(conference),
        "edition": edition(conference),
        "place": place(conference),
        "sessions": how_many(conference.how_many),
    }


def edition(conference):
    return gettext("Edition %(n)s") % {"n": conference.edition} if conference.edition else ""


def place(conference):
    names = [conference.city, conference.country and conference.country.name]
    return gettext(", ").join(name for name in names if name)


def how_many(n):
    return ngettext("%(n)s session", "%(n)s sessions", n) % {"n": wording.number(n)}


def conference_page(conference, user):
    """Return the context of a conference's page; the number of queries does not depend on its programme."""
    found = rows.of_conference(conference)
    texts = Texts(found["texts"], conference.language, conference.path)
    summary = texts.part("summary")
    sessions = by_day(conference.events.visible_to(user))
    counted = how_many(sum(len(day.sessions) for day in sessions))
    return {
        "conference": conference,
        "name": attributes_of(conference.language),
        "eyebrow": [part for part in (gettext("Conference"), conference.short_name, edition(conference)) if part],
        "when": wording.written_date(conference),
        "machine_date": wording.machine_date(conference),
        "description": description(conference),
        "structured": structured(conference, found),
        "ground": conference.inferred_ground if not conference.date and conference.inferred_date else "",
        "claimed_dates": [claimed_date(time) for time in found["times"]],
        "where": where(conference),
        "teaser": texts.part("teaser"),
        "summary": summary,
        "summary_by_question": by_question(summary, None),
        "abstract": texts.part("abstract"),
        "licence": linked(licence_of("text", conference.licence)),
        "sentences": points(found["points"]),
        "figures": figures.reported(found["claims"], found["sources"], conference.language),
        "resources": media.resources(found["resources"], conference),
        "facts": conference_facts(conference, found),
        "sources": facts.sources(found["sources"]),
        "programme": sessions,
        "how_many": counted,
        "in_short": together(place(conference), counted if sessions else ""),
    }


def description(conference):
    """Return day and place in a line, for previews."""
    return gettext(", ").join(part for part in (wording.written_date(conference), place(conference)) if part)


def structured(conference, found):
    """Return the script element with the conference and its crumbs; "" for a draft."""
    if not conference.is_published:
        return ""
    crumbs = metadata.crumbs((gettext("Conferences"), "/conferences/"), (conference.name, conference.path))
    return metadata.script(metadata.conference(conference, found, description(conference)), crumbs)


def claimed_date(time):
    """Return what another source says of the date, in a sentence."""
    return gettext("Another source says: %(words)s") % {"words": when_and_where.stated(time)}


def where(conference):
    lines = [capfirst(conference.get_format_display())] if conference.format else []
    place_words = gettext(", ").join(part for part in (conference.venue, place(conference)) if part)
    lines += [place_words] if place_words else []
    if conference.venue_state == Event.VenueState.TO_BE_CONFIRMED:
        lines.append(gettext("Venue: to be confirmed"))
    if conference.venue_state == Event.VenueState.PROVISIONAL:
        lines.append(gettext("The venue is provisional."))
    return [*lines, wording.language_name(conference.language)]


def conference_facts(conference, found):
    names = [facts.Value(words, attributes=attributes_of(conference.language)) for words in conference.name_variants]
    return [
        *facts.organisations(found["organisations"]),
        *facts.topic_fact(conference.topics.only("name", "names", "slug")),
        *([facts.Fact(gettext("Also called"), names)] if names else []),
        *facts.licence(conference),
    ]
