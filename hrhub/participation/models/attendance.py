"""Who came, as a meeting's own report says it, and what is counted: numbers, which stay when people are forgotten."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event
from hrhub.countries.models import Country

from .registrations import Registration, Sector
from .teams import Member


class Attendance(models.Model):
    """A connection that a meeting's report tells of: of somebody who registered, of a member of a team, or unknown.

    The name under which one connected is not kept: who is known has a row already, and who is not stays a number.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name=_("event"))
    registration = models.ForeignKey(Registration, models.CASCADE, null=True, related_name="attendances")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="attendances")
    country = models.ForeignKey(Country, models.PROTECT, null=True, related_name="+", verbose_name=_("country"))
    minutes = models.PositiveIntegerField(_("minutes"))
    digest = models.CharField(max_length=64)  # of the file: the same one twice counts once
    noted = models.BooleanField(default=False)  # nobody had said before that they came: taken back with this row
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        indexes = [models.Index(fields=["event", "digest"], name="attendance_of_file")]
        constraints = [
            models.CheckConstraint(
                condition=Q(registration=None) | Q(member=None), name="attendance_of_one_or_of_nobody_known"
            ),
        ]

    def __str__(self):
        return str(self.minutes)


class Tally(models.Model):
    """How many came to an event from a country and sector. Written by `counting` alone; names nobody."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name=_("event"))
    country = models.ForeignKey(Country, models.PROTECT, null=True, related_name="+", verbose_name=_("country"))
    sector = models.CharField(_("sector"), max_length=12, choices=Sector.choices, blank=True)
    people = models.PositiveIntegerField(_("people"), default=0)
    connections = models.PositiveIntegerField(_("connections"), default=0)
    teams = models.PositiveIntegerField(_("teams"), default=0)
    listed = models.PositiveIntegerField(_("teams that are listed"), default=0)
    silent = models.PositiveIntegerField(_("teams that did not say how many they were"), default=0)
    unknown = models.PositiveIntegerField(_("connections of nobody who registered"), default=0)
    kept = models.BooleanField(default=False)  # of people who were forgotten: counted anew it would be lost

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "country", "sector", "kept"], condition=Q(country__isnull=False), name="tally_once"
            ),
            models.UniqueConstraint(
                fields=["event", "sector", "kept"], condition=Q(country=None), name="tally_once_without_a_country"
            ),
        ]

    def __str__(self):
        return str(self.people)


class Count(models.Model):
    """That an event was counted, when, and in which countries' names `counting` wrote that they attended."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="+", verbose_name=_("event"))
    made_at = models.DateTimeField(_("counted"), default=timezone.now)
    attended = models.JSONField(default=list)

    class Meta:
        verbose_name = _("count")
        verbose_name_plural = _("counts")

    def __str__(self):
        return str(self.event)


class RosterAccess(models.Model):
    """That one of the staff looked at who registered or was written to, acted on them, or took them away as a file."""

    class What(models.TextChoices):
        LIST = "list", _("saw the list")
        ONE = "one", _("saw one registration")
        CSV = "csv", _("exported CSV")
        XLSX = "xlsx", _("exported XLSX")
        ACT = "act", _("chose some to act on")
        FILE = "file", _("saw the report of a meeting")
        MAIL = "mail", _("saw mails")

    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("who"), max_length=150)  # as it was: accounts go
    what = models.CharField(_("what"), max_length=4, choices=What.choices)
    events = models.CharField(_("events"), max_length=300, blank=True)
    rows = models.PositiveIntegerField(_("how many"))
    made_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("look at registrations")
        verbose_name_plural = _("looks at registrations")
        ordering = ["-id"]

    def __str__(self):
        return f"{self.name}: {self.get_what_display()}"
