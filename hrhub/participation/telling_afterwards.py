"""Afterwards: that there is something to read, hear or watch now. A job of the worker."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event, Facet
from hrhub.mail.alone import alone

from .at_once import for_each, send_batch
from .models import Notice, Places, Registration
from .models.registrations import KEEP_FOR
from .telling_changes import QUIET

KIND = "afterwards"
WORTH_A_MAIL = ["recording", "transcript", "summary"]
State = Registration.State


@alone
def tell_afterwards():
    """Tell those who had a place, and those who asked for it, once each; return whether there is more to do.

    After ten quiet minutes: a recording and its summary are often published one after the other.
    """
    return for_each([(event,) for event in events()], tell)


tell_afterwards.does = _("Tells those who registered what there is to read or hear afterwards")


def events():
    """Return the events that are over, of which something can be read, heard or watched, and people are still kept."""
    now = timezone.now()
    there = Facet.objects.filter(event=OuterRef("pk"), kind="has", value__in=WORTH_A_MAIL)
    over = Event.objects.published().filter(over_at__lte=now, over_at__gt=now - KEEP_FOR, changed_at__lte=now - QUIET)
    return over.exclude(state__in=Event.CALLED_OFF).filter(Exists(there), pk__in=Places.objects.values("event"))


def tell(event):
    told = Notice.objects.filter(registration=OuterRef("pk"), kind=KIND)
    rows = Registration.objects.filter(event=event, state__in=[State.SEATED, State.FOLLOWING]).exclude(email="")

    def note(batch):
        Notice.objects.bulk_create(Notice(registration=row, kind=KIND) for row in batch)

    return send_batch(rows.filter(~Exists(told)), KIND, note)
