"""Where an event stands in its life, and what a reader must know before anything else. Nothing is promised."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, pgettext, pgettext_lazy

from hrhub.catalogue import wording
from hrhub.catalogue.models import Event

State = Event.State
GUIDE = "guide"  # read at any time: it has no life to tell
ANNOUNCED = pgettext_lazy("step in the life of an event", "announced")
LIVE = pgettext_lazy("step in the life of an event", "live")
HELD = pgettext_lazy("step in the life of an event", "held")
RECORDED = pgettext_lazy("step in the life of an event", "recorded")
PAST = pgettext_lazy("step in the life of an event", "past")
LIVES = {
    "coming": [ANNOUNCED],
    "live": [ANNOUNCED, LIVE],
    "past": [ANNOUNCED, HELD],
    "recorded": [ANNOUNCED, HELD, RECORDED],
    "unknown": [ANNOUNCED, State.UNKNOWN.label],
    "postponed": [ANNOUNCED, State.POSTPONED.label],
    "cancelled": [ANNOUNCED, State.CANCELLED.label],
}
NOTICES = {
    "unknown": gettext_lazy("We do not know whether it took place. We found only an announcement."),
    "postponed": gettext_lazy("This event has been postponed. The day that stands here may not be valid any more."),
    "cancelled": gettext_lazy("This event has been cancelled."),
}


@dataclass(slots=True)
class Standing:
    stage: str  # as `wording.stage` names it
    steps: list  # of (words, class, is where it stands)
    notices: list  # of (class, sentence)

    @property
    def is_coming(self):
        return self.stage in ("coming", "live")

    @property
    def was_held(self):
        return self.stage in ("past", "recorded")

    @property
    def people_label(self):
        if self.was_held:
            return gettext("Who spoke")
        return gettext("Who will speak") if self.is_coming else gettext("Who was announced")


def of(event):
    stage, _words = wording.stage(event)
    return Standing(stage, steps(event, stage), notices(event, stage))


def steps(event, stage):
    if is_guide(event):
        return []
    words = list(LIVES[stage])
    if stage == "past" and event.state == State.ANNOUNCED:  # nobody has said that it was held
        words[-1] = PAST
    ahead = [(str(LIVE), "", False)] if stage == "coming" and event.starts_at else []
    last = "now" if stage in ("live", "postponed", "cancelled") else "done"
    done = [(str(word), "done", False) for word in words[:-1]]
    return [*done, (str(words[-1]), last, True), *ahead]


def to_do(event, standing):
    """Return what a reader can do now about an event that is coming or live; nothing that leads nowhere."""
    if not standing.is_coming:
        return []
    if standing.stage == "live":
        now = gettext("This event is going on now.")
        way = gettext("This site does not have the link to the meeting: ask the organisers for it.")
    else:
        day = gettext("Note the day. The hour is not known yet.")
        now = gettext("Note the day and the hour.") if event.start else day
        way = gettext("You cannot register on this site yet: ask the organisers how to take part.")
    return [now] if event.practice else [now, way]


def is_guide(event):
    return event.form == GUIDE and not event.known_date


def notices(event, stage):
    found = []
    if not event.is_published:
        found.append(("warm", draft_notice(event)))
    if event.practice:
        found.append(("", gettext("This event is for practising. Nothing real happens here.")))
    if stage in NOTICES:
        found.append(("" if stage == "unknown" else "warm", str(NOTICES[stage])))
    return found


def draft_notice(event):
    if not event.published_at:
        return gettext("This is a draft. Only editors can see it.")
    moment = date_format(event.published_at, pgettext("date format: a moment", "l j F Y, H:i"))
    return gettext("This is a draft. From %(moment)s UTC on, everybody can see it.") % {"moment": moment}
