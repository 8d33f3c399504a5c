"""A calendar to subscribe to."""

from datetime import timedelta

from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from hrhub.catalogue.calendar_files import answer
from hrhub.catalogue.calendars import calendar, for_calendars, with_a_day

from .following import Followed
from .freshness import tag_of

MOST = 300  # what comes first, soonest first, then what was, newest first: some 60 kB compressed
REFRESHED = timedelta(hours=6)


@require_safe
@condition(etag_func=tag_of)
def events(request):
    followed = Followed(request.GET)
    rows = for_calendars(with_a_day(followed.events)).upcoming_first()[:MOST]
    return answer(named(calendar(rows, get_language()), followed.title), "events")


def named(whole, title):
    """Add the name that programs show, in the standard's words (RFC 7986) and in those of before it."""
    whole.add("name", title)
    whole.add("x-wr-calname", title)
    whole.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "PT6H")
    return whole
