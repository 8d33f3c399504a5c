"""What can be watched, heard and read again, and to which second."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.vocabulary import language_name

from .event import Event
from .evidence import WEB
from .words import Origin


class Recording(models.Model):
    class Form(models.TextChoices):
        VIDEO = "video", _("Video")
        AUDIO = "audio", _("Audio")

    class State(models.TextChoices):
        HERE = "here", _("here")
        PROMISED = "promised", _("promised")
        LOST = "lost", _("the address is lost")
        WITHHELD = "withheld", _("withheld")

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="recordings")
    form = models.CharField(
        _("form"), max_length=10, choices=Form.choices, blank=True, help_text=_("Empty where the source does not say.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.HERE)
    language = models.CharField(_("language"), max_length=8, blank=True)
    provider = models.CharField(
        _("provider"), max_length=100, blank=True, help_text=_("As “YouTube”; empty for a file of our own.")
    )
    address = models.URLField(_("web address"), max_length=2000, blank=True, validators=[WEB])
    file = models.FileField(_("file"), upload_to="recordings/%Y/", blank=True)
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    duration_s = models.PositiveIntegerField(_("length in seconds"), null=True, blank=True)
    words = models.CharField(_("as printed"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    consent = models.CharField(
        _("consent"), max_length=300, blank=True, help_text=_("Who agreed to its publication, and how.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="here") | ~Q(address="") | ~Q(file=""),
                name="recording_here_has_a_place",
                violation_error_message=_("A recording that is here needs its address or its file."),
            )
        ]

    def __str__(self):
        return ", ".join(word for word in (self.get_form_display(), self.get_state_display()) if word)


class Chapter(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="chapters")
    recording = models.ForeignKey(
        Recording, models.SET_NULL, null=True, blank=True, verbose_name=_("recording"), related_name="chapters"
    )
    label = models.CharField(_("label"), max_length=300)
    start_ms = models.PositiveIntegerField(_("start in milliseconds"))
    end_ms = models.PositiveIntegerField(_("end in milliseconds"), null=True, blank=True)

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        ordering = ["start_ms", "id"]

    def __str__(self):
        return self.label


class Transcript(models.Model):
    """What was said, in one language; of its versions one is published."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="transcripts")
    recording = models.ForeignKey(
        Recording, models.SET_NULL, null=True, blank=True, verbose_name=_("recording"), related_name="transcripts"
    )
    language = models.CharField(_("language"), max_length=8)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, default=Origin.HUMAN)
    version = models.PositiveIntegerField(_("version"), default=1)
    published = models.BooleanField(_("published"), default=False)
    licence = models.CharField(_("licence"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("transcript")
        verbose_name_plural = _("transcripts")
        ordering = ["language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "language", "version"],
                name="transcript_version",
                violation_error_message=_("This version is there already."),
            ),
            models.UniqueConstraint(
                fields=["event", "language"],
                condition=Q(published=True),
                name="transcript_one_published",
                violation_error_message=_("Another version in this language is published: withdraw it first."),
            ),
        ]

    def __str__(self):
        return f"{language_name(self.language)}, {self.version}"


class Cue(models.Model):
    transcript = models.ForeignKey(Transcript, models.CASCADE, verbose_name=_("transcript"), related_name="cues")
    order = models.PositiveIntegerField(_("order"))
    start_ms = models.PositiveIntegerField(_("start in milliseconds"))
    end_ms = models.PositiveIntegerField(_("end in milliseconds"))
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)
    words = models.TextField(_("words"), max_length=2000)

    class Meta:
        verbose_name = _("cue")
        verbose_name_plural = _("cues")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["transcript", "order"], name="cue_order"),
            models.CheckConstraint(
                condition=Q(end_ms__gte=models.F("start_ms")),
                name="cue_ends_after_start",
                violation_error_message=_("A cue cannot end before it starts."),
            ),
        ]

    def __str__(self):
        return self.words
