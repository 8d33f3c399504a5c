"""A lost link, sent again: whoever asks waits equally long, whether or not the address is known."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.mail.models import Mail

from . import letters
from .models import LinkRequest, Registration
from .registering import ask_to_confirm

AT_ONCE = 100
USEFUL_FOR = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)


def ask(event, email, language):
    """Note that somebody wants the links that `email` has for `event`; one row, and no question about anybody."""
    LinkRequest.objects.create(event=event, email=email, language=language)


def answer():
    """Send the links that were asked for, to addresses that have one; return whether there is more. A worker's job."""
    for request in LinkRequest.objects.order_by("pk")[:AT_ONCE]:
        with transaction.atomic():
            answer_one(request)
    return LinkRequest.objects.exists()


answer.does = _("Sends the private links that were asked for again")


def answer_one(request):
    """Send one mail for each registration; who did not confirm yet is asked to. Killed between, it is asked again.

    What was sent within the last minute is not sent again: a button may be pressed twice.
    """
    if not LinkRequest.objects.filter(pk=request.pk).delete()[0]:
        return  # another host was first
    rows = Registration.objects.with_all().filter(event=request.event_id, email=request.email)
    live = list(rows.live().order_by("pk"))
    for registration in live:
        if not was_sent_just_now("link_again", registration):
            letters.send("link_again", registration)
    unconfirmed = None if live else rows.filter(state=Registration.State.UNCONFIRMED).order_by("-pk").first()
    if unconfirmed and not was_sent_just_now("confirm", unconfirmed):
        ask_to_confirm(unconfirmed)


def was_sent_just_now(name, registration):
    mails = Mail.objects.filter(scope=letters.scope_of(registration), kind=name)
    return mails.filter(made_at__gt=timezone.now() - A_MINUTE).exists()


def wipe():
    """Delete what no worker answered within a day: nobody waits for it any more. A forgetter."""
    return LinkRequest.objects.filter(made_at__lte=timezone.now() - USEFUL_FOR).delete()[0]
