"""The words of an event: long texts by language, and its numbered sentences."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.markdown import rendered

from .programme import OfEventOrConference, Presentation


class Origin(models.TextChoices):
    HUMAN = "human", _("written by people")
    MACHINE = "machine", _("made by a machine, not checked yet")


class Point(OfEventOrConference):
    """A numbered sentence of an event or conference: a key question, an objective, a quotation, a figure, …

    The kinds have one shape and are read together, in one query; each is a proxy with a name of its own.
    """

    class Kind(models.TextChoices):
        KEY_QUESTION = "key_question", _("key question")
        OBJECTIVE = "objective", _("objective")
        QUOTATION = "quotation", _("quotation")
        FIGURE = "figure", _("figure that was named")
        ACCESS = "access", _("access for all")
        NOTE = "note", _("note on the sources")

    only_kind = None

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    language = models.CharField(_("language"), max_length=8, default="en")
    words = models.TextField(_("words"), max_length=2000)
    detail = models.TextField(_("detail"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("sentence")
        verbose_name_plural = _("sentences")
        ordering = ["kind", "order", "id"]
        constraints = [OfEventOrConference.of_one("point")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.only_kind and not self.__dict__.get("kind"):
            self.kind = self.only_kind

    def __str__(self):
        return self.words


class KindManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(kind=self.model.only_kind)


class KeyQuestion(Point):
    only_kind = Point.Kind.KEY_QUESTION
    objects = KindManager()

    class Meta:
        proxy = True
        verbose_name = _("key question")
        verbose_name_plural = _("key questions")


class Objective(Point):
    """An objective; its `detail` is what came of it."""

    only_kind = Point.Kind.OBJECTIVE
    objects = KindManager()

    class Meta:
        proxy = True
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")


class Quotation(Point):
    """Words said by somebody; its `detail` says by whom, as far as the source does."""

    only_kind = Point.Kind.QUOTATION
    objects = KindManager()

    class Meta:
        proxy = True
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")


class EventText(OfEventOrConference):
    """A text in one language: Markdown as its editor wrote it, and the HTML made from it."""

    class Part(models.TextChoices):
        TITLE = "title", _("title")
        TEASER = "teaser", _("teaser: why come, in one sentence")
        ABSTRACT = "abstract", _("abstract")
        SUMMARY = "summary", _("summary")
        SAID = "said", _("what was said in a presentation")
        REPORTED_PLAN = "reported_plan", _("a plan that was reported")

    language = models.CharField(_("language"), max_length=8)
    part = models.CharField(_("part"), max_length=15, choices=Part.choices)
    presentation = models.ForeignKey(
        Presentation, models.CASCADE, null=True, blank=True, verbose_name=_("presentation"), related_name="texts"
    )
    key_question = models.ForeignKey(
        KeyQuestion, models.SET_NULL, null=True, blank=True, verbose_name=_("key question"), related_name="texts"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, default=Origin.HUMAN)
    source_revision = models.PositiveIntegerField(null=True, editable=False)
    body = models.TextField(
        _("text"),
        max_length=100_000,
        help_text=_("Markdown: an empty line between paragraphs, “- ” before items of a list, “## ” before headings."),
    )
    html = models.TextField(editable=False)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["part", "order", "id"]
        constraints = [
            OfEventOrConference.of_one("eventtext"),
            models.CheckConstraint(
                condition=~Q(part="said") | Q(presentation__isnull=False),
                name="eventtext_said_in_presentation",
                violation_error_message=_("What was said belongs to a presentation: choose which."),
            ),
        ]

    def __str__(self):
        return f"{self.get_part_display()} ({self.language})"

    def derive(self):
        self.html = rendered(self.body)

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)
