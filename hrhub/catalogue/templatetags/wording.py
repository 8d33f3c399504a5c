"""The words of `hrhub.catalogue.wording` for templates."""

import re
from html import escape

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from hrhub.catalogue import wording
from hrhub.web.page import RIGHT_TO_LEFT

register = template.Library()
RANGE = re.compile(r"\d\d:\d\d–\d\d:\d\d")
register.filter(wording.number)
register.filter(wording.count_of_events)
register.filter(wording.written_date)


@register.filter
def with_dots(parts):
    """Return `parts` with dots between them, each in the direction in which it is written."""
    return mark_safe(" · ".join(f"<bdi>{escape(str(part))}</bdi>" for part in parts))


@register.filter
def hours_unbroken(words):
    """Return `words` as HTML in which "13:00–14:00" stays on one line: browsers break after the dash."""
    return mark_safe(RANGE.sub(r'<span class="unbroken">\g<0></span>', conditional_escape(words)))


@register.filter
def direction_of(code):
    """Return the direction in which the language `code` is written."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"
