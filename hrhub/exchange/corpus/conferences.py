"""Conferences: their own fields and lists. Their sessions are events."""

from django.utils import timezone

from .addresses import odd_addresses, web_address
from .dates import clock, dating, final_day, first_day, moment
from .hanging import copies_at_odds, named_topics, numbered, shared_lists
from .texts import texts
from .wanted import Wanted
from .words import VENUE_STATES


def conference(record, organisations, topics, pk=None):
    """Return what a conference is to be; `pk` is that of a row with its address that no file brought."""
    if record.get("only_named"):
        return a_draft(record, pk)
    dates, odd = dating(record, "date_start", "date_end")
    state, odd_venue = venue_state(record)
    rows, odd_texts = texts(record)
    fields = {
        "name": record["name"],
        "short_name": record.get("short_name") or "",
        "name_variants": record.get("name_variants") or [],
        "edition": record.get("edition"),
        "theme": record.get("theme") or "",
        "language": record.get("language") or "en",
        "format": record.get("format") or "",
        "venue": record.get("venue") or "",
        "venue_state": state,
        "city": record.get("city") or "",
        "country_id": record.get("country"),
        "licence": record.get("licence") or "",
        **dates,
    }
    lists = {
        **shared_lists(record, organisations),
        "texts": rows,
        "times": [claimed_days(order, each) for order, each in numbered(record.get("date_claims"), 0)],
        "topics": [{"topic_id": pk} for pk in named_topics(record, topics)],
    }
    first = {}
    publishing(record, fields, first)
    odd = [*odd, *odd_venue, *odd_texts, *copies_at_odds(record), *odd_addresses(record)]
    return Wanted(record["id"], fields, lists, first, pk, odd)


def a_draft(record, pk):
    """Return what a conference is to be of which the file has but the name; all else of one that is there stays."""
    fields = {"name": record["name"], "language": record.get("language") or "en"}
    fields |= {"slug": record["slug"]} if record.get("slug") else {}
    return Wanted(record["id"], fields, {}, {"published_at": None}, pk)


def publishing(record, fields, first):
    """Add the moment of publication and the address, where the record gives them; else they are set once, when made."""
    if record.get("published_at"):
        fields["published_at"] = moment(record["published_at"])
    else:
        first["published_at"] = timezone.now().replace(
            minute=0, second=0, microsecond=0
        )  # equally new, all that one load brings
    if record.get("slug"):
        fields["slug"] = record["slug"]


def venue_state(record):
    """Return the state of the venue and sentences about it; a venue that is named without a state is set."""
    said = record.get("venue_status")
    known = VENUE_STATES.get((said or "set").casefold())
    if not said and not record.get("venue"):
        return "", []
    odd = [] if known else [f'venue_status "{said}" is not known, the venue is kept as set']
    return known or VENUE_STATES["set"], odd


def claimed_days(order, claim):
    return {
        "order": order,
        "date": first_day(claim.get("date_start")),
        "until": final_day(claim.get("date_end")),
        "start": clock(claim.get("start")),
        "end": clock(claim.get("end")),
        "zone_words": claim.get("tz_text") or "",
        "place": claim.get("place") or "",
        "words": claim.get("as_written") or "",
        "source_address": web_address(claim.get("source_url")),
    }
