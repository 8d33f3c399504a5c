"""A letter: the words of its kind, then event, way to join, private link, and who sends it why. As text, and the same
as light HTML; both are made of one context.
"""

from django.template.loader import render_to_string
from django.utils.translation import get_language

from hrhub.catalogue.cards import title_in
from hrhub.mail.outbox import Letter
from hrhub.participation import standing
from hrhub.web.addresses import absolute
from hrhub.web.identity import site
from hrhub.web.page import RIGHT_TO_LEFT
from hrhub.web.plain_text import language_tag, plain

from . import joining
from .foot import foot
from .invitations import invitation, method_of
from .kinds import KINDS
from .stopping import stop_address
from .wording import called, facts, link_label, place_of, subject, things, titled

LINK_FIRST = {"confirm", "offered", "take_over"}  # nothing happens until it is opened
SAY_HOW_IT_STANDS = {"link_again", "waiting", "offered", "no_place"}


def letter(name, one, meeting):
    """Return the Letter `name` to `one`, a Recipient, in the active language."""
    kind, event, language = KINDS[name], one.registration.event, get_language()
    context = said(name, one, meeting)
    method = method_of(kind, one)
    calendar = invitation(method, one, meeting if context["joins"] else None) if method else ""
    return Letter(
        kind=name,
        to=one.address,
        subject=subject(name, event, context["title"]),
        text=plain(render_to_string("participation/mail/letter.txt", context)),
        html=plain(render_to_string("participation/mail/letter.html", context)),
        calendar=calendar,
        calendar_method=method if calendar else "",
        reply_to=meeting.reply_to,
        unsubscribe=context["stop"],
        scope=scope_of(one.registration),
        language=language,
        useless_from=useless_from(name, event),
    )


def scope_of(registration):
    """Return what all mails about `registration` have in common: they are limited, and forgotten, together."""
    return f"registration {registration.pk}"


def useless_from(name, event):
    """Return from when on a reminder is of no use: from the beginning on, or the end where only a day is known."""
    if name not in joining.Reminder:
        return None
    return event.starts_at or event.over_at


def said(name, one, meeting):
    """Return all that both forms of the letter say, in words."""
    kind, registration, event, language = KINDS[name], one.registration, one.registration.event, get_language()
    context = {
        "kind": name,
        "one": one,
        "registration": registration,
        "event": event,
        "meeting": meeting,
        "site": site(),
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "title": titled(event, language),
        "title_language": language_tag(title_in(event, language)[1]),
        "facts": facts(event, one),
        "joins": joining.is_told(name, one),
        "is_online": joining.is_online(registration),
        "dial_in": [line.strip() for line in plain(meeting.dial_in).splitlines() if line.strip()],
        "private_link": one.private_link if kind.has_link else "",
        "link_first": name in LINK_FIRST,
        "link_label": link_label(name, one),
        "standing": " ".join(standing.sentences(registration)) if name in SAY_HOW_IT_STANDS else "",
        "things": things(event),
        "event_page": absolute(event.path),
        "stop": stop_address(one.row) if kind.can_be_stopped else "",
        "coordinator": called(registration.name),
        "team": place_of(registration),
        "foot": foot(name, one, meeting),
    }
    words = render_to_string(f"participation/mail/{name}.txt", context)
    return {**context, "paragraphs": [" ".join(part.split()) for part in words.split("\n\n") if part.strip()]}
