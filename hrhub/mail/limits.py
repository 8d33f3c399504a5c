"""How many mails one address gets, and one team: over those of an hour they come later, over those of a day not at all.

An editor may release what was held back. Only the sender asks, one at a time: it counts what was sent, so that nothing
comes past a limit.
"""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from hrhub.mail.models import ACCOUNT, GIVE_UP_AFTER, Mail

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Whoever gets more than this in (an hour, a day) is being bombed, whatever page it comes from. What anybody can have
# sent to any address is counted apart: it must not use up what those are told who take part.
MOST_TO_ONE = {"": (12, 30), "anybody": (6, 12), ACCOUNT: (6, 12)}
MOST_OF_A_SCOPE = 450  # in an hour: a team of two hundred that is confirmed and changed at once


def within_limits(mails):
    """Return those of `mails`, all due, that may be sent now; the others are put off by an hour, or held back."""
    hour, day = sent_to({mail.recipient_key for mail in mails})
    of_a_scope = sent_of({mail.scope for mail in mails} - {""})
    now, put_off, held = [], [], []
    for mail in mails:
        budget = budget_of(mail.kind)
        to_one, (most_in_an_hour, most_in_a_day) = (mail.recipient_key, budget), MOST_TO_ONE[budget]
        if not mail.is_released and day[to_one] >= most_in_a_day:
            held.append(mail.pk)
        elif not mail.is_released and (hour[to_one] >= most_in_an_hour or of_a_scope[mail.scope] >= MOST_OF_A_SCOPE):
            put_off.append(mail.pk)
        else:
            now.append(mail)
            hour[to_one] += 1
            day[to_one] += 1
            of_a_scope[mail.scope] += bool(mail.scope)
    waiting = Mail.objects.filter(state=Mail.State.WAITING)
    if put_off:
        waiting.filter(pk__in=put_off).update(next_try_at=timezone.now() + HOUR)
    if held:
        waiting.filter(pk__in=held).update(state=Mail.State.HELD)
    return now


def budget_of(kind):
    return "anybody" if kind in settings.MAILS_FOR_ANYBODY else kind if kind == ACCOUNT else ""


def sent_to(keys):
    """Return two Counters, for the last hour and day, of the mails sent, by (key of the address, budget)."""
    hour, day = Counter(), Counter()
    for key, kind, in_an_hour, in_a_day in sent("recipient_key", keys, "kind"):
        hour[key, budget_of(kind)] += in_an_hour
        day[key, budget_of(kind)] += in_a_day
    return hour, day


def sent_of(scopes):
    """Return a Counter of the mails that were sent in the last hour, by their scope."""
    return Counter({scope: in_an_hour for scope, in_an_hour, _in_a_day in sent("scope", scopes)})


def sent(field, values, *groups):
    """Return (value of `field`, those of `groups`, how many were sent in the last hour, in the last day)."""
    if not values:
        return []
    now = timezone.now()
    # No mail waits longer than it is tried, and the indexes are by when it was written.
    recent = Mail.objects.filter(made_at__gt=now - GIVE_UP_AFTER - DAY, sent_at__gt=now - DAY)
    found = recent.filter(**{f"{field}__in": values}).order_by()
    hour = Count("id", filter=Q(sent_at__gt=now - HOUR))
    return found.values_list(field, *groups).annotate(hour=hour, day=Count("id"))
