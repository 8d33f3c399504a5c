"""How many mails one address gets, and one team: what is over that comes later, or is held back when it is too late.

Only the sender asks, one at a time, and counts what was sent: nothing comes past a limit. What was counted outlives the
mail, or whoever deletes a registration could begin again. An editor may release what was held back.
"""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from hrhub.mail.models import ACCOUNT, Mail
from hrhub.web import limits

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Whoever gets more than this in (an hour, a day) is being bombed, whatever page it comes from. What anybody can have
# sent to any address is counted apart, or it would use up what those are told who take part; so is a lost link.
MOST_TO_ONE = {"": (12, 30), "anybody": (6, 12), "link_again": (6, 24), ACCOUNT: (6, 12)}
MOST_OF_A_SCOPE = 450  # in an hour: a team of two hundred that is confirmed and changed at once


def within_limits(mails):
    """Return those of `mails`, all due, that may be sent now; the others are put off by an hour. One query."""
    counts = Counter(limits.counts({window for mail in mails for window, _most in windows(mail)}))
    may, put_off = [], []
    for mail in mails:
        if mail.is_released or all(counts[window] < most for window, most in windows(mail)):
            may.append(mail)
            counts.update(window for window, _most in windows(mail))
        else:
            put_off.append(mail.pk)
    if put_off:
        late = Mail.objects.filter(pk__in=put_off, state=Mail.State.WAITING)
        late.filter(give_up_at__lte=timezone.now()).update(state=Mail.State.HELD)
        late.update(next_try_at=timezone.now() + HOUR)
    return may


def windows(mail):
    """Return [((scope, who, per), most)] of the limits that `mail` counts for."""
    budget = budget_of(mail.kind)
    in_an_hour, in_a_day = MOST_TO_ONE[budget]
    found = [
        ((f"mail {budget}", mail.recipient_key, HOUR), in_an_hour),
        ((f"mail {budget} in a day", mail.recipient_key, DAY), in_a_day),
    ]
    return [*found, (("mail of a scope", mail.scope, HOUR), MOST_OF_A_SCOPE)] if mail.scope else found


def budget_of(kind):
    return "anybody" if kind in settings.MAILS_FOR_ANYBODY else kind if kind in MOST_TO_ONE else ""


def count(mail):
    """Count `mail`, which was sent."""
    for window, _most in windows(mail):
        limits.count(*window)
