"""What pages that are no event's say to machines: their crumbs, and what they look like where they are passed on."""

from django import template

from hrhub.catalogue import metadata, previews
from hrhub.web.addresses import absolute
from hrhub.web.identity import site

register = template.Library()


@register.simple_tag
def crumbs(*steps):
    """Return the crumbs of a page as a script element; `steps` are words and path (without language) in turn."""
    return metadata.script(metadata.crumbs(*zip(steps[::2], steps[1::2], strict=True)))


@register.inclusion_tag("catalogue/_metas.html")
def preview(title, path, words="", kind="website"):
    """Print the metas of a page; `words` say in a sentence what it is, for search engines too."""
    this_site = site()
    picture = f"{absolute('/picture.png')}?v={this_site.revision}"
    shown = previews.Preview(title, words, absolute(path), kind, picture, this_site.name)
    return {"preview": shown, "site_name": this_site.name}
