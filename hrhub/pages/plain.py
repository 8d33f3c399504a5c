"""Pages of words alone: what this is, what is kept of visitors, whom it serves, whom to write to."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hrhub.web.addresses import CODES, DEFAULT, absolute
from hrhub.web.identity import site


def about(request):
    return render(request, "pages/about.html")


def privacy(request):
    return render(request, "pages/privacy.html", {"mail": site().contact})


def accessibility(request):
    return render(request, "pages/accessibility.html", {"mail": site().contact})


def contact(request):
    return render(request, "pages/contact.html", {"mail": site().contact})


def security_txt(request):
    """Say whom to tell of a hole, as RFC 9116 asks; it expires half a year after it was read."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    lines = [
        f"Contact: mailto:{site().contact}",
        f"Contact: {absolute('/contact/', DEFAULT)}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(CODES)}",
        f"Canonical: {absolute('/.well-known/security.txt', DEFAULT)}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
