"""What all pages of a coordinator have in common: who may open them, and which team and event they are of."""

from functools import wraps

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue import wording
from hrhub.catalogue.cards import title_in
from hrhub.participation.models import Registration
from hrhub.participation.private import page_of, private
from hrhub.participation.team_texts import place_of

# What a page says after something was done: the address carries its name alone.
DONE = {
    "confirmed": _("Thank you for confirming."),
    "accepted": _("You have accepted the place."),
    "again": _("You are registered again."),
    "changed": _("Your changes are saved."),
    "size": _("The number of people is saved."),
    "added": _("The list is saved."),
    "removed": _("The member is deleted."),
    "let_in": _("The answer is saved."),
    "renewed": _("The members' link is new. The older one has ended."),
    "asked": _("We have written to the new coordinator. Until the answer you stay the coordinator."),
    "taken_back": _("The link for the new coordinator has ended."),
    "yours": _("You coordinate this team now."),
    "came": _("Thank you. It is noted who came."),
    "cancelled": _("You cancelled. What was free is offered to others."),
}


def of_team(view):
    """Call `view(request, registration, team, …)` for the coordinator whose link this browser opened."""

    @private
    @wraps(view)
    def guarded(request, row, *args, **kwargs):
        if not isinstance(row, Registration) or not row.is_team:
            if request.method in ("GET", "HEAD"):
                return HttpResponseRedirect(page_of(row))
            raise Http404
        return view(request, row, row.team, *args, **kwargs)

    return guarded


def frame(registration, **more):
    """Return the context of a page: the team, and its event in words."""
    event = registration.event
    title, title_language = title_in(event, get_language())
    said = {
        "registration": registration,
        "team": registration.team,
        "event": event,
        "meets": place_of(registration),
        "event_title": wording.numbered(event, title),
        "event_title_language": title_language,
        "event_day": wording.written_date(event),
        "event_hours": wording.written_hours(event),
        "event_moment": wording.machine_date(event) if event.starts_at and not event.is_over else "",
    }
    return said | more


def back(done, page="my_team"):
    """Lead to a page of the coordinator, which says what was done."""
    response = redirect(page)
    response.headers["Location"] += f"?done={done}"
    return response


def done_words(request):
    return DONE.get(request.GET.get("done", ""), "")
