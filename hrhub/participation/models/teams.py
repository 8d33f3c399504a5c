from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .registrations import NAME_LENGTH, Registration, Sector, new_key

MOST_MEMBERS = 200
TO_TAKE_OVER = timedelta(days=7)
FIVE = [Sector.GOVERNMENT, Sector.NGO, Sector.ACADEMIC, Sector.ASSOCIATION, Sector.DONOR]


class TeamQuerySet(models.QuerySet):
    def listed(self):
        """Return what the public list shows, by country and city: never of an event that shows counts only."""
        live = [Registration.State.SEATED, Registration.State.WAITING, Registration.State.OFFERED]
        found = self.filter(is_listed=True, registration__state__in=live)
        return found.order_by("registration__country_id", "city", "id")


class Team(models.Model):
    """A country team: many people from several sectors in one room, behind one registration."""

    class Joining(models.TextChoices):
        OPEN = "open", _("whoever has the members' link adds oneself")
        ASK = "ask", _("whoever has the members' link asks, and I say yes")
        CLOSED = "closed", _("nobody more")

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="team")
    name = models.CharField(
        _("name of the team"), max_length=NAME_LENGTH, blank=True, help_text=_("Where a country has several teams.")
    )
    city = models.CharField(_("city"), max_length=NAME_LENGTH)
    place = models.CharField(
        _("place"), max_length=150, blank=True, help_text=_("Building and room: shown to members alone.")
    )
    is_listed = models.BooleanField(
        _("listed"), default=True, help_text=_("Others see country, city and how many are expected; never a name.")
    )
    joining = models.CharField(_("who may join"), max_length=6, choices=Joining.choices, default=Joining.OPEN)
    words = models.CharField(_("words about the team"), max_length=300, blank=True)
    words_agreed = models.BooleanField(_("words may be shown"), default=False)
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)
    code = models.CharField(max_length=16, unique=True, default=new_key, editable=False)  # of the members' link
    heads_counted = models.PositiveIntegerField(_("people counted in the room"), null=True, blank=True)
    counted_at = models.DateTimeField(null=True, editable=False)

    objects = models.Manager.from_queryset(TeamQuerySet)()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def __str__(self):
        return self.name or gettext(", ").join([self.registration.country.name, self.city])

    @property
    def is_open(self):
        """True where whoever reads the public list may ask to join."""
        return self.joining == self.Joining.OPEN


class MemberQuerySet(models.QuerySet):
    def accepted(self):
        return self.filter(accepted=True)

    def in_order(self):
        return self.order_by("order", "id")

    def with_all(self):
        """Fetch what mails and private pages say, in one query."""
        return self.select_related(
            "team__registration__event", "team__registration__places", "team__registration__country"
        )


class Member(models.Model):
    """One of a team: a row of the roster, and never a `Person`. Who did not agree oneself is there by the
    coordinator's word, which the row says."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="members")
    order = models.PositiveIntegerField(default=0, editable=False)
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    organisation = models.CharField(_("organisation"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=NAME_LENGTH, blank=True)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector.choices, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    accepted = models.BooleanField(_("accepted"), default=True)
    added_by_oneself = models.BooleanField(_("added by oneself"), default=False)
    consented_to = models.CharField(_("consent"), max_length=20, blank=True)
    # As of a Registration.
    told_way = models.CharField(max_length=10, blank=True, default="", db_default="", editable=False)
    told_joining = models.CharField(max_length=16, blank=True, default="", db_default="", editable=False)
    calendar_count = models.PositiveIntegerField(default=0, editable=False)  # calendar parts sent
    wants_mail = models.BooleanField(_("wants reminders and news"), default=True)
    came = models.BooleanField(_("came"), default=False)
    came_noted_late = models.BooleanField(_("noted later"), default=False)
    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    submission = models.CharField(max_length=64, unique=True, null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = models.Manager.from_queryset(MemberQuerySet)()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["team", "order", "id"], name="member_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(added_by_oneself=False) | ~Q(consented_to=""), name="member_agreed_who_came_by_oneself"
            )
        ]

    def __str__(self):
        """Name nobody, as a registration."""
        return f"#{self.pk}"

    @property
    def kept_until(self):
        return self.team.registration.kept_until

    def has_own_address(self):
        """Say whether the mails to this address are for no coordinator and for no other member of the team."""
        others = Member.objects.filter(team=self.team_id, email=self.email).exclude(pk=self.pk)
        return bool(self.email) and self.email != self.team.registration.email and not others.exists()


def registration_of(row):
    """Return the Registration that a private link is about, or that a member's team has."""
    return row if isinstance(row, Registration) else row.team.registration


class HandOverQuerySet(models.QuerySet):
    def with_all(self):
        """Fetch what mails and private pages say, in one query."""
        return self.select_related(
            "registration__event", "registration__places", "registration__country", "registration__team"
        )


class HandOver(models.Model):
    """That a coordinator asked somebody else to go on with the team; gone as soon as it is answered."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="hand_over")
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    email = models.EmailField(_("e-mail address"), max_length=254)
    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = models.Manager.from_queryset(HandOverQuerySet)()

    def __str__(self):
        """Name nobody, as a registration."""
        return f"#{self.pk}"

    @property
    def kept_until(self):
        return min(self.made_at + TO_TAKE_OVER, self.registration.kept_until)
