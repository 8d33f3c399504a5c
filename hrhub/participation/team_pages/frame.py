"""What all pages of a coordinator have in common: who may open them, and which team and event they are of."""

from functools import wraps

from django.http import Http404, HttpResponseRedirect

from hrhub.participation.models import Registration
from hrhub.participation.private import page_of, private
from hrhub.participation.saying import back_to, event_in_words
from hrhub.participation.team_texts import place_of


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
    own = {"registration": registration, "team": registration.team, "meets": place_of(registration)}
    return own | event_in_words(registration.event) | more


def back(done, page="my_team"):
    """Lead to a page of the coordinator, which says what was done."""
    return back_to(page, done)
