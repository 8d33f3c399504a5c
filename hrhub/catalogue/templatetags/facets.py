"""The values of a facet as list items: made here, since a template takes four times as long for some two hundred."""

from html import escape

from django import template
from django.utils.safestring import mark_safe

register = template.Library()
PLAIN = '<li><a rel="nofollow" href="{}"{}>{}<bdi>{}</bdi></a> <span class="n">{}</span></li>'
CHOSEN = ' aria-current="true"', '<span aria-hidden="true">✓ </span>'


@register.filter
def facet_items(values):
    return mark_safe("".join(item(value) for value in values))


def item(value):
    """Return a value as HTML, by hand: `format_html` takes five times as long."""
    current, tick = CHOSEN if value.selected else ("", "")
    return PLAIN.format(escape(value.address), current, tick, escape(value.label), value.count)
