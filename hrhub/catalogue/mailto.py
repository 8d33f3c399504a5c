"""A message as a mail: the link that opens it in a program for mail, with its subject and text.

A mail has room for why one should come, but the link has not: some programs take no more than two thousand letters of
it, and every letter beyond ASCII is six of them. Lines are not broken within a sentence: a telephone breaks them again.
"""

from urllib.parse import quote

from django.utils.translation import pgettext

from .message import fitted, shortened, spread, together
from .shortening import one_line

LINK_LENGTH = 2_000  # Outlook's limit is 2,083, that of Internet Explorer before it
SUBJECT_TITLE = 80
TEASERS = (400, 250, 160, 80)  # the lengths that are tried, one after the other
DETAIL_LENGTH = 200
MAIL_MOMENT_LENGTH = 90
PLAIN = "/:,*()"  # what a query takes as it is


def mailto(message):
    """Return the link; what does not fit is left out: the end of the teaser first."""
    subject = f"mailto:?subject={quoted(subject_of(message))}&body="

    def fits(text):
        return len(subject) + len(body(text)) <= LINK_LENGTH

    return subject + body(fitted(one_line(message.title), versions(message), fits))


def body(text):
    return quoted(text.replace("\n", "\r\n"))  # RFC 6068


def quoted(words):
    return quote(words, safe=PLAIN)


def subject_of(message):
    """Return day and hour, as far as they are known, then the title: what is called off says so first."""
    title = shortened(one_line(message.title), SUBJECT_TITLE)
    # Translators: the subject of a mail; the title may have a colon of its own.
    dated = pgettext("day, hour and title", "%(when)s – %(title)s")
    own = dated % {"when": message.subject_when, "title": title} if message.subject_when else title
    return one_line(f"{message.subject_lead} {own}")


def versions(message):
    """Return the versions of the text, as functions from the title, each with less than the one before."""
    details = [shortened(one_line(line), DETAIL_LENGTH) for line in message.details]
    teasers = [shortened(one_line(message.teaser), length) for length in TEASERS]
    moments = [shortened(one_line(moment), MAIL_MOMENT_LENGTH) for moment in message.moments]
    return [
        *(written(message, details, message.cost, teaser, moments) for teaser in teasers),
        *(written(message, details, message.cost, moments=spread(moments, n)) for n in range(len(moments), 0, -1)),
        *(written(message, details[:n], message.cost) for n in range(len(details), -1, -1)),
        written(message),
    ]


def written(message, details=(), cost="", teaser="", moments=()):
    """Return a function from the title, whole or shortened, to the text: paragraphs, and a fact on each line."""
    when = [message.day, together(message.hours, message.minutes)]

    def text(title):
        said = [*moments, message.hint] if moments else []
        paragraphs = [[message.lead, title], [teaser], [*when, *details], said, [cost, message.address]]
        return "\n\n".join("\n".join(filter(None, lines)) for lines in paragraphs if any(lines))

    return text
