"""Who of the staff looked at who registered, or was written to."""

from django.contrib import admin

from hrhub.catalogue.admin.desk import LookOnly
from hrhub.participation.models import Registration, RosterAccess
from hrhub.web.desk import Guarded

What = RosterAccess.What


@admin.register(RosterAccess)
class RosterAccessAdmin(LookOnly, Guarded, admin.ModelAdmin):
    """To look at only: what is noted here nobody takes back."""

    actions = None
    list_display = ["made_at", "name", "what", "rows", "events"]
    list_filter = ["what"]
    date_hierarchy = "made_at"
    fields = ["made_at", "name", "what", "rows", "events"]
    list_per_page = 100


def note_rows(request, rows):
    """Note that the user of `request` saw `rows`: registrations, or mails. See `hrhub.web.looks`."""
    if rows:
        note(
            request, what_of(request, rows[0]), rows, {row.event.path for row in rows if isinstance(row, Registration)}
        )


def what_of(request, row):
    """Return what is done with rows like `row`: an export says it of itself."""
    if not isinstance(row, Registration):
        return What.MAIL
    if "object_id" in request.resolver_match.kwargs:
        return What.ONE
    return getattr(request, "taken_away_as", What.ACT if request.method == "POST" else What.LIST)


def note(request, what, rows, events):
    RosterAccess.objects.create(
        who=request.user,
        name=request.user.get_username(),
        what=what,
        rows=len(rows),
        events=" ".join(sorted(events))[:300],
    )
