"""The values of a facet as list items: made here, since a template takes four times as long for some two hundred."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

register = template.Library()
PLAIN = '<li><a rel="nofollow" href="{}"{}>{}<bdi>{}</bdi></a> <span class="n">{}</span></li>'
CHOSEN = mark_safe(' aria-current="true"'), mark_safe('<span aria-hidden="true">✓ </span>')


@register.filter
def facet_items(values):
    marks = (CHOSEN if value.selected else ("", "") for value in values)
    rows = zip(values, marks, strict=True)
    return format_html_join("", PLAIN, ((v.address, current, tick, v.label, v.count) for v, (current, tick) in rows))
