"""What filters and lists are made of: derived by `changed`, never edited."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .event import Event


class Facet(models.Model):
    """One value by which an event can be found: (topic, retention), (country, zm), (has, recording)."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="facets")
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("value for filters")
        verbose_name_plural = _("values for filters")
        constraints = [models.UniqueConstraint(fields=["kind", "value", "event"], name="facet_once")]

    def __str__(self):
        return str(
            self._meta.verbose_name
        )  # nobody chose them: where an editor deletes an event, they are named as such


class Hub(models.Model):
    """One row: the revision of the hub as a whole, for pages that show many things."""

    revision = models.PositiveBigIntegerField(default=0)
    public_changed_at = models.DateTimeField(null=True)  # when something public was last changed, withheld or deleted
