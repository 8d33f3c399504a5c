"""Putting letters into the outbox, in the transaction of the act that they tell of."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import override

from hrhub.mail.outbox import put_all
from hrhub.participation.models import Meeting, Member, Registration
from hrhub.web.limits import allowed

from . import joining
from .invitations import go_on_counting
from .kinds import CANCEL, KINDS, REQUEST
from .recipients import Recipient, recipient, recipients
from .writing import letter, scope_of

__all__ = ["answer", "one_to", "scope_of", "send", "send_all"]
MOST_ANSWERS, PER = 6, timedelta(days=1)


def send(name, row, *, to="", link="", language=""):
    """Put the mail `name` (of `KINDS`) to `row` into the outbox, within the transaction of the act that it tells of.

    `row` is a Registration or a Member. Without an address there is none; members are written only once the address of
    their coordinator is confirmed. What goes to a whole team goes to its members, too: see `Kind.to_members`.

    With `to` it goes to that address instead, and to nobody else: to somebody who is asked to take a team over, or who
    handed it over. `link` then stands in place of the private link, and `language` is theirs, if it is known:

        letters.send("take_over", registration, to=hand_over.email, link=address_of(hand_over))
        letters.send("taken_over", registration)        # the new coordinator, with the link that holds from now on
        letters.send("handed_over", registration, to=before.email, language=before.language)   # without a link
    """
    if not to:
        return send_all(name, [row])
    other = recipient(row)
    put_letters(name, [Recipient(row, other.registration, to, language or other.language, link, is_other=True)])


def answer(name, registration):
    """Send `name` to who acts, unless that has changed to and fro all day: then the page alone answers.

    A place that was got or lost is told later in any case, see `telling_standing`.
    """
    if registration.has_mail and allowed("answer", registration.key, MOST_ANSWERS, PER):
        send(name, registration)


def send_all(name, rows):
    """Put the mail `name` to `rows`, Registrations or Members of one event: in as many queries for one as for many."""
    put_letters(name, recipients(KINDS[name], rows))


@transaction.atomic
def put_letters(name, found):
    if not found:
        return
    event = found[0].registration.event
    if KINDS[name].method == REQUEST:
        go_on_counting([one.row for one in found if not one.is_other])
    meeting = Meeting.objects.of(event)
    letters = [written(name, one, meeting) for one in found]
    put_all(letters)
    note(name, event, meeting, found, letters)


def one_to(name, registration):
    """Return the Letter `name` to whoever registered, which its caller puts into the outbox."""
    return written(name, recipient(registration), Meeting.objects.of(registration.event))


def written(name, one, meeting):
    with override(one.language):
        return letter(name, one, meeting)


def note(name, event, meeting, found, letters):
    """Note what these mails told: how the event stands, who has a place, how to join, and what a calendar was sent."""
    kind, own = KINDS[name], [one for one in found if not one.is_other]
    write([one.row for one in own if not one.is_member], told_sequence=event.sequence)
    ways = [(one.row, way_told(kind, one)) for one in own]
    for way in {way for _row, way in ways}:
        write([row for row, told in ways if told == way], told_way=way)
    note_joining([one for one in own if joining.is_told(name, one)], kind, meeting)
    count_parts([one.row for one, mail in zip(found, letters, strict=True) if mail.calendar])


def note_joining(told, kind, meeting):
    """Note that those `told` know how to join. What one member alone was told spares the team no reminder."""
    write([one.row for one in told if joining.is_online(one.registration)], told_joining=joining.digest(meeting))
    whole = {one.registration.pk: one.registration for one in told if kind.to_members or not one.is_member}
    if whole:
        joining.note_told(whole.values(), told[0].registration.event)


def way_told(kind, one):
    """Return of which place `one` knows after a mail of `kind`: "" of none; what was known, where it says nothing."""
    if kind.method == REQUEST and one.has_place:
        return one.registration.places.way
    return "" if kind.method == CANCEL and not one.has_place else one.row.told_way


def write(rows, **values):
    """Write `values` to those of `rows` in which others stand: a statement for Registrations, and one for Members."""
    stale = [row for row in rows if any(getattr(row, name) != value for name, value in values.items())]
    for model in (Registration, Member):
        keys = [row.pk for row in stale if isinstance(row, model)]
        if keys:
            model.objects.filter(pk__in=keys).update(**values)
    for row in stale:
        vars(row).update(values)


def count_parts(rows):
    """Count one more calendar part for each of `rows`."""
    for model in (Registration, Member):
        keys = [row.pk for row in rows if isinstance(row, model)]
        if keys:
            model.objects.filter(pk__in=keys).update(calendar_count=F("calendar_count") + 1)
    for row in rows:
        row.calendar_count += 1
