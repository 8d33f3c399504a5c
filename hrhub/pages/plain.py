"""Pages of words alone: what this is, what is kept of visitors, whom it serves, whom to write to."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hrhub.catalogue.event_page.texts import attributes_of
from hrhub.catalogue.markdown import rendered
from hrhub.catalogue.pictures import site_picture
from hrhub.web.addresses import DEFAULT, absolute
from hrhub.web.identity import site


def about(request):
    return render(request, "pages/about.html")


def privacy(request):
    return render(request, "pages/privacy.html", {"mail": site().contact, "notice": notice()})


def notice():
    """Return what those who run this site say of privacy, in the best language, as (HTML, attributes), or None."""
    by_language = site().privacy
    language = next((code for code in [get_language(), DEFAULT, *by_language] if code in by_language), None)
    return language and (mark_safe(rendered(by_language[language])), attributes_of(language))


def accessibility(request):
    return render(request, "pages/accessibility.html", {"mail": site().contact})


def contact(request):
    return render(request, "pages/contact.html", {"mail": site().contact})


@require_safe
def picture(request):
    return site_picture()


def security_txt(request):
    """Say whom to tell of a hole, as RFC 9116 asks; it expires half a year after it was read."""
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    lines = [
        f"Contact: mailto:{site().contact}",
        f"Contact: {absolute('/contact/', DEFAULT)}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(site().languages)}",
        f"Canonical: {absolute('/.well-known/security.txt', DEFAULT)}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
