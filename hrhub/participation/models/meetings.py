from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event


class MeetingManager(models.Manager):
    def of(self, event):
        """Return the meeting of `event`, or one that says nothing and is not saved; one query."""
        return self.filter(event=event).first() or Meeting(event=event)

    def is_counts_only(self, event):
        return self.filter(event=event, counts_only=True).exists()


class Meeting(models.Model):
    """How those who take part in an event meet: what only they are told, and what helps whom."""

    class Answer(models.TextChoices):
        OPEN = "", _("not decided")
        YES = "yes", _("yes")
        NO = "no", _("no")

    event = models.OneToOneField(Event, models.CASCADE, related_name="+", verbose_name=_("event"))
    join_link = models.URLField(
        _("link to the meeting"),
        max_length=500,
        blank=True,
        help_text=_("Shown to those who have a place, and to nobody else."),
    )
    dial_in = models.TextField(
        _("joining by telephone"),
        blank=True,
        help_text=_("A line for each number, with its country, and the PIN. Shown to those who have a place."),
    )
    reply_to = models.EmailField(
        _("answers go to"), blank=True, help_text=_("A person's address: whoever replies to a mail reaches it.")
    )
    captions = models.CharField(_("captions"), max_length=3, choices=Answer.choices, blank=True)
    sign_language = models.CharField(_("sign language"), max_length=3, choices=Answer.choices, blank=True)
    slides_before = models.CharField(_("slides before the event"), max_length=3, choices=Answer.choices, blank=True)
    counts_only = models.BooleanField(
        _("counts only"),
        default=False,
        help_text=_("Having been there is sensitive: no list of teams is shown, and no roster is kept after the day."),
    )
    saved_at = models.DateTimeField(auto_now=True, db_default=Now())

    objects = MeetingManager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def __str__(self):
        return str(self.event)
