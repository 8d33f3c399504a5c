"""What pages say alike of an event, and of what was done."""

from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue import wording
from hrhub.catalogue.cards import title_in

# What a page says after something was done: the address carries its name alone.
DONE = {
    "confirmed": _("Thank you for confirming."),
    "accepted": _("You have accepted the place."),
    "again": _("You are registered again."),
    "changed": _("Your changes are saved."),
    "size": _("The number of people is saved."),
    "added": _("The list is saved."),
    "removed": _("The member is deleted."),
    "let_in": _("The answer is saved."),
    "renewed": _("The members' link is new. The older one has ended."),
    "asked": _("We have written to the new coordinator. Until the answer you stay the coordinator."),
    "taken_back": _("The link for the new coordinator has ended."),
    "yours": _("You coordinate this team now."),
    "came": _("Thank you. It is noted who came."),
    "cancelled": _("You cancelled. What was free is offered to others."),
}


def back_to(page, done):
    """Lead to a private page, which says what was done."""
    response = redirect(page)
    response.headers["Location"] += f"?done={done}"
    return response


def done_words(request):
    return DONE.get(request.GET.get("done", ""), "")


def titled(event):
    """Return number and title in the active language or their own, and that language; "" where it is the active one."""
    title, language = title_in(event, get_language())
    return wording.numbered(event, title), language


def event_in_words(event):
    """Return what a private page shows of `event`."""
    title, title_language = titled(event)
    return {
        "event": event,
        "event_title": title,
        "event_title_language": title_language,
        "event_day": wording.written_date(event),
        "event_hours": wording.written_hours(event),
        "event_moment": wording.machine_date(event) if event.starts_at and not event.is_over else "",
        "calendar": event.known_date and event.is_published,
    }
