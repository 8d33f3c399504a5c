"""What those who give their name agree to: the sentence, and the version of it that is kept with the name."""

from django.utils import timezone
from django.utils.translation import get_language, gettext

from hrhub.catalogue import wording
from hrhub.catalogue.models import Precision

from .models import Registration
from .retention import kept_for

VERSION = "1"  # raise it when a sentence says something else


def sentence(event):
    """Return what somebody who registers for `event` agrees to."""
    told = gettext(
        "I agree that what I write here is kept for this event. The organisers see it. Nobody else does. It is deleted "
        "on %(day)s; only numbers stay."
    )
    return told % {"day": deleted_on(event)}


def sentence_of_coordinator(event):
    """Return what somebody agrees to who registers a team for `event`, or takes one over."""
    told = gettext(
        "I agree that my name, my address and what I say about the team are kept for this event. The organisers see "
        "them. My team sees my name and where we meet. They are deleted on %(day)s; only numbers stay."
    )
    return told % {"day": deleted_on(event)}


def sentence_of_member(event):
    """Return what a colleague who joins a team for `event` agrees to."""
    told = gettext(
        "I agree that my name, organisation and sector, and my address if I give it, are kept for this event. My "
        "coordinator and the organisers see them. Nobody else does. They are deleted on %(day)s; only numbers stay."
    )
    return told % {"day": deleted_on(event)}


def sentence_of_follower(event):
    """Return what somebody agrees to who wants to be told afterwards."""
    told = gettext(
        "I agree that my address and country are kept for this event, so that you can write to me afterwards. They are "
        "deleted on %(day)s."
    )
    return told % {"day": deleted_on(event, Registration.Door.AFTERWARDS)}


def deleted_on(event, door=""):
    """Return the day on which what was written at `door` is deleted, in words: counted from the event, or today."""
    over = max(event.over_at or timezone.now(), timezone.now())
    return wording.date_in_words(get_language(), (over + kept_for(event, door)).date(), None, Precision.DAY)
