"""The words of `hrhub.catalogue.wording` for templates."""

from html import escape

from django import template
from django.utils.safestring import mark_safe

from hrhub.catalogue import wording
from hrhub.web.page import RIGHT_TO_LEFT

register = template.Library()
register.filter(wording.number)
register.filter(wording.count_of_events)
register.filter(wording.written_date)


@register.filter
def with_dots(parts):
    """Return `parts` with dots between them, each in the direction in which it is written."""
    return mark_safe(" · ".join(f"<bdi>{escape(str(part))}</bdi>" for part in parts))


@register.filter
def direction_of(code):
    """Return the direction in which the language `code` is written."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"
