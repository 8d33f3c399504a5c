"""When something was or will be, as far as anybody knows, and how one knows it."""

from datetime import UTC, date, datetime, time, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    DAY = "day", _("the day is known")
    MONTH = "month", _("the month is known")
    YEAR = "year", _("the year is known")
    PART = "part", _("day and month without a year")
    NONE = "none", _("not known")


CREDIBLE = [  # a slip of the finger: years beyond these overflow when they are computed with
    MinValueValidator(date(1800, 1, 1), _("This year is too far back.")),
    MaxValueValidator(date(2200, 12, 31), _("This year is too far ahead.")),
]
DATED = [Precision.DAY, Precision.MONTH, Precision.YEAR]


def last_day(day, precision):
    """Return the last day that a date of this precision can mean."""
    if precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return day


def over_everywhere(day):
    """Return the moment at which `day` has ended in the last zone of the earth, twelve hours behind UTC."""
    return datetime.combine(day + timedelta(days=1), time(12), UTC)


class Dated(models.Model):
    """A date with its precision and the words printed; what we only infer stands apart, with its ground."""

    date = models.DateField(
        _("date"),
        validators=CREDIBLE,
        null=True,
        blank=True,
        help_text=_("Of a month or a year that is known without the day: its first day."),
    )
    until = models.DateField(
        _("until"), validators=CREDIBLE, null=True, blank=True, help_text=_("The last day, where there are several.")
    )
    date_precision = models.CharField(_("precision"), max_length=5, choices=Precision.choices, default=Precision.NONE)
    date_words = models.CharField(_("date as printed"), max_length=300, blank=True)
    inferred_date = models.DateField(
        _("inferred date"),
        validators=CREDIBLE,
        null=True,
        blank=True,
        help_text=_("Our reading, where the source does not say."),
    )
    inferred_precision = models.CharField(
        _("its precision"), max_length=5, blank=True, choices=[c for c in Precision.choices if c[0] in DATED]
    )
    inferred_ground = models.CharField(_("its ground"), max_length=500, blank=True, help_text=_("Why we think so."))

    class Meta:
        abstract = True

    @staticmethod
    def dating_constraints(name):
        """Return what must be true of every date, as constraints of the table called `name`."""
        known = Q(date__isnull=False, date_precision__in=DATED) | Q(
            date__isnull=True, date_precision__in=[Precision.PART, Precision.NONE]
        )
        inferred = Q(inferred_date__isnull=True, inferred_precision="") | Q(inferred_date__isnull=False) & ~Q(
            inferred_precision=""
        )
        rules = {
            "precision_fits_date": (
                known,
                _("The precision must fit the date: a date for day, month or year, none otherwise."),
            ),
            "date_or_inferred": (
                Q(date__isnull=True) | Q(inferred_date__isnull=True),
                _("Give a date or an inferred date, not both."),
            ),
            "inferred_is_complete": (inferred, _("An inferred date needs its precision, and a precision its date.")),
            "until_not_before": (
                Q(until__isnull=True) | Q(until__gte=Coalesce("date", "inferred_date")),
                _("The last day cannot be before the first."),
            ),
        }
        return [
            models.CheckConstraint(condition=condition, name=f"{name}_{rule}", violation_error_message=message)
            for rule, (condition, message) in rules.items()
        ]

    @property
    def known_date(self):
        """The date, printed or inferred; None where neither is known."""
        return self.date or self.inferred_date

    @property
    def known_precision(self):
        return self.date_precision if self.date else self.inferred_precision or self.date_precision

    def over_on(self):
        """Return the moment after which it is past everywhere, or None where nothing is known."""
        if not self.known_date:
            return None
        return over_everywhere(self.until or last_day(self.known_date, self.known_precision))
