"""Whether a feed is still as it was: told by three short queries, without making it."""

import hashlib

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from hrhub.catalogue.models import Event, Hub
from hrhub.web.identity import site


def tag_of(request):
    """Return the ETag of the feed at this address.

    It differs when any content changed, and when an event became visible or past by itself. There is no Last-Modified:
    what was deleted or withdrawn leaves no moment behind, and a reader would keep it.
    """
    facts = (settings.SITE_URL, site(), get_language(), request.get_full_path(), *moments())
    return f'"{hashlib.sha256(repr(facts).encode()).hexdigest()[:32]}"'


def moments():
    """Return the hub's revision, and when the last event was published and was over."""
    now = timezone.now()
    published = Event.objects.filter(published_at__lte=now).order_by("-published_at")
    over = Event.objects.filter(over_at__lte=now).order_by("-over_at")
    return (
        Hub.objects.values_list("revision", flat=True).first(),
        published.values_list("published_at", flat=True).first(),
        over.values_list("over_at", flat=True).first(),
    )
