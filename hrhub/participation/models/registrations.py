from datetime import timedelta
from secrets import choice

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.addresses import LETTERS
from hrhub.countries.models import Country
from hrhub.web.folding import fold

from .places import Places

KEEP_FOR = timedelta(days=90)  # after the event; then only numbers stay
NAME_LENGTH = 100


class Sector(models.TextChoices):
    """The five sectors that a country team gathers, and the rest."""

    GOVERNMENT = "government", _("government")
    NGO = "ngo", _("non-governmental organisation")
    ACADEMIC = "academic", _("academic institution")
    ASSOCIATION = "association", _("professional association")
    DONOR = "donor", _("donor")
    OTHER = "other", _("other")


def new_key(length=16):
    return "".join(choice(LETTERS) for _place in range(length))


class RegistrationQuerySet(models.QuerySet):
    def live(self):
        """Return those who take part or hope to: confirmed, and neither cancelled nor lapsed."""
        return self.filter(state__in=LIVE)

    def in_line(self):
        """Return those who wait, or have an offer that holds no seat, in the order of their line."""
        unheld = Q(state=State.OFFERED, holds_seats=False)
        return self.filter(Q(state=State.WAITING) | unheld).order_by("lined_up_at", "id")

    def with_all(self):
        """Fetch what mails and private pages say, in one query."""
        return self.select_related("event", "places", "country", "team")


class State(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("address not confirmed")
    ASKED = "asked", _("asks for a place")
    SEATED = "seated", _("has a place")
    WAITING = "waiting", _("waits for a place")
    OFFERED = "offered", _("a place is offered")
    FOLLOWING = "following", _("wants to be told afterwards")
    LAPSED = "lapsed", _("did not answer to an offer")
    DECLINED = "declined", _("was not given a place")
    CANCELLED = "cancelled", _("cancelled")


LIVE = [State.ASKED, State.SEATED, State.WAITING, State.OFFERED, State.FOLLOWING]


class Registration(models.Model):
    """Somebody who wants to take part: alone, for a team, or afterwards. Personal data: kept for ninety days."""

    class Door(models.TextChoices):
        TOGETHER = "together", _("together")
        ALONE = "alone", _("alone")
        AFTERWARDS = "afterwards", _("afterwards")

    State = State

    places = models.ForeignKey(Places, models.PROTECT, related_name="registrations", verbose_name=_("places"))
    event = models.ForeignKey("catalogue.Event", models.PROTECT, related_name="+", verbose_name=_("event"))
    door = models.CharField(_("comes"), max_length=10, choices=Door.choices)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.UNCONFIRMED)
    heads = models.PositiveIntegerField(_("people"), default=1)
    seats = models.PositiveIntegerField(_("places"), default=0, editable=False)
    holds_seats = models.BooleanField(default=False, editable=False)

    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=8)
    country = models.ForeignKey(Country, models.PROTECT, related_name="+", verbose_name=_("country"))
    organisation = models.CharField(_("organisation"), max_length=150, blank=True)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector.choices, blank=True)
    needs = models.JSONField(_("access needs"), default=list, blank=True)  # of `forms.NEEDS`
    consented_to = models.CharField(_("consent"), max_length=20, blank=True)  # the version of the sentence

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)  # in signed links
    version = models.PositiveIntegerField(default=1, editable=False)  # a hand-over raises it: older links end
    revision = models.PositiveIntegerField(default=0, editable=False)  # of what can be edited
    submission = models.CharField(max_length=64, unique=True, editable=False)  # see `registering.register`
    # The way of the place that the last mail told of, and how to join, see `joining.digest`; "": of none, nothing yet.
    told_way = models.CharField(max_length=10, blank=True, default="", db_default="", editable=False)
    told_joining = models.CharField(max_length=16, blank=True, default="", db_default="", editable=False)
    told_sequence = models.PositiveIntegerField(default=0, editable=False)  # the event's, in the last mail
    calendar_count = models.PositiveIntegerField(default=0, editable=False)  # calendar parts sent; see `invitations`
    wants_mail = models.BooleanField(_("wants reminders and news"), default=True)

    made_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)
    state_since = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    lined_up_at = models.DateTimeField(_("in line since"), null=True, editable=False)
    came_at = models.DateTimeField(_("came"), null=True, editable=False)  # alone; a team's members have their own
    offer_ends_at = models.DateTimeField(_("offer ends"), null=True, editable=False)
    folded = models.CharField(max_length=600, blank=True, editable=False)  # name, organisation and address, to be found

    objects = models.Manager.from_queryset(RegistrationQuerySet)()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["places", "lined_up_at", "id"],
                condition=Q(state__in=["waiting", "offered"]),
                name="registration_line",
            ),
            models.Index(fields=["event", "state"], name="registration_of_event"),
            models.Index(fields=["offer_ends_at"], condition=Q(state="offered"), name="registration_offers"),
            models.Index(fields=["made_at"], condition=Q(state="unconfirmed"), name="registration_unconfirmed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=Q(state__in=["asked", "seated", "waiting", "offered"]) & ~Q(email=""),
                name="registration_once_for_each_address",
                violation_error_message=_("This address is registered already."),
            ),
            models.CheckConstraint(
                condition=Q(state="seated", holds_seats=True)
                | Q(state="offered")
                | ~Q(state__in=["seated", "offered"]) & Q(holds_seats=False),
                name="registration_holds_what_it_has",
            ),
            models.CheckConstraint(condition=Q(heads__gte=1), name="registration_has_somebody"),
        ]

    def __str__(self):
        """Name nobody: pages and logs that are about something else show this, and are not noted as a look."""
        return f"#{self.pk}"

    def save(self, *args, update_fields=None, **kwargs):
        """Save with the address in small letters: by it one is known again."""
        self.email = self.email.strip().lower()
        self.folded = fold(f"{self.name} | {self.organisation} | {self.email}")[:600]
        if update_fields is not None and {"name", "organisation", "email"} & set(update_fields):
            update_fields = [*update_fields, "folded"]
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def is_team(self):
        return self.door == self.Door.TOGETHER

    @property
    def is_live(self):
        return self.state in LIVE

    @property
    def has_mail(self):
        return bool(self.email)

    def fits(self, places):
        """Say whether it could have its seats now, as far as `places` were read."""
        return places.fits(self.seats, without_mail=not self.has_mail)

    @property
    def kept_until(self):
        """The moment from which nothing is kept of this registration, and its links are of no use."""
        over = self.event.over_at
        return max(over, self.made_at) + KEEP_FOR if over else self.made_at + KEEP_FOR

    def move_to(self, state, **values):
        """Note a new state, and what goes with it."""
        values = {"state": state, "state_since": timezone.now(), "holds_seats": False, **values}
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Notice(models.Model):
    """That a registration was told something that is told once: made in the transaction of its mail."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["registration", "kind"], name="notice_once")]

    def __str__(self):
        return self.kind


class LinkRequest(models.Model):
    """That somebody asked to have a lost link sent again; gone as soon as it is answered, seconds later."""

    event = models.ForeignKey("catalogue.Event", models.CASCADE, related_name="+")
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=8)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return str(self.event_id)
