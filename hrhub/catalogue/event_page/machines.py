"""What an event's page says to machines, in the language of the page."""

from django.utils.translation import get_language, gettext

from hrhub.catalogue import metadata, previews, wording

from .standing import is_guide


def preview(event, title, teaser):
    """Return what chats and search engines show: the teaser in the page's language, else what it is and of what."""
    own = teaser.line if teaser and teaser.language == get_language() else of_what(event)
    return previews.of_event(event, title.words, own, timeless=is_guide(event))


def of_what(event):
    parent = event.programme_of or event.series
    names = [wording.form_label(event.form), str(getattr(parent, "label", parent)) if parent else ""]
    return gettext(", ").join(name for name in names if name)


def structured(event, found, seen):
    """Return the script element with the event and its crumbs; "" for a draft, and for what is for practising."""
    if not event.is_published or event.practice:
        return ""
    own = metadata.event(event, found, name=seen.title, description=seen.search, picture=seen.picture)
    return metadata.script(own, metadata.crumbs(*way_to(event, seen.title)))


def way_to(event, title):
    """Return the pages above an event, and itself, as its crumbs name them."""
    conference = event.programme_of
    if conference:
        above = [(gettext("Conferences"), "/conferences/")]
        above += [(conference.name, conference.path)] if conference.is_published else []
    else:
        above = [(gettext("Webinars"), "/webinars/")]
        above += [(event.series.label, event.series.path)] if event.series else []
    return [*above, (title, event.path)]
