from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

PATH = RegexValidator(r"^/(?!/)[^\s\\]*$", _("A path of this site: it begins with a slash and has no spaces."))


class MovedManager(models.Manager):
    def move(self, old, new):
        """Lead `old` to `new` from now on, and with it all that led to `old`: one step, never a chain or a ring."""
        if old == new:
            return
        self.filter(old_path=new).delete()
        self.filter(new_path=old).update(new_path=new)
        self.update_or_create(old_path=old, defaults={"new_path": new})


class Moved(models.Model):
    """An address that was: of a renamed or merged page, or of the site before."""

    old_path = models.CharField(_("old path"), max_length=500, unique=True, validators=[PATH])
    new_path = models.CharField(_("new path"), max_length=500, db_index=True, validators=[PATH])

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
