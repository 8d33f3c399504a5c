"""Lists of the named: found by a word, a page at a time."""

from django.utils.http import urlencode
from django.utils.translation import gettext

from hrhub.catalogue.lists import paged
from hrhub.web.folding import LONGEST_QUERY, with_words_of

PER_PAGE = 100


def listed(request, name, rows):
    """Return what the list called `name` and its find box need: a page of `rows`, and what was looked for."""
    words = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    page = paged(request, with_words_of(words, rows), PER_PAGE)
    query = urlencode({"q": words}) + "&" if words else ""
    return {"page": page, "words": words, "query": query, "title": titled(name, page, words)}


def titled(name, page, words=""):
    """Return the title of a page of a list: no two of them have the same."""
    if words:
        name = gettext("%(name)s with “%(words)s”") % {"name": name, "words": words}
    return gettext("%(name)s, page %(n)s") % {"name": name, "n": page.number} if page.number > 1 else name
