"""The outbox: every mail is a row first, written in the transaction of the act that it tells of."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

GIVE_UP_AFTER = timedelta(days=3)  # as mail servers do
ACCOUNT = "account"


def in_three_days():
    return timezone.now() + GIVE_UP_AFTER


class MailQuerySet(models.QuerySet):
    def due(self):
        """Return what is to be sent by now, in the order in which it became due."""
        return self.filter(state=Mail.State.WAITING, next_try_at__lte=timezone.now()).order_by("next_try_at", "id")


class Mail(models.Model):
    """A mail to one recipient, whole, or a draft: other hosts send it, and a rollback takes it back."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        HELD = "held", _("held back")

    kind = models.CharField(_("kind"), max_length=40)
    recipient = models.EmailField(_("to"), max_length=254)
    recipient_key = models.CharField(max_length=254, editable=False)  # see `outbox.key_of`
    scope = models.CharField(max_length=60, blank=True, editable=False)  # a team, say: its mails are limited together
    language = models.CharField(_("language"), max_length=8, blank=True)
    reply_to = models.EmailField(_("replies to"), max_length=254, blank=True)
    about = models.BigIntegerField(null=True, editable=False)  # of a draft: see `outbox.put_draft`
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True, editable=False)
    calendar = models.TextField(_("calendar file"), blank=True)
    calendar_method = models.CharField(max_length=10, blank=True, editable=False)
    unsubscribe = models.CharField(max_length=300, blank=True, editable=False)
    message_id = models.CharField(max_length=120, unique=True, editable=False)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    made_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    next_try_at = models.DateTimeField(_("next try"), default=timezone.now)
    give_up_at = models.DateTimeField(default=in_three_days, editable=False)
    useless_from = models.DateTimeField(null=True, editable=False)  # of a reminder: when the event begins
    sent_at = models.DateTimeField(_("sent at"), null=True, editable=False)
    # By an editor: no limit is asked any more.
    is_released = models.BooleanField(default=False, db_default=False, editable=False)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0, editable=False)
    error = models.CharField(_("what went wrong"), max_length=300, blank=True, editable=False)

    objects = models.Manager.from_queryset(MailQuerySet)()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["next_try_at", "id"], condition=models.Q(state="waiting"), name="mail_due"),
            models.Index(fields=["recipient_key", "made_at"], name="mail_by_recipient"),
            models.Index(fields=["scope", "made_at"], condition=~models.Q(scope=""), name="mail_by_scope"),
        ]

    def __str__(self):
        return self.subject or self.kind

    @property
    def is_draft(self):
        """True until the sender has it worded."""
        return self.about is not None


class Job(models.Model):
    """When a job of the worker last ran, and how that went."""

    name = models.CharField(_("job"), max_length=100, unique=True)
    ran_at = models.DateTimeField(_("last ran"), null=True)
    error = models.CharField(_("what went wrong"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("job of the worker")
        verbose_name_plural = _("jobs of the worker")
        ordering = ["name"]

    def __str__(self):
        return str(self.does)

    @property
    def does(self):
        """What it is for, as the function itself says; its name where it does not, or is no job any more."""
        return getattr(import_string(self.name), "does", self.name) if self.name in settings.WORKER_JOBS else self.name
