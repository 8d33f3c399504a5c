"""What a page holds, in a line, for messages and previews: only what the page has counted anyway."""

from django.utils.translation import ngettext

from hrhub.catalogue.message import together
from hrhub.catalogue.models import Claim
from hrhub.catalogue.wording import QUALIFIED, UNITS, count_of_events, number


def of_country(about, people, conferences):
    return together(
        figure(count_of_events, len(about.shown), about.more),
        figure(count_of_people, len(people.shown), people.more),
        figure(count_of_conferences, len(conferences)),
    )


def of_topic(page, conferences, most):
    more = len(conferences) == most
    return together(figure(count_of_events, page.paginator.count), figure(count_of_conferences, len(conferences), more))


def of_series(page):
    return figure(count_of_events, page.paginator.count)


def of_organisation(page, people, most):
    """Return how many events and conferences it had a part in, and how many people spoke for it."""
    if page.number > 1:  # it would say another figure of the same
        return ""
    more = page.paginator.num_pages > 1
    return together(
        figure(count_of_events, len({row.event_id for row in page} - {None}), more),
        figure(count_of_conferences, len({row.conference_id for row in page} - {None}), more),
        figure(count_of_people, len(people), len(people) == most),
    )


def of_person(page, seen_as):
    if page.number > 1:
        return seen_as
    events = len({row.event_id for row in page})
    return together(seen_as, figure(count_of_events, events, page.paginator.num_pages > 1))


def figure(counted, n, more=False):
    """Return `n` in words, "" for none; where there is or may be `more` than was counted, it is "at least"."""
    if not n:
        return ""
    return QUALIFIED[Claim.Qualifier.AT_LEAST] % {"figure": counted(n)} if more else counted(n)


def count_of_people(n):
    return UNITS[Claim.Unit.PEOPLE](n) % {"n": number(n)}


def count_of_conferences(n):
    return ngettext("%(n)s conference", "%(n)s conferences", n) % {"n": number(n)}
