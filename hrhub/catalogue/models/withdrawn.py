"""What was public once and is no more: harvesters must hear of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Withdrawn(models.Model):
    """The code of an event that everybody could see, and when that ended and was harvested. No more is kept of it."""

    code = models.CharField(max_length=6, primary_key=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    harvested_at = models.DateTimeField(null=True, editable=False, db_index=True)

    class Meta:
        verbose_name = _("withdrawn event")
        verbose_name_plural = _("withdrawn events")

    def __str__(self):
        return self.code
