from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import colours, identity, logos
from .leading import MovedManager
from .moved import LONGEST, a_destination, an_old_address, canonical, destination, keys, leads_elsewhere


class Moved(models.Model):
    """An address that was: of a renamed or merged page, or of the site before; and where it leads by now."""

    old_path = models.CharField(
        _("old address"),
        max_length=LONGEST,
        unique=True,
        validators=[an_old_address],
        help_text=_("As it stood on the site before; kept without the site's name, in small letters."),
    )
    new_path = models.CharField(
        _("new address"),
        max_length=LONGEST,
        db_index=True,
        validators=[a_destination],
        help_text=_("A page or file of this site, or a whole address elsewhere."),
    )

    objects = MovedManager()

    class Meta:
        verbose_name = _("moved address")
        verbose_name_plural = _("moved addresses")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(old_path=models.F("new_path")),
                name="moved_leads_elsewhere",
                violation_error_message=_("An address cannot lead to itself."),
            )
        ]

    def __str__(self):
        return f"{self.old_path} → {self.new_path}"

    def clean(self):
        """Bring both into the form in which they are kept, so that the constraints judge that."""
        if canonical(self.old_path):
            self.old_path = canonical(self.old_path)
        try:
            self.new_path = destination(self.new_path)
        except ValidationError:
            return  # the field's own check says so
        if not leads_elsewhere(self.new_path) and self.old_path in keys(self.new_path):
            raise ValidationError({"new_path": _("An address cannot lead to itself.")})


class SiteIdentity(models.Model):
    """Who runs this site: one row. What is empty is as it comes; read it by `identity.site()`, which asks seldom."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("name"), max_length=60, blank=True, help_text=_("At the top of every page."))
    short_name = models.CharField(
        _("short name"), max_length=20, blank=True, help_text=_("In titles of windows and in messages.")
    )
    tagline = models.JSONField(_("tagline"), default=dict, blank=True)
    logo = models.BinaryField(_("logo"), null=True, editable=False)  # in the row: several hosts, one logo
    logo_digest = models.CharField(max_length=10, editable=False)
    logo_width = models.PositiveSmallIntegerField(default=0, editable=False)
    logo_height = models.PositiveSmallIntegerField(default=0, editable=False)
    accent = models.CharField(
        _("colour of links and actions"), max_length=7, blank=True, validators=[colours.readable_by_day]
    )
    accent_dark = models.CharField(
        _("the same on a dark page"), max_length=7, blank=True, validators=[colours.readable_by_night]
    )
    warm = models.CharField(
        _("colour of “live” and “needs you”"), max_length=7, blank=True, validators=[colours.readable_by_day]
    )
    warm_dark = models.CharField(
        _("the same on a dark page"), max_length=7, blank=True, validators=[colours.readable_by_night]
    )
    funder_line = models.CharField(
        _("funder's line"),
        max_length=500,
        blank=True,
        help_text=_("At the foot of every page, as the funder words it."),
    )
    licence_texts = models.CharField(
        _("licence of texts"), max_length=100, blank=True, help_text=_("Where an event says nothing else: “CC BY 4.0”.")
    )
    licence_recordings = models.CharField(_("licence of recordings"), max_length=100, blank=True)
    licence_transcripts = models.CharField(_("licence of transcripts"), max_length=100, blank=True)
    licence_resources = models.CharField(_("licence of slides and documents"), max_length=100, blank=True)
    contact = models.EmailField(
        _("mail address for readers"), blank=True, help_text=_("Left empty, it is the one that mails come from.")
    )
    privacy = models.JSONField(_("privacy notice"), default=dict, blank=True)
    languages = models.JSONField(_("languages offered"), default=list, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    corpus_id = models.CharField(max_length=200, unique=True, null=True, editable=False)
    loaded = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("site identity")
        verbose_name_plural = _("site identity")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="siteidentity_is_one",
                violation_error_message=_("A site has one identity."),
            )
        ]

    def __str__(self):
        return self.name or identity.HUB

    def derive(self):
        """Do nothing: of what follows from its fields nothing is stored. The loader asks all kinds alike."""

    def save(self, **kwargs):
        """Save all but the revision, which only rises."""
        if not self._state.adding:
            kwargs.setdefault("update_fields", [f.name for f in self._meta.fields if f.name not in ("id", "revision")])
        super().save(**kwargs)
        self.noted()

    def wear(self, logo):
        """Take a Logo (see `logos.redrawn`), or None for no logo; not saved yet."""
        kept = logo or logos.Logo(None, "", 0, 0)
        self.logo, self.logo_digest, self.logo_width, self.logo_height = kept

    @classmethod
    def noted(cls):
        """Tell all processes that the row changed: they ask for its revision. The logo is kept by its digest."""
        cls.objects.filter(pk=1).update(revision=models.F("revision") + 1)
        identity.forget()


class Limit(models.Model):
    """How often something was done in a window of time; see `limits.allowed`."""

    key = models.CharField(max_length=32)
    ends_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "ends_at"], name="limit_once_for_each_window")]

    def __str__(self):
        return f"{self.count} until {self.ends_at:%H:%M}"
