"""Where facts come from, what was claimed, what can be read: each with its gaps."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hrhub.web.addresses import host_of

from .programme import OfEventOrConference

WEB = URLValidator(schemes=["http", "https"])


class Source(OfEventOrConference):
    """A page or paper from which facts were taken, and what it adds."""

    address = models.URLField(_("web address"), max_length=2000, blank=True, validators=[WEB])
    kind = models.CharField(_("kind"), max_length=60, blank=True, help_text=_("In a word: news, programme, blog, …"))
    adds = models.CharField(_("what it adds"), max_length=500, blank=True)
    is_main = models.BooleanField(_("main source"), default=False)
    read_whole = models.BooleanField(_("could be read whole"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["order", "id"]
        constraints = [OfEventOrConference.of_one("source")]

    def __str__(self):
        return self.address or self.adds

    @property
    def host(self):
        """The name of the site, as people say it."""
        return host_of(self.address)


class Claim(OfEventOrConference):
    """One number that a source gives, with its qualifier and words. What we counted ourselves is not here."""

    class Measure(models.TextChoices):
        ATTENDED = "attended", _("attended")
        ATTENDED_BOTH = "attended_online_and_in_person", _("attended online and in person")
        REGISTERED = "registered", _("registered")
        REGISTERED_IN_PERSON = "registered_in_person", _("registered in person")
        EXPECTED = "expected", _("expected")
        IN_ROOM = "in_room", _("in the room")
        VIEWS = "recording_views", _("views of the recording")

    class Unit(models.TextChoices):
        PEOPLE = "people", _("people")
        COUNTRIES = "countries", _("countries")
        TEAMS = "countries_with_teams", _("countries with country teams")
        GROUPS = "viewing_groups", _("viewing groups")

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exactly")
        NEARLY = "nearly", _("nearly")
        ABOUT = "about", pgettext_lazy("qualifier of a figure", "about")
        AT_LEAST = "at_least", _("at least")
        MORE_THAN = "more_than", _("more than")

    measure = models.CharField(_("measure"), max_length=30, choices=Measure.choices)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit.choices)
    number = models.PositiveIntegerField(
        _("number"), null=True, blank=True, help_text=_("Empty where the source has only words.")
    )
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier.choices, blank=True)
    words = models.CharField(_("words"), max_length=300, blank=True)
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, blank=True, verbose_name=_("source"), related_name="claims"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")
        ordering = ["order", "id"]
        constraints = [
            OfEventOrConference.of_one("claim"),
            models.CheckConstraint(
                condition=models.Q(number__isnull=False) | ~models.Q(words=""),
                name="claim_says_something",
                violation_error_message=_("Give a number, or the words of the source."),
            ),
        ]

    def __str__(self):
        return self.words or f"{self.number} {self.get_unit_display()}"


class StatedTime(OfEventOrConference):
    """A further date or hour that a source states: another zone, sitting or opinion. Kept in its words."""

    date = models.DateField(_("date"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    start = models.TimeField(_("start"), null=True, blank=True)
    end = models.TimeField(_("end"), null=True, blank=True)
    zone_words = models.CharField(_("zone as printed"), max_length=50, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    words = models.CharField(_("as printed"), max_length=300, blank=True)
    source_address = models.URLField(_("source"), max_length=2000, blank=True, validators=[WEB])
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("stated time")
        verbose_name_plural = _("stated times")
        ordering = ["order", "id"]
        constraints = [OfEventOrConference.of_one("statedtime")]

    def __str__(self):
        return self.words or f"{self.date or ''} {self.start or ''}".strip()


class Resource(OfEventOrConference):
    """Something to read or use, by its own name; one whose address was lost is told, not dropped."""

    label = models.CharField(_("label"), max_length=300, help_text=_("What it is; never “click here”."))
    kind = models.CharField(_("kind"), max_length=40, blank=True, help_text=_("In a word: slides, report, guidance, …"))
    language = models.CharField(_("language"), max_length=8, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    address = models.URLField(_("web address"), max_length=2000, blank=True, validators=[WEB])
    file = models.FileField(_("file"), upload_to="resources/%Y/", blank=True)
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    checked_at = models.DateTimeField(_("last checked"), null=True, blank=True)
    lost = models.BooleanField(_("address lost"), default=False)
    note = models.CharField(_("note"), max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        ordering = ["order", "id"]
        constraints = [OfEventOrConference.of_one("resource")]

    def __str__(self):
        return self.label
