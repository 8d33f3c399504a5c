"""Whether one has a place: told to the members of a team, who did not act themselves. A job of the worker.

It compares what each was told last with what is so. Whoever cancels and comes back within minutes writes to nobody, and
whoever does so all day writes to each a few times. Those who act are answered at once (see `letters.answer`); this job
tells them how it ended where they were answered too often.
"""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event
from hrhub.mail.alone import alone
from hrhub.mail.outbox import key_of
from hrhub.web.limits import allowed

from . import letters
from .at_once import AT_ONCE, for_each
from .letters.joining import LEADS, Reminder, is_near
from .models import Member, Places, Registration, registration_of
from .telling_changes import QUIET, SOON

State = Registration.State
MAILS = {
    State.SEATED: "registered",
    State.CANCELLED: "cancelled",
    State.LAPSED: "cancelled",
    State.DECLINED: "declined",
}
MOST, PER = 3, timedelta(days=1)
OF = {Registration: "", Member: "team__registration__"}  # from a row to its registration


@alone
def tell_standing():
    """Tell each how it stands now, where the last mail said otherwise.

    After ten quiet minutes; at once where the event begins within a day.
    """
    for_each([batch for model in OF for batch in batches(model)], tell)


tell_standing.does = _("Tells the members of teams whether their team has a place")


def batches(model):
    """Yield (model, key of places, keys of untold rows), each as many as acts on an event can wait for."""
    by_places = defaultdict(list)
    for places, key in untold(model).order_by("pk").values_list(f"{OF[model]}places", "pk"):
        by_places[places].append(key)
    for places, keys in by_places.items():
        for first in range(0, len(keys), AT_ONCE):
            yield model, places, keys[first : first + AT_ONCE]


def untold(model):
    """Return the rows of `model`, Registration or Member, that were told of another place than they have, and are due.

    None without a confirmed address that stands behind them, and nothing of an event that is over.
    """

    def of(**said):
        return Q(**{f"{OF[model]}{name}": value for name, value in said.items()})

    now = timezone.now()
    seated = of(state=State.SEATED)
    gets = seated & ~Q(told_way=F(f"{OF[model]}places__way"))
    loses = ~seated & ~Q(told_way="")
    due = of(event__starts_at__lte=now + SOON) | of(state_since__lte=now - QUIET) & Q(made_at__lte=now - QUIET)
    ahead = (of(event__over_at__gt=now) | of(event__over_at=None)) & ~of(event__state__in=Event.CALLED_OFF)
    found = model.objects.filter(gets | loses, due, ahead, of(event__published_at__lte=now, confirmed_at__isnull=False))
    found = found.exclude(email="").exclude(of(email=""))
    return found.accepted() if model is Member else found


@transaction.atomic
def tell(model, places, keys):
    """Write to those of `keys` that are still untold, with the places held, as in every act."""
    places = Places.objects.lock(places)
    by_mail, may = defaultdict(list), {}
    for row in untold(model).filter(pk__in=keys).with_all().order_by("pk"):
        who = registration_of(row).pk, key_of(row.email)  # an office's address may be that of many members: one mail
        if who not in may:
            may[who] = may_tell(row)
        if may[who]:
            by_mail[MAILS.get(registration_of(row).state, "no_place")].append(row)
    for name, rows in by_mail.items():
        way = places.way if name == "registered" else ""
        model.objects.filter(pk__in=[row.pk for row in rows]).update(told_way=way)
        letters.send_all(name, rows if way else who_lose_it(rows))


def may_tell(row):
    """Count one more mail to this address; the last hour, in which the end of it must be told, counts by itself.

    And so does each team: what another one writes to a member uses up nothing.
    """
    event = registration_of(row).event
    scope = "tell in the last hour" if is_near(event, LEADS[Reminder.HOUR]) else "tell how one stands"
    return allowed(scope, f"{event.pk} {registration_of(row).pk} {key_of(row.email)}", MOST, PER)


def who_lose_it(rows):
    """Return those of `rows`, of one event, who are to be told that there is no place; two queries.

    The address of some has another place: what stands in the calendar is that, so theirs is not cancelled, and whoever
    registered anew knows.
    """
    seated = Registration.objects.filter(event=registration_of(rows[0]).event, state=State.SEATED)
    emails = [row.email for row in rows]
    others = set(seated.filter(email__in=emails).values_list("email", flat=True))
    members = Member.objects.accepted().filter(team__registration__in=seated, email__in=emails)
    others |= set(members.values_list("email", flat=True))
    for row in rows:
        row.calendar_count *= row.email not in others  # of the row in hand alone: nothing to cancel
    return [row for row in rows if isinstance(row, Member) or row.email not in others]
