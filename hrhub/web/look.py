"""How this site looks: the stylesheet with its colours, and its logo; neither costs a page a request more."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from .colours import properties
from .identity import site
from .models import SiteIdentity

STYLESHEET = Path(settings.BASE_DIR, "static", "site.css")
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=300"  # of an address that is no longer the right one


def stylesheet():
    """Return the address of the stylesheet: our own file, or the same with the colours of this site."""
    colours = site().colours
    return f"/site-{with_colours(colours, STYLESHEET.stat().st_mtime_ns)[0]}.css" if colours else static("site.css")


def logo_address():
    """Return the address of the logo, or ""."""
    logo = site().logo
    return f"/logo-{logo[0]}.png" if logo else ""


@lru_cache(maxsize=4)
def with_colours(colours, _written):
    """Return (digest, text) of the stylesheet with these colours; it is read again when it was written again."""
    text = STYLESHEET.read_text() + properties(colours)
    return sha256(text.encode()).hexdigest()[:10], text


@require_safe
def site_css(request, digest):
    """Answer with the stylesheet of today, whatever the digest: a page that somebody kept still looks like one."""
    colours = site().colours
    if not colours:
        raise Http404
    today, text = with_colours(colours, STYLESHEET.stat().st_mtime_ns)
    return kept(HttpResponse(text, content_type="text/css; charset=utf-8"), digest == today)


@require_safe
def logo_png(request, digest):
    row = SiteIdentity.objects.filter(pk=1).exclude(logo_digest="").values_list("logo_digest", "logo").first()
    if not row:
        raise Http404
    return kept(HttpResponse(bytes(row[1]), content_type="image/png"), digest == row[0])


def kept(answer, is_its_address):
    answer.headers["Cache-Control"] = FOR_EVER if is_its_address else FOR_A_WHILE
    return answer
