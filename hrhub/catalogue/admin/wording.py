"""What the lists say of an event or a conference."""

from django.contrib import admin
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Precision

WRITTEN = {
    Precision.DAY: lambda day: formats.date_format(day, "DATE_FORMAT"),
    Precision.MONTH: lambda day: formats.date_format(day, "YEAR_MONTH_FORMAT"),
    Precision.YEAR: lambda day: str(day.year),
}


@admin.display(description=_("when"), ordering="sort_on")
def when(thing):
    """Return its date as precisely as it is known."""
    if not thing.known_date:
        return thing.date_words or _("not known")
    words = WRITTEN[thing.known_precision](thing.known_date)
    return words if thing.date else _("%(date)s (inferred)") % {"date": words}


@admin.display(description=_("seen by"), ordering="published_at")
def seen_by(thing):
    """Return who can see it now."""
    if thing.published_at is None:
        return _("editors: a draft")
    if thing.is_published:
        return _("everybody")
    return _("everybody from %(date)s") % {"date": formats.date_format(thing.published_at, "SHORT_DATETIME_FORMAT")}


class SeenBy(admin.SimpleListFilter):
    title = _("visibility")
    parameter_name = "seen_by"

    def lookups(self, request, model_admin):
        return [("everybody", _("everybody")), ("later", _("everybody, later")), ("editors", _("editors: drafts"))]

    def queryset(self, request, queryset):
        now = timezone.now()
        wanted = {
            "everybody": {"published_at__lte": now},
            "later": {"published_at__gt": now},
            "editors": {"published_at": None},
        }
        return queryset.filter(**wanted.get(self.value(), {}))
