"""Private pages: a signed link opens them, and a cookie takes the place of the address from there on.

The address that stays in the browser is then the same for everybody, and can be passed on by mistake. A GET spends
nothing: mail scanners and previews of chats follow links before people do.
"""

from functools import wraps

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from .links import by_signed_link, token_for
from .models import HandOver, Registration

COOKIE = "hrhub_my"


@require_safe
@sensitive_variables("token")
def opened(request, token):
    """Lead from a signed link to the private page that it opens; one that is of no use says what to do."""
    row = by_signed_link(token)
    if row is None:
        return unlisted(render(request, "participation/no_link.html", status=404))
    return with_cookie(HttpResponseRedirect(page_of(row)), row)


def page_of(row):
    """Return the address of the private page of `row`: the same for all of its kind."""
    if isinstance(row, HandOver):
        return reverse("my_taking_over")
    return reverse("my_team" if isinstance(row, Registration) and row.is_team else "my_place")


def with_cookie(response, row):
    """Let the browser that gets `response` act for `row` until it is closed: computers are shared."""
    response.set_cookie(COOKIE, token_for(row), httponly=True, samesite="Lax", secure=settings.PRODUCTION)
    return unlisted(response)


def private(view):
    """Call `view(request, row)` with the row whose link this browser opened, whatever its kind (see `links.KINDS`).

    A form says by `for` whom it was made for: in another tab somebody else's link may have been opened since.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        row = by_signed_link(request.COOKIES.get(COOKIE))
        if row is None:
            return unlisted(render(request, "participation/private_page.html"))
        if request.method == "POST" and request.POST.get("for") != row.key:
            return unlisted(render(request, "participation/another_link.html", {"row": row}, status=409))
        return unlisted(view(request, row, *args, **kwargs))

    return guarded


@require_POST
def leave(request):
    """Clear what this browser knows of a registration: the next person at it sees nothing."""
    response = unlisted(render(request, "participation/left.html"))
    response.delete_cookie(COOKIE, samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def unlisted(response):
    """Keep `response` out of caches and search engines: it is one person's.

    It is compressed all the same: tokens of forms are masked anew each time, and no page of these repeats its address.
    """
    response.repeats_nothing_asked = True
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
