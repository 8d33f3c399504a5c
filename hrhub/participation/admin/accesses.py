"""Who of the staff looked at who registered."""

from django.contrib import admin

from hrhub.catalogue.admin.desk import LookOnly
from hrhub.participation.models import RosterAccess
from hrhub.web.desk import Guarded


@admin.register(RosterAccess)
class RosterAccessAdmin(LookOnly, Guarded, admin.ModelAdmin):
    """To look at only: what is noted here nobody takes back."""

    actions = None
    list_display = ["made_at", "name", "what", "rows", "events"]
    list_filter = ["what"]
    date_hierarchy = "made_at"
    fields = ["made_at", "name", "what", "rows", "events"]
    list_per_page = 100


def note(request, what, registrations):
    """Note that the user of `request` saw, or took away, `registrations` (a list)."""
    if registrations:
        events = sorted({one.event.path for one in registrations})
        RosterAccess.objects.create(
            who=request.user,
            name=request.user.get_username(),
            what=what,
            rows=len(registrations),
            events=" ".join(events)[:300],
        )
