from functools import lru_cache

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from hrhub.web.addresses import in_language


@lru_cache(maxsize=4096)
def name_in(language, code):
    """Return the country's name in `language`, which is the active one (the library asks for it)."""
    return countries.name(code)


class CountryManager(models.Manager):
    def by_name(self):
        """Return all countries in the order of their names in the active language."""
        rows = self.in_bulk()
        return [rows[code] for code, _name in countries if code in rows]


class Country(models.Model):
    """A country of ISO 3166-1; its names in every language come from django-countries."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)

    objects = CountryManager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["code"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return name_in(get_language(), self.code)

    @property
    def flag(self):
        """The flag as an emoji: two regional indicator letters."""
        return "".join(chr(0x1F1A5 + ord(letter)) for letter in self.code)

    @property
    def path(self):
        return f"/countries/{self.code.lower()}/"

    def get_absolute_url(self):
        return in_language(self.path)
