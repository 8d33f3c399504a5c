"""What those who registered are written, in their language and in the transaction of the act that it tells of."""

from django.template.loader import render_to_string
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue import wording
from hrhub.catalogue.announcing import brief_day, brief_hour, has_a_day
from hrhub.catalogue.cards import title_in
from hrhub.catalogue.message import together
from hrhub.mail.outbox import Letter, put

from .links import address_of
from .models import Meeting, Registration

# What a mail says first, and in its subject.
SUBJECTS = {
    "confirm": _("please confirm"),
    "already": _("you are registered"),
    "registered": _("you have a place"),
    "following": _("we will tell you afterwards"),
    "asked": _("the organisers will answer you"),
    "waiting": _("you are in the waiting line"),
    "offered": _("a place is free for you"),
    "lapsed": _("the place went to somebody else"),
    "declined": _("no place this time"),
    "cancelled": _("you cancelled"),
}


def send(kind, registration):
    """Put the mail `kind` to `registration` into the outbox; without an address there is none."""
    if registration.has_mail:
        with override(registration.language):
            put(letter(kind, registration))


def letter(kind, registration):
    """Return the Letter `kind` to `registration`, in the active language."""
    event = registration.event
    meeting = Meeting.objects.filter(event=event).first() or Meeting(event=event)
    said = {
        "kind": kind,
        "registration": registration,
        "event": event,
        "meeting": meeting,
        "title": titled(event, registration.language),
        "when": together(wording.written_date(event), wording.written_hours(event)),
        "link": address_of(registration),
        "has_place": registration.state == Registration.State.SEATED,
    }
    return Letter(
        kind=kind,
        to=registration.email,
        subject=subject(kind, event, said["title"]),
        text=render_to_string(f"participation/mail/{kind}.txt", said),
        reply_to=meeting.reply_to,
        scope=scope_of(registration),
    )


def scope_of(registration):
    """Return what all mails about `registration` have in common: they are limited, and forgotten, together."""
    return f"registration {registration.pk}"


def titled(event, language):
    title, _language = title_in(event, language)
    return wording.numbered(event, title)


def subject(kind, event, title):
    """Return a subject that begins with day and hour, where they are known, and holds nothing that a stranger wrote."""
    when = together(brief_day(event), brief_hour(event)) if has_a_day(event) else ""
    # Translators: the subject of a mail: "you have a place – Webinar 24: Keeping midwives in rural posts".
    told = gettext("%(what)s – %(title)s") % {"what": SUBJECTS[kind], "title": title}
    return gettext("%(when)s: %(told)s") % {"when": when, "told": told} if when else told
