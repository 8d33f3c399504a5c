"""Whether one wants reminders and news of an event: by one press of a button, here or in a program for mail."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from .letters import titled
from .letters.stopping import by_stop_token, want_mail
from .models import registration_of
from .private import unlisted


@csrf_exempt  # the mail program of a provider presses it: without cookie, without page, by RFC 8058
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("token")
def mails(request, token):
    """Show the button that ends these mails, and end them by a POST; `again` brings them back.

    The mail program's own POST is answered at once, since such programs follow no redirect.
    """
    row = by_stop_token(token)
    if row is None:
        return unlisted(render(request, "participation/no_link.html", status=404))
    if request.method == "POST":
        want_mail(row, "again" in request.POST)
        if "List-Unsubscribe" not in request.POST:
            return unlisted(HttpResponseRedirect(request.path))
    title = titled(registration_of(row).event, get_language())
    return unlisted(render(request, "participation/mails.html", {"row": row, "title": title}))
