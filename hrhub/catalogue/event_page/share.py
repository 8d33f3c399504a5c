"""What a message says of an event beside its title and hours: where it is, or what there is to read, hear and watch."""

from django.utils.translation import get_language, gettext

from hrhub.catalogue import announcing, sharing
from hrhub.catalogue.message import spread, together

from .media import minutes_to_read
from .standing import is_guide

LINES, DETAILS = 3, 6  # of what can be opened: in a chat, and in a mail
MOMENTS = 5


def links(event, page, recordings, numbers):
    """Return the links of the block "Share" of `page`, the context of an event's page.

    `recordings` are those that can be opened; `numbers` those of the visible events in the event's series.
    """
    message = announcing.of_event(
        event, page["title"].words, sharing.short_address(event, numbers), timeless=is_guide(event)
    )
    ahead = page["standing"].is_coming or page["standing"].stage in announcing.FIRST
    where = gettext(", ").join(page["where"])
    message.lines = [where] if ahead else to_open(page, recordings, LINES)
    message.teaser = teaser_of(page)
    if page["standing"].was_held:
        message.moments, message.hint = moments(page), hint(event, page["chapters"], numbers)
    message.details = [where, languages_of(page), *([] if ahead else to_open(page, recordings, DETAILS))]
    return sharing.links(message)


def teaser_of(page):
    """Return why one should come, where it is said in the page's language."""
    teaser = page["teaser"]
    return teaser.line if teaser and teaser.language == get_language() else ""


def languages_of(page):
    return gettext("Language: %(languages)s") % {"languages": page["languages_line"]}


def moments(page):
    """Return what was said, in at most five lines: chapters, each with its time, else words that are quoted."""
    chapters = [f"{clock} {label}" for clock, label, _address in page["chapters"]]
    quotations = page["sentences"].get("quotation")
    quoted = [together(f'"{one.words}"', one.detail) for one in quotations.items] if quotations else []
    return spread(chapters, min(len(chapters), MOMENTS)) or quoted[:MOMENTS]


def hint(event, chapters, numbers):
    """Return how one gets from the time of a chapter to its words, with the first as an example; "" without them."""
    clock = next((clock for clock, _label, address in chapters if address), None)
    if not clock:
        return ""
    example = sharing.short_address(event, numbers, second=clock)
    return gettext("Add the time to the address to read on from there: %(example)s") % {"example": example}


def to_open(page, recordings, most):
    """Return what can be opened as lines, with what each costs: something to read, and as much as fits to be heard."""
    things = page["media"]
    if not things and page["summary"]:
        return [f"{gettext('Read the summary')} ({minutes_to_read(page['summary'])})"]
    heard = [thing for thing in things if thing in recordings][: most - 1]
    read = [thing for thing in things if thing not in recordings][: most - len(heard)]
    return [line_of(thing) for thing in [*read, *heard]]


def line_of(thing):
    """Return a thing with its first two details: of what was recorded, length and size."""
    details = gettext(", ").join(thing.details[:2])
    return f"{thing.verb} ({details})" if details else thing.verb
