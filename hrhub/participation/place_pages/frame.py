"""What these pages have in common: whose they are, and which event they are about."""

from functools import wraps

from django.http import Http404, HttpResponseRedirect

from hrhub.participation.models import Member, Registration, registration_of
from hrhub.participation.private import page_of, private
from hrhub.participation.saying import back_to, event_in_words


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
    registration = registration_of(row)
    return {"row": row, "registration": registration, **event_in_words(registration.event), **more}


def back(done):
    """Lead to the page, which says what was done."""
    return back_to("my_place", done)
