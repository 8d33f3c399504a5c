"""The block "Share" of a page that is no event's."""

from django import template

from hrhub.catalogue import sharing

register = template.Library()


@register.inclusion_tag("catalogue/_event_share.html")
def share_page(name, path, words="", when=""):
    return {"share": sharing.of_page(name, path, words, when)}
