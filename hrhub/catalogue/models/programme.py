"""What an event is part of, who was in it, and what it is about."""

from datetime import UTC, datetime, time
from string import ascii_lowercase

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.vocabulary import role_label
from hrhub.countries.models import Country
from hrhub.people.models import Named, Organisation, Person

from .dating import Dated, Precision
from .event import Event


class InLanguages(models.Model):
    """A name in the languages of the interface, where somebody gave it."""

    names = models.JSONField(
        _("names in other languages"), default=dict, blank=True, help_text=_('As {"fr": "…", "ar": "…"}.')
    )

    class Meta:
        abstract = True

    @property
    def label(self):
        """The name in the active language, or the one it has."""
        return self.names.get(get_language()) or self.name

    @property
    def label_language(self):
        """The language of `label`: the active one, or English."""
        return get_language() if self.names.get(get_language()) else "en"


class Series(InLanguages, Named):
    prefix = "/series/"

    letter = models.CharField(
        _("letter"),
        max_length=1,
        unique=True,
        null=True,
        blank=True,
        help_text=_("For short addresses: “w” gives /w24/."),
        error_messages={"unique": _("Another series has this letter.")},
    )
    description = models.TextField(_("description"), blank=True)
    funder_line = models.CharField(
        _("funder's line"), max_length=500, blank=True, help_text=_("Stands on the page of each event, in these words.")
    )

    class Meta(Named.Meta):
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [
            models.CheckConstraint(
                condition=Q(letter__isnull=True) | Q(letter__in=list(ascii_lowercase)),
                name="series_letter_is_a_to_z",
                violation_error_message=_("The letter of a series is one of a to z."),
            )
        ]

    def clean(self):
        self.letter = self.letter.lower() if self.letter else None  # before it is looked for among the others

    def derive(self):
        super().derive()
        self.clean()


class Topic(InLanguages, Named):
    prefix = "/topics/"

    class Meta(Named.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class ConferenceQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__lte=timezone.now())

    def visible_to(self, user):
        return self.all() if user.has_perm("catalogue.view_conference") else self.published()

    def newest_first(self):
        """Order: newest first, those without a date last."""
        return self.order_by(models.F("sort_on").desc(nulls_last=True), "sort_key", "id")


class Conference(Dated, Named):
    """A forum, congress or week with sessions; its own page shows the programme by day."""

    prefix = "/conferences/"

    short_name = models.CharField(_("short name"), max_length=100, blank=True)
    name_variants = models.JSONField(_("other wordings of the name"), default=list, blank=True)
    edition = models.PositiveIntegerField(_("edition"), null=True, blank=True)
    theme = models.CharField(_("theme"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=8, default="en")
    format = models.CharField(_("format"), max_length=10, choices=Event.Format.choices, blank=True)
    venue = models.CharField(_("venue"), max_length=300, blank=True)
    venue_state = models.CharField(_("state of the venue"), max_length=12, choices=Event.VenueState.choices, blank=True)
    city = models.CharField(_("city"), max_length=200, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, verbose_name=_("country"), related_name="+"
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="conferences")
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, db_index=True)
    sort_on = models.DateTimeField(null=True, editable=False, db_index=True)

    objects = models.Manager.from_queryset(ConferenceQuerySet)()

    class Meta(Named.Meta):
        verbose_name = _("conference")
        verbose_name_plural = _("conferences")
        constraints = Dated.dating_constraints("conference")

    def other_names(self):
        return [name for name in [self.short_name, *self.name_variants] if name]

    @property
    def is_published(self):
        return self.published_at is not None and self.published_at <= timezone.now()

    def clean(self):
        if self.date and self.date_precision == Precision.NONE:
            self.date_precision = Precision.DAY

    def derive(self):
        super().derive()
        self.sort_on = self.known_date and datetime.combine(self.known_date, time(), UTC)


class OfEventOrConference(models.Model):
    """Something that hangs on an event or on a conference, on exactly one of them."""

    event = models.ForeignKey(
        Event, models.CASCADE, verbose_name=_("event"), null=True, blank=True, related_name="%(class)ss"
    )
    conference = models.ForeignKey(
        Conference, models.CASCADE, verbose_name=_("conference"), null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    @staticmethod
    def of_one(name):
        """Return the constraint that it hangs on exactly one, for the table called `name`."""
        one = Q(event__isnull=False, conference__isnull=True) | Q(event__isnull=True, conference__isnull=False)
        sentence = _("This belongs to one event or to one conference.")
        return models.CheckConstraint(condition=one, name=f"{name}_of_one", violation_error_message=sentence)


class Involvement(OfEventOrConference):
    """An organisation's part in an event or conference."""

    class Relation(models.TextChoices):
        HOST = "host", _("Host")
        CO_HOST = "co_host", _("Co-host")
        ORGANISER = "organiser", _("Organiser")
        PARTNER = "partner", _("Partner")
        FUNDER = "funder", _("Funder")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="involvements"
    )
    relation = models.CharField(_("relation"), max_length=10, choices=Relation.choices)
    name_as_written = models.CharField(_("name as printed"), max_length=300, blank=True)
    line = models.CharField(
        _("line to print"), max_length=500, blank=True, help_text=_("A funder's line, for example.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("organisation's part")
        verbose_name_plural = _("organisations' parts")
        ordering = ["order", "id"]
        constraints = [OfEventOrConference.of_one("involvement")]

    def __str__(self):
        return f"{self.get_relation_display()}: {self.name_as_written or self.organisation.name}"


class EventCountry(models.Model):
    """A country that an event is about, or from which people attended; presenters' countries follow from them."""

    class Relation(models.TextChoices):
        ABOUT = "about", _("about")
        ATTENDED = "attended", _("attended")

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="event_countries")
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, verbose_name=_("country"), related_name="event_countries"
    )
    relation = models.CharField(_("relation"), max_length=10, choices=Relation.choices, default=Relation.ABOUT)
    words = models.CharField(_("as printed"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(country__isnull=False) | ~Q(words=""),
                name="eventcountry_says_something",
                violation_error_message=_("Name a country, or the words that were printed."),
            ),
            models.UniqueConstraint(
                fields=["event", "country", "relation"],
                condition=Q(country__isnull=False),
                name="eventcountry_once",
                violation_error_message=_("This country is in the list already."),
            ),
        ]

    def __str__(self):
        return self.words or str(self.country)


class EventTopic(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="event_topics")
    topic = models.ForeignKey(Topic, models.CASCADE, verbose_name=_("topic"), related_name="event_topics")

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "topic"],
                name="eventtopic_once",
                violation_error_message=_("This topic is in the list already."),
            )
        ]

    def __str__(self):
        return str(self.topic)


class Presentation(models.Model):
    """One talk within an event; its texts say what was said. It may have no known presenter: a gap to show."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="presentations")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("title"), max_length=300, blank=True)
    key_questions = models.ManyToManyField(
        "catalogue.KeyQuestion", verbose_name=_("key questions"), blank=True, related_name="presentations"
    )

    class Meta:
        verbose_name = _("presentation")
        verbose_name_plural = _("presentations")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "order"],
                name="presentation_order",
                violation_error_message=_("Two presentations have the same order."),
            )
        ]

    def __str__(self):
        return self.title or gettext("Presentation %(number)s") % {"number": self.order}


class Appearance(models.Model):
    """A person in a role at an event, with title and affiliation as of then. Two roles are two rows."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="appearances")
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("person"),
        related_name="appearances",
        help_text=_("Empty: not named."),
    )
    presentation = models.ForeignKey(
        Presentation, models.SET_NULL, null=True, blank=True, verbose_name=_("presentation"), related_name="appearances"
    )
    role = models.CharField(
        _("role"), max_length=40, help_text=_("In one or two words: moderator, presenter, panelist, …")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title then"), max_length=300, blank=True)
    affiliation = models.CharField(_("affiliation then"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, verbose_name=_("organisation"), related_name="appearances"
    )
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, verbose_name=_("country then"), related_name="appearances"
    )
    name_as_written = models.CharField(_("name as printed"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["event", "order"], name="appearance_in_order")]

    def __str__(self):
        return f"{self.name_as_written or self.person or '…'} ({role_label(self.role)})"
