"""What follows when a backup is in place: bring it up to date, let nobody keep what was before, and forget."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone

from hrhub.catalogue.changes import hub_changed
from hrhub.catalogue.models import Event, Hub
from hrhub.mail.forgetting import forget
from hrhub.mail.models import Mail
from hrhub.mail.sender import TOO_LATE
from hrhub.web.models import SiteIdentity

from .refusing import HalfDone

TO_BE_DONE = (
    "the backup is in place, but {what} failed ({error}). Mend that before anybody comes in, and restore again; or run "
    "`manage.py migrate` and `manage.py forget`."
)


def settle(before, progress):
    """Return {forgetter: rows}; raises HalfDone. `before` are the revisions that were here."""
    steps = {
        "migrate": migrate,
        "raising revisions": lambda: raise_revisions(before),
        "clearing caches": clear_caches,
        "ending sessions": end_sessions,
        "giving up old mails": give_up_old_mails,
        "forget": forget,
    }
    for what, step in steps.items():
        progress(what, 0)
        result = done(what, step)
    return result


def done(what, step):
    try:
        return step()
    except Exception as error:
        raise HalfDone(TO_BE_DONE.format(what=what, error=error)) from error


def migrate():
    ContentType.objects.clear_cache()  # their ids are those of the backup now
    call_command("migrate", verbosity=0, interactive=False)


def raise_revisions(before):
    """Make all revisions larger than any that was given out, so that whoever keeps something by them asks again."""
    for model in (Hub, SiteIdentity, Event):
        here = model.objects.order_by("-revision").values_list("revision", flat=True).first()
        if here is not None:
            model.objects.update(revision=max(here, before[model]) + 1)
    hub_changed()


def clear_caches():
    for name in settings.CACHES:
        caches[name].clear()


def end_sessions():
    """Let everybody sign in again: whoever signed out since, or was shut out, is in the sessions of then."""
    Session.objects.all().delete()


def give_up_old_mails():
    """Send nothing that waited in a backup of long ago; what is younger goes again, under its Message-ID."""
    late = Mail.objects.filter(state=Mail.State.WAITING, give_up_at__lte=timezone.now())
    late.update(state=Mail.State.FAILED, error=TOO_LATE)
