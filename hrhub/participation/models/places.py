from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.models import Event

WITHOUT_MAIL = 4  # one seat in so many may be held by those who gave no address: nobody confirmed them


class PlacesManager(models.Manager):
    def lock(self, pk):
        """Return the places, held until the transaction ends: an UPDATE serialises their line on both databases.

        It is that of the event's first places, for all of them: one address has one place, online or in the room.
        """
        event = self.filter(pk=pk).values("event")[:1]
        first = self.filter(event__in=event).order_by("pk").values("pk")[:1]
        self.filter(pk__in=first).update(taken=F("taken"))
        return self.select_related("event").get(pk=pk)


class Places(models.Model):
    """The places of an event, online or in a room; a hybrid event has both."""

    class Way(models.TextChoices):
        ONLINE = "online", _("online")
        IN_PERSON = "in_person", _("in the room")

    class Unit(models.TextChoices):
        CONNECTIONS = "connections", _("connections: a team has one")
        HEADS = "heads", _("people: a team has as many as it brings")

    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name=_("event"))
    way = models.CharField(_("where"), max_length=10, choices=Way.choices, default=Way.ONLINE)
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("Left empty: as many as come.")
    )
    unit = models.CharField(_("counted in"), max_length=12, choices=Unit.choices, default=Unit.CONNECTIONS)
    opens_at = models.DateTimeField(
        _("opens (UTC)"), null=True, blank=True, help_text=_("Left empty: as soon as the event is published.")
    )
    closes_at = models.DateTimeField(
        _("closes (UTC)"), null=True, blank=True, help_text=_("Left empty: when the event is over.")
    )
    moderated = models.BooleanField(
        _("each is approved"), default=False, help_text=_("Somebody of us says yes before a place is given.")
    )
    # Written by acts alone, each with a condition in the same statement.
    taken = models.PositiveIntegerField(_("taken"), default=0, editable=False)
    taken_without_mail = models.PositiveIntegerField(_("of these without an address"), default=0, editable=False)

    objects = PlacesManager()

    class Meta:
        verbose_name = _("places")
        verbose_name_plural = _("places")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "way"],
                name="places_once_for_each_way",
                violation_error_message=_("This event already has places of this kind."),
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(taken__lte=F("capacity")),
                name="places_never_above_capacity",
                violation_error_message=_("More places than this are taken already."),
            ),
            models.CheckConstraint(
                condition=Q(taken_without_mail__lte=F("taken")),
                name="places_without_mail_are_taken",
                violation_error_message=_("More places without an address than places."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(opens_at__lt=F("closes_at")),
                name="places_open_before_they_close",
                violation_error_message=_("Registration must open before it closes."),
            ),
        ]

    def __str__(self):
        return f"{self.event} · {self.get_way_display()}"

    @property
    def free(self):
        """How many are left as last read, or None where there is no limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    def fits(self, seats, without_mail=False):
        """Say whether a party of `seats` could take them, as last read; see `take`."""
        if self.capacity is None:
            return True
        limited = without_mail and not self.event.is_live
        return seats <= self.free and not (limited and self.most_without_mail < self.taken_without_mail + seats)

    @property
    def most_without_mail(self):
        return -(-self.capacity // WITHOUT_MAIL)

    def are_open(self):
        """True while one can register: published, not called off, not over, and between opening and closing."""
        now, event = timezone.now(), self.event
        if not event.is_published or event.is_over or event.is_called_off:
            return False
        return self.has_opened() and (self.closes_at is None or now < self.closes_at)

    def has_opened(self):
        return self.opens_at is None or self.opens_at <= timezone.now()

    def seats_for(self, heads):
        """Return how many of these places a party of `heads` people needs."""
        return heads if self.unit == self.Unit.HEADS else 1

    def take(self, seats, without_mail=False):
        """Take `seats` if they are free, in one statement; True when they were.

        Of places that are limited, one in four at most is given without an address, until the event has begun: nobody
        has confirmed these, and one person could take them all.
        """
        free = Q(capacity=None) | Q(taken__lte=F("capacity") - seats)
        change = {"taken": F("taken") + seats}
        if without_mail:
            change["taken_without_mail"] = F("taken_without_mail") + seats
            if not self.event.is_live:
                enough = Q(capacity__gt=(F("taken_without_mail") + seats) * WITHOUT_MAIL - WITHOUT_MAIL)
                free &= Q(capacity=None) | enough
        return self.write(free, change)

    def give_back(self, seats, without_mail=False):
        change = {"taken": F("taken") - seats}
        if without_mail:
            change["taken_without_mail"] = F("taken_without_mail") - seats
        return self.write(Q(), change)

    def write(self, condition, change):
        done = Places.objects.filter(condition, pk=self.pk).update(**change) == 1
        self.refresh_from_db(fields=["taken", "taken_without_mail"])
        return done

    def save(self, *args, update_fields=None, **kwargs):
        """Save all but what acts count: a form that was open meanwhile must not set it back."""
        if update_fields is None and not self._state.adding:
            counted = {"id", "taken", "taken_without_mail"}
            update_fields = [f.name for f in self._meta.concrete_fields if f.name not in counted]
        super().save(*args, update_fields=update_fields, **kwargs)
