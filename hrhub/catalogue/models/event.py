from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.addresses import RESERVED, event_slug, new_code
from hrhub.countries.models import Country
from hrhub.web.addresses import in_language
from hrhub.web.folding import sort_key

from .dating import Dated, Precision

# How long an event without a stated end counts as going on.
USUAL_LENGTH = timedelta(hours=3)
# Counters that acts alone write, with an UPDATE: a form that was open meanwhile must not set them back.
COUNTERS = {"revision", "sequence", "unseen", "changed_at", "harvested_at"}
DERIVED = {"teaser", "card", "parts", "folded", "calendar_digest", "told_published_at"}  # written by `changed` alone


def is_a_zone(name):
    """Refuse what is no zone: an abbreviation, too, though the zone data still lists some, as "EST" and "CET"."""
    if name != "UTC" and ("/" not in name or name not in available_timezones()):
        raise ValidationError(
            _("“%(name)s” is no time zone; write it as “Africa/Lusaka” or “UTC”."), params={"name": name}
        )


def not_reserved(slug):
    if slug in RESERVED:
        raise ValidationError(_("“%(slug)s” is an address of the site itself; choose another."), params={"slug": slug})


class EventQuerySet(models.QuerySet):
    def published(self, at=None):
        """Return what is published at the moment `at`; without one, by now."""
        return self.filter(published_at__lte=at or timezone.now())

    def for_machines(self, with_practice=False):
        """Return what feeds, calendars, sitemaps, harvesters and dumps may hold, whoever asks: others keep it.

        What is published, and not for practising: nothing happens there, and its day moves on again and again. A dump
        holds that, too, since it makes the same hub again. See docs/decisions/0012.
        """
        return self.published() if with_practice else self.published().filter(practice=False)

    def visible_to(self, user, at=None):
        """Return what `user` may see: the published events (see `published`), or all of them for editors."""
        return self.all() if user.has_perm("catalogue.view_event") else self.published(at)

    def upcoming(self):
        """Return what is not over yet, soonest first."""
        return self.filter(over_at__gt=timezone.now()).order_by("sort_on", "id")

    def past(self):
        """Return what is over or has no date, newest first and the undated last."""
        over = Q(over_at=None) | Q(over_at__lte=timezone.now())
        return self.filter(over).order_by(models.F("sort_on").desc(nulls_last=True), "-id")

    def upcoming_first(self):
        """Order: what comes, soonest first; then what was, newest first; then what has no date."""
        coming = models.Case(models.When(over_at__gt=timezone.now(), then="sort_on"))
        return self.order_by(coming.asc(nulls_last=True), models.F("sort_on").desc(nulls_last=True), "-id")

    def for_cards(self):
        """Fetch all that a card shows, in one query: the rest is stored in `card`."""
        return self.select_related("series", "conference").only(*ON_A_CARD)

    def for_page(self):
        """Fetch all that an event's page shows of the event itself, in one query: the rest hangs on it."""
        return self.select_related("series", "conference").only(*ON_A_PAGE)


ON_A_CARD = """
    face form state title language path number_words practice published_at teaser card
    date until date_precision date_words inferred_date inferred_precision
    start end zone zone_words starts_at ends_at over_at
    series__name series__names conference__name
""".split()
ON_A_PAGE = """
    face form state title title_is_ours title_variants language languages_offered interpretation path practice
    published_at card parts series conference number number_words parent_words licence platform
    code sequence changed_at
    date until date_precision date_words inferred_date inferred_precision inferred_ground
    start end zone zone_words duration_words starts_at ends_at sort_on over_at
    format venue venue_state room city country
    series__name series__names series__slug series__letter series__funder_line
    conference__name conference__slug conference__language conference__published_at
    conference__date conference__until conference__date_precision conference__inferred_date
    conference__inferred_precision conference__city conference__country revision
    conference__format conference__venue conference__venue_state
""".split()


class FaceManager(models.Manager):
    """The events of one face, for the proxies."""

    def get_queryset(self):
        return super().get_queryset().filter(face=self.model.only_face)


class Event(Dated):
    """A webinar or a conference session: one table, since people search, watch and cite both alike."""

    class Face(models.TextChoices):
        WEBINAR = "webinar", _("Webinar")
        SESSION = "session", _("Conference session")

    class State(models.TextChoices):
        ANNOUNCED = "announced", _("announced")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")
        HELD = "held", _("held")
        UNKNOWN = "unknown", _("outcome unknown")

    class Format(models.TextChoices):
        ONLINE = "online", _("online")
        IN_PERSON = "in_person", _("in person")
        HYBRID = "hybrid", _("in person and online")

    class VenueState(models.TextChoices):
        SET = "set", _("set")
        PROVISIONAL = "provisional", _("provisional")
        TO_BE_CONFIRMED = "tbc", _("to be confirmed")

    CALLED_OFF = (State.POSTPONED, State.CANCELLED)

    only_face = None  # the proxies say which

    face = models.CharField(_("face"), max_length=10, choices=Face.choices)
    form = models.CharField(
        _("form"), max_length=40, help_text=_("In one or two words: webinar, symposium, plenary, side event, …")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ANNOUNCED)
    title = models.CharField(
        _("title"), max_length=300, help_text=_("As printed, without “Webinar 1:” or “Plenary 4:”.")
    )
    title_is_ours = models.BooleanField(
        _("title made by us"), default=False, help_text=_("The source has no usable title.")
    )
    title_variants = models.JSONField(_("other wordings of the title"), default=list, blank=True)
    language = models.CharField(
        _("language"), max_length=8, default="en", help_text=_("ISO 639-1, as “en”, “fr”, “sw”.")
    )
    languages_offered = models.JSONField(
        _("languages offered"), default=list, blank=True, help_text=_('A list, as ["en", "fr"].')
    )
    interpretation = models.JSONField(_("interpretation into"), default=list, blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        validators=[not_reserved],
        help_text=_("Left empty, it is made from the title."),
    )
    path = models.CharField(max_length=250, editable=False, db_index=True)
    code = models.CharField(_("code of the short address"), max_length=6, unique=True, editable=False)

    series = models.ForeignKey(
        "catalogue.Series", models.PROTECT, null=True, blank=True, verbose_name=_("series"), related_name="events"
    )
    conference = models.ForeignKey(
        "catalogue.Conference",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("conference"),
        related_name="events",
    )
    number = models.PositiveIntegerField(
        _("number"), null=True, blank=True, help_text=_("In its series or conference.")
    )
    number_words = models.CharField(
        _("number as printed"), max_length=100, blank=True, help_text=_("As “Webinar 1”, “PS2.7”, “Sessão II”.")
    )
    parent_words = models.CharField(
        _("part of, in words"), max_length=300, blank=True, help_text=_("A larger event that has no page here.")
    )

    start = models.TimeField(_("start"), null=True, blank=True, help_text=_("Local time, as on the wall clock."))
    end = models.TimeField(_("end"), null=True, blank=True)
    zone = models.CharField(
        _("time zone"),
        max_length=50,
        blank=True,
        validators=[is_a_zone],
        help_text=_("As “Africa/Lusaka” or “UTC”; left empty where it is not certain: then no other hour is computed."),
    )
    zone_words = models.CharField(
        _("zone as printed"), max_length=50, blank=True, help_text=_("As “EST”: kept as words, never computed with.")
    )
    duration_words = models.CharField(_("length, as printed"), max_length=100, blank=True)
    starts_at = models.DateTimeField(null=True, editable=False)
    ends_at = models.DateTimeField(null=True, editable=False)
    sort_on = models.DateTimeField(null=True, editable=False, db_index=True)
    over_at = models.DateTimeField(null=True, editable=False, db_index=True)

    format = models.CharField(_("format"), max_length=10, choices=Format.choices, blank=True)
    venue = models.CharField(_("venue"), max_length=300, blank=True)
    venue_state = models.CharField(_("state of the venue"), max_length=12, choices=VenueState.choices, blank=True)
    room = models.CharField(_("room"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=200, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, verbose_name=_("country of the venue"), related_name="+"
    )
    platform = models.CharField(_("platform"), max_length=200, blank=True, help_text=_("As “Zoom; Facebook Live”."))

    licence = models.CharField(_("licence"), max_length=100, blank=True)
    practice = models.BooleanField(
        _("for practising"), default=False, help_text=_("Marked as practice wherever it is shown.")
    )
    published_at = models.DateTimeField(
        _("published at"),
        null=True,
        blank=True,
        help_text=_("Empty: a draft, seen by editors alone. In the future: seen from then on."),
    )

    revision = models.PositiveIntegerField(default=0, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    unseen = models.BooleanField(default=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    harvested_at = models.DateTimeField(null=True, editable=False, db_index=True)  # None: as it is now, it never was

    title_key = models.CharField(max_length=200, editable=False)

    # Derived by `changed`, so that a list needs one query and a page asks only for what is there.
    teaser = models.CharField(max_length=300, editable=False)
    card = models.JSONField(default=dict, editable=False)
    parts = models.JSONField(default=list, editable=False)
    folded = models.TextField(editable=False)
    calendar_digest = models.CharField(max_length=32, editable=False)
    told_published_at = models.DateTimeField(null=True, editable=False)  # by which `changed` sees what is taken back

    corpus_id = models.CharField(max_length=200, unique=True, null=True, editable=False)
    loaded = models.JSONField(default=dict, editable=False)

    objects = models.Manager.from_queryset(EventQuerySet)()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = [models.F("sort_on").desc(nulls_last=True), "-id"]
        indexes = [
            models.Index(fields=["id"], condition=Q(unseen=True), name="event_unseen"),
            # All that `published` and `upcoming_first` ask, so that a list is sorted without reading its events.
            models.Index(fields=["published_at", "over_at", "sort_on", "id"], name="event_in_lists"),
        ]
        constraints = [
            *Dated.dating_constraints("event"),
            models.CheckConstraint(
                condition=~Q(face="session") | Q(conference__isnull=False),
                name="event_session_has_conference",
                violation_error_message=_("A conference session needs its conference."),
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True)
                | Q(date__isnull=False, date_precision="day", start__isnull=False) & ~Q(zone=""),
                name="event_utc_only_when_certain",
                violation_error_message=_("The hour in UTC needs a day, an hour and a zone that are certain."),
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(face="webinar"),
                name="event_slug_of_webinar",
                violation_error_message=_("Another webinar has this address."),
            ),
            models.UniqueConstraint(
                fields=["conference", "slug"],
                condition=Q(face="session"),
                name="event_slug_of_session",
                violation_error_message=_("Another session of this conference has this address."),
            ),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.only_face and not self.__dict__.get("face"):  # asked this way, a deferred face costs no query
            self.face = self.only_face

    def __str__(self):
        return f"{self.number_words}: {self.title}" if self.number_words else self.title

    def get_absolute_url(self):
        return in_language(self.path)

    @property
    def programme_of(self):
        """The conference in whose programme it stands; None for a webinar, though it may belong to one."""
        return self.conference if self.face == self.Face.SESSION else None

    @property
    def is_published(self):
        return self.published_at is not None and self.published_at <= timezone.now()

    @property
    def is_over(self):
        """True once it has ended everywhere, and for what has no date: an archive's page."""
        return self.over_at is None or self.over_at <= timezone.now()

    @property
    def is_called_off(self):
        return self.state in self.CALLED_OFF

    @property
    def is_live(self):
        """True between its hours, which must be certain; never for what was called off."""
        if self.is_called_off or not self.starts_at:
            return False
        return self.starts_at <= timezone.now() < self.over_at

    def validate_constraints(self, exclude=None):
        """Check the face too, though no form shows it: its constraints speak of slug and conference."""
        super().validate_constraints(exclude=set(exclude or ()) - {"face"})

    def clean(self):
        """Derive first, so that the constraints judge what will be stored."""
        if not self.date_precision or (self.date and self.date_precision == Precision.NONE):
            self.date_precision = Precision.DAY
        try:
            self.derive_times()
        except (KeyError, ValueError, OverflowError):
            pass  # no such zone, no such year: the fields' own checks say so

    def derive(self):
        """Fill what follows from the event's own fields; `save` does it, bulk writers call it first."""
        self.slug = self.slug or event_slug(self.title, self.slugs_beside())
        self.code = self.code or new_code()
        self.title_key = sort_key(self.title)
        self.path = (
            f"/webinars/{self.slug}/" if self.face == self.Face.WEBINAR else f"{self.conference.path}{self.slug}/"
        )
        self.derive_times()

    def slugs_beside(self):
        beside = Event.objects.filter(face=self.face, slug__startswith=self.slug or "")
        if self.face == self.Face.SESSION:
            beside = beside.filter(conference=self.conference_id)
        return set(beside.exclude(pk=self.pk).values_list("slug", flat=True))

    def derive_times(self):
        """Fill UTC where day, hour and zone are certain, and the moments by which lists sort and an event is over."""
        self.starts_at = self.ends_at = None
        if self.date and self.date_precision == Precision.DAY and self.start and self.zone:
            zone = ZoneInfo(self.zone)
            self.starts_at = datetime.combine(self.date, self.start, zone).astimezone(UTC)
            if self.end:
                last = self.until or self.date
                if last == self.date and self.end <= self.start:  # past midnight: a day later by the clock on the wall
                    last += timedelta(days=1)
                self.ends_at = datetime.combine(last, self.end, zone).astimezone(UTC)
        self.sort_on, self.over_at = self.starts_at or self.first_moment(), self.last_moment()

    def first_moment(self):
        day = self.known_date or (self.conference.known_date if self.conference else None)
        return day and datetime.combine(day, self.start or time(), UTC)

    def last_moment(self):
        if self.starts_at:
            return self.ends_at or self.starts_at + USUAL_LENGTH
        if self.known_date or not self.conference:
            return self.over_on()
        return self.conference.over_on()

    def save(self, *args, update_fields=None, **kwargs):
        self.derive()
        if update_fields is None and not self._state.adding:
            update_fields = [
                field.name for field in self._meta.concrete_fields if field.name not in COUNTERS | DERIVED | {"id"}
            ]
        super().save(*args, update_fields=update_fields, **kwargs)
