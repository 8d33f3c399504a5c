"""Putting letters into the outbox, in the transaction of the act that they tell of."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import override

from hrhub.mail.outbox import put_all
from hrhub.participation.models import Meeting, Member, Registration

from . import joining
from .invitations import go_on_counting
from .kinds import KINDS, REQUEST
from .recipients import Recipient, recipient, recipients
from .writing import letter, scope_of

__all__ = ["one_to", "scope_of", "send", "send_all"]


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


def send_all(name, rows):
    """Put the mail `name` to `rows`, Registrations or Members of one event: in as many queries for one as for many."""
    put_letters(name, recipients(KINDS[name], rows))


@transaction.atomic
def put_letters(name, found):
    if not found:
        return
    event = found[0].registration.event
    if KINDS[name].method == REQUEST:
        go_on_counting([one.row for one in found if not one.is_member])
    meeting = Meeting.objects.of(event)
    letters = [written(name, one, meeting) for one in found]
    put_all(letters)
    note(name, event, found, letters)


def one_to(name, registration):
    """Return the Letter `name` to whoever registered, which its caller puts into the outbox."""
    return written(name, recipient(registration), Meeting.objects.of(registration.event))


def written(name, one, meeting):
    with override(one.language):
        return letter(name, one, meeting)


def note(name, event, found, letters):
    """Note what these mails told: how the event stands, how to join, and what a calendar was sent."""
    own = [one for one in found if not one.is_other]
    told = [one.row for one in own if not one.is_member and one.row.told_sequence != event.sequence]
    write(Registration, told, told_sequence=event.sequence)
    joined = {one.registration.pk: one.registration for one in own if joining.is_told(name, one)}
    if joined:
        joining.note_told([row for row in joined.values() if name != "on_the_list"], event)
    for model in (Registration, Member):
        rows = [one.row for one, mail in zip(found, letters, strict=True) if mail.calendar]
        write(model, [row for row in rows if isinstance(row, model)], calendar_count=1)


def write(model, rows, *, told_sequence=None, calendar_count=0):
    """Write to `rows`, in one statement, what they were told."""
    if not rows:
        return
    change = {"told_sequence": told_sequence} if told_sequence is not None else {}
    change |= {"calendar_count": F("calendar_count") + calendar_count} if calendar_count else {}
    model.objects.filter(pk__in=[row.pk for row in rows]).update(**change)
    for row in rows:
        row.calendar_count += calendar_count
        if told_sequence is not None:
            row.told_sequence = told_sequence
