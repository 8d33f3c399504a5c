"""What machines read of a page: schema.org as JSON-LD, and what previews and reference managers look for.

Only what is certain: no date that is inferred or known to the month alone (schema.org's dates are whole days), no
venue that may change, no recording that is not here.
"""

import json
from zoneinfo import ZoneInfo

from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from hrhub.catalogue.licences import licence_of
from hrhub.catalogue.models import Event, Involvement, Precision, Recording
from hrhub.catalogue.recording_files import address_of, is_file
from hrhub.catalogue.vocabulary import role_of
from hrhub.people.models import Organisation, Person
from hrhub.web.addresses import absolute

State, Format, Venue, Relation, Form = (
    Event.State,
    Event.Format,
    Event.VenueState,
    Involvement.Relation,
    Recording.Form,
)
CONTEXT = "https://schema.org"
STATUS = {
    State.ANNOUNCED: "EventScheduled",
    State.HELD: "EventScheduled",
    State.POSTPONED: "EventPostponed",
    State.CANCELLED: "EventCancelled",
}
MODE = {
    Format.ONLINE: "OnlineEventAttendanceMode",
    Format.IN_PERSON: "OfflineEventAttendanceMode",
    Format.HYBRID: "MixedEventAttendanceMode",
}
LESSONS = frozenset(["workshop", "skills lab"])  # the forms of which it is certain that they teach
MEDIA = {Form.VIDEO: "VideoObject", Form.AUDIO: "AudioObject"}
ONLINE = (Format.ONLINE, Format.HYBRID)
HELD_BY = (Relation.ORGANISER, Relation.HOST, Relation.CO_HOST)
# What could end the script element, or begin something in it.
ESCAPED = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def script(*things):
    """Return `things` as the script element of a page: a block of data, which no browser runs and no policy refuses."""
    graph = {"@context": CONTEXT, "@graph": [thing for thing in things if thing]}
    words = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in ESCAPED.items():  # `translate` goes letter by letter
        words = words.replace(sign, escaped)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')


def crumbs(*pages):
    """Return the way from home to a page as its crumbs show it; each of `pages` is (words, path without language)."""
    way = [(gettext("Home"), "/"), *pages]
    items = [
        {"@type": "ListItem", "position": place, "name": str(words), "item": absolute(path)}
        for place, (words, path) in enumerate(way, start=1)
    ]
    del items[-1]["item"]  # the page itself
    return {"@type": "BreadcrumbList", "itemListElement": items}


def without_gaps(thing):
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def one_or_all(values):
    """Return a single value by itself, as readers of JSON-LD take it."""
    return values[0] if len(values) == 1 else values


def event(event, found, *, name, description, picture=""):
    """Return an event as schema.org has it; `found` are the rows of its page."""
    return without_gaps(
        {
            "@type": "EducationEvent" if event.form in LESSONS else "Event",
            "name": name,
            "description": description,
            "url": absolute(event.path),
            "image": picture,
            **hours(event),
            "eventStatus": STATUS.get(event.state),
            "eventAttendanceMode": MODE.get(event.format),
            "location": locations(event, around(event)),
            "inLanguage": one_or_all(list(dict.fromkeys([event.language, *event.languages_offered]))),
            "organizer": organisations(found["organisations"], HELD_BY),
            "funder": organisations(found["organisations"], [Relation.FUNDER]),
            "performer": performers(found["appearances"]),
            "superEvent": one_or_all(larger(event)),
            "recordedIn": one_or_all(recordings(event, found)),
        }
    )


def conference(conference, found, description=""):
    return without_gaps(
        {
            "@type": "Event",
            "name": conference.name,
            "description": description,
            "url": absolute(conference.path),
            **days(conference),
            "eventAttendanceMode": MODE.get(conference.format),
            "location": locations(conference),
            "inLanguage": conference.language,
            "organizer": organisations(found["organisations"], HELD_BY),
            "funder": organisations(found["organisations"], [Relation.FUNDER]),
        }
    )


def person(person, affiliation):
    """Return a person, with the organisation that the newest of the events names."""
    return without_gaps(
        {
            "@type": "Person",
            "name": person.name,
            "url": absolute(person.path),
            "honorificPrefix": person.honorific,
            "honorificSuffix": person.degrees,
            "alternateName": one_or_all(person.name_variants),
            "affiliation": {"@type": "Organization", "name": affiliation} if affiliation else "",
        }
    )


def hours(event):
    """Return start and end with the offset of the event's zone where they are certain, else days."""
    if not event.starts_at:
        return days(event)
    zone = ZoneInfo(event.zone)
    ends = event.ends_at and event.ends_at.astimezone(zone).isoformat()
    return {"startDate": event.starts_at.astimezone(zone).isoformat(), "endDate": ends}


def days(dated):
    if not dated.date or dated.date_precision != Precision.DAY:
        return {}
    return {"startDate": dated.date.isoformat(), "endDate": dated.until and dated.until.isoformat()}


def locations(held, around=None):
    online = {"@type": "VirtualLocation", "url": absolute(held.path)} if held.format in ONLINE else None
    return one_or_all([location for location in (place(held, around), online) if location])


def around(event):
    """Return the conference in whose town a session is, where nothing else is said; None where that is not public."""
    conference = event.programme_of
    return conference if conference and conference.is_published and conference.format != Format.ONLINE else None


def place(held, around=None):
    """Return where people met: its venue only where that is settled, in the town of what is `around` it."""
    if held.format == Format.ONLINE:
        return None
    venue = held.venue if held.venue_state in ("", Venue.SET) else ""
    town = held if held.city or held.country_id or not around else around
    address = without_gaps(
        {"@type": "PostalAddress", "addressLocality": town.city, "addressCountry": town.country_id or ""}
    )
    if not (venue or town.city or town.country_id):
        return None
    own = address if len(address) > 1 else None
    return without_gaps({"@type": "Place", "name": venue or town.city, "address": own})


def organisations(rows, relations):
    names = {row.organisation__slug: row.organisation__name for row in rows if row.relation in relations}
    return one_or_all(
        [
            {"@type": "Organization", "name": name, "url": absolute(f"{Organisation.prefix}{slug}/")}
            for slug, name in names.items()
        ]
    )


def performers(rows):
    """Return all who are named as having spoken or led."""
    names = {row.person__slug: row.person__name for row in rows if row.person__slug and role_of(row.role).speaks}
    return one_or_all(
        [{"@type": "Person", "name": name, "url": absolute(f"{Person.prefix}{slug}/")} for slug, name in names.items()]
    )


def larger(event):
    """Return the series and the conference to which it belongs; only the name of a conference that is not public."""
    found = []
    if event.series:
        found.append({"@type": "EventSeries", "name": event.series.label, "url": absolute(event.series.path)})
    if event.conference:
        found.append({"@type": "Event", "name": event.conference.name, **around_it(event.conference)})
    return found


def around_it(conference):
    """Return what is told of a conference on the page of an event: days and place, as readers of events ask for."""
    if not conference.is_published:
        return {}
    return without_gaps({"url": absolute(conference.path), **days(conference), "location": place(conference)})


def recordings(event, found):
    """Return the recordings that are here; the chapters are those of the first."""
    here = [row for row in found["recordings"] if row.state == Recording.State.HERE]
    shown = [recording(event, row, bool(found["transcripts"])) for row in here]
    if shown and found["chapters"]:
        shown[0]["hasPart"] = clips(event, found["chapters"], bool(found["transcripts"]))
    return shown


def recording(event, row, has_transcript):
    licence = licence_of("recording", row.licence, event.licence)
    return without_gaps(
        {
            "@type": MEDIA.get(row.form, "MediaObject"),
            "name": event.title,
            "contentUrl" if is_file(row) else "url": address_of(row),
            "duration": f"PT{row.duration_s}S" if row.duration_s else "",
            "inLanguage": row.language,
            "license": licence.address if licence else "",
            "transcript": absolute(f"{event.path}transcript/") if has_transcript and row.form else "",
        }
    )


def clips(event, rows, has_transcript):
    """Return the chapters; each ends where the next begins, and leads into the transcript where there is one."""
    base = f"{absolute(event.path)}transcript/?t=" if has_transcript else ""
    starts = [row.start_ms // 1000 for row in rows]
    return [
        without_gaps(
            {
                "@type": "Clip",
                "name": row.label,
                "startOffset": start,
                "endOffset": end,
                "url": base and f"{base}{start}",
            }
        )
        for row, start, end in zip(rows, starts, [*starts[1:], None], strict=True)
    ]
