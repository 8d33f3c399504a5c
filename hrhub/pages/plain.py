"""Pages of words alone: what this is, what is kept of visitors, whom it serves, whom to write to."""

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hrhub.web.addresses import CODES


def about(request):
    return render(request, "pages/about.html")


def privacy(request):
    return render(request, "pages/privacy.html", {"mail": mail_address()})


def accessibility(request):
    return render(request, "pages/accessibility.html", {"mail": mail_address()})


def contact(request):
    return render(request, "pages/contact.html", {"mail": mail_address()})


def security_txt(request):
    """Say whom to tell of a hole, as RFC 9116 asks; it expires half a year after it was read."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    lines = [
        f"Contact: mailto:{mail_address()}",
        f"Contact: {settings.SITE_URL}/contact/",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(CODES)}",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def mail_address():
    """Return the address of those who run this site: the one that its mails come from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
