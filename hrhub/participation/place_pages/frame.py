"""What these pages have in common: whose they are, and which event they are about."""

from functools import wraps

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue import wording
from hrhub.catalogue.cards import title_in
from hrhub.participation.models import Member, Registration
from hrhub.participation.private import page_of, private

DONE = {
    "confirmed": _("Thank you for confirming."),
    "accepted": _("You have accepted the place."),
    "again": _("You are registered again."),
    "cancelled": _("You cancelled. What was free is offered to others."),
    "changed": _("Your changes are saved."),
}


def of_one(kind):
    """Return a decorator: call `view(request, row)` for a row of `kind`, Registration or Member; None: of either."""

    def decorator(view):
        @private
        @wraps(view)
        def guarded(request, row, *args, **kwargs):
            if has_place_page(row) and (kind is None or isinstance(row, kind)):
                return view(request, row, *args, **kwargs)
            if request.method in ("GET", "HEAD"):
                return HttpResponseRedirect(page_of(row))
            raise Http404

        return guarded

    return decorator


def has_place_page(row):
    """Say whether the private page of `row` is one of these."""
    return isinstance(row, Member) or (isinstance(row, Registration) and not row.is_team)


def frame(row, **more):
    """Return the context of a page about `row`: its event in words."""
    registration = row if isinstance(row, Registration) else row.team.registration
    event = registration.event
    title, title_language = title_in(event, get_language())
    return {
        "row": row,
        "registration": registration,
        "event": event,
        "event_title": wording.numbered(event, title),
        "event_title_language": title_language,
        "event_day": wording.written_date(event),
        "event_hours": wording.written_hours(event),
        "event_moment": wording.machine_date(event) if event.starts_at and not event.is_over else "",
        "calendar": event.known_date and event.is_published,
        **more,
    }


def back(done):
    """Lead to the page, which says what was done."""
    response = redirect("my_place")
    response.headers["Location"] += f"?done={done}"
    return response


def done_words(request):
    return DONE.get(request.GET.get("done", ""), "")
