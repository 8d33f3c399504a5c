"""How to subscribe: the addresses of the feeds, and what to do with them on each kind of device."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hrhub.web.addresses import absolute

from .following import Followed
from .podcast import playable


@require_safe
def subscribe(request):
    followed = Followed(request.GET)
    context = {
        "words": followed.words,
        "calendar": absolute("/calendar/events.ics") + followed.query,
        "webcal": webcal("/calendar/events.ics") + followed.query,
        "atom": absolute("/feeds/atom/") + followed.query,
        "podcast": absolute("/feeds/podcast/") + followed.query if playable(followed.events).exists() else "",
    }
    return render(request, "exchange/subscribe.html", context)


def webcal(path):
    """Return the address that a calendar program opens by itself, instead of saving a file once."""
    return absolute(path).replace(settings.SITE_URL.partition("://")[0], "webcal", 1)
