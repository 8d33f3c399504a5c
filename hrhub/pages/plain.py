"""Pages of words alone: what this is, what is kept of visitors, whom it serves, whom to write to."""

from email.utils import parseaddr

from django.conf import settings
from django.shortcuts import render


def about(request):
    return render(request, "pages/about.html")


def privacy(request):
    return render(request, "pages/privacy.html", {"mail": mail_address()})


def accessibility(request):
    return render(request, "pages/accessibility.html", {"mail": mail_address()})


def contact(request):
    return render(request, "pages/contact.html", {"mail": mail_address()})


def mail_address():
    """Return the address of those who run this site: the one that its mails come from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
