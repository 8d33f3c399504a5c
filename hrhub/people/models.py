from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hrhub.countries.models import Country
from hrhub.web.addresses import in_language
from hrhub.web.folding import fold, slug_of, sort_key


class Named(models.Model):
    """Somebody or something with a name, an address made from it, and what the loader knew of it."""

    prefix = ""  # of the path: "/people/"

    name = models.CharField(_("name"), max_length=300)
    slug = models.SlugField(
        _("address"), max_length=100, unique=True, blank=True, help_text=_("Left empty, it is made from the name.")
    )
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    folded = models.TextField(editable=False)
    corpus_id = models.CharField(max_length=200, unique=True, null=True, editable=False)
    loaded = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_key", "id"]

    def __str__(self):
        return self.name

    @property
    def path(self):
        return f"{self.prefix}{self.slug}/"

    def get_absolute_url(self):
        return in_language(self.path)

    def other_names(self):
        """The other names by which it is found; those who have some say which."""
        return []

    def derive(self):
        """Fill what follows from the rest; `save` does it, and whoever writes many rows at once calls it first."""
        self.slug = self.slug or free_slug(type(self), self.name)
        self.sort_key = sort_key(self.sorted_as())
        self.folded = " | ".join(dict.fromkeys(fold(name) for name in [self.name, *self.other_names()]))

    def sorted_as(self):
        return self.name

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)


def free_slug(model, name):
    """Return an address for `name` that no row of `model` has: the name's words, then with -2, -3, …"""
    wanted = slug_of(name)
    taken = set(model.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    tries = (f"{wanted}-{number}" if number > 1 else wanted for number in range(1, len(taken) + 2))
    return next(slug for slug in tries if slug not in taken)


class Person(Named):
    """Somebody who appeared in public at an event. Members of a country team are never here."""

    prefix = "/people/"

    honorific = models.CharField(
        _("honorific"), max_length=100, blank=True, help_text=_("As “Dr”, “Prof.”, kept apart from the name.")
    )
    degrees = models.CharField(_("degrees"), max_length=100, blank=True, help_text=_("As “MSW, PhD”."))
    name_variants = models.JSONField(_("other spellings and names"), default=list, blank=True)
    honorifics_seen = models.JSONField(_("honorifics as seen"), default=list, blank=True)
    countries = models.ManyToManyField(Country, verbose_name=_("countries"), blank=True, related_name="people")
    notes = models.JSONField(_("notes"), default=list, blank=True)

    class Meta(Named.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def other_names(self):
        return self.name_variants

    def sorted_as(self):
        """By the last word of the name, as lists of people are; a name of one word by itself."""
        first, _space, last = self.name.rpartition(" ")
        return f"{last} {first}".strip()


class Affiliation(models.Model):
    """A title or affiliation that a person was seen with; `seen_in` is the id of the record that says so."""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name=_("person"), related_name="affiliations")
    title = models.CharField(pgettext_lazy("of a person", "title"), max_length=300, blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=300, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, verbose_name=_("country"), related_name="+"
    )
    seen_in = models.CharField(max_length=200, blank=True, editable=False)
    date = models.DateField(_("date"), null=True, blank=True)

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = [models.F("date").asc(nulls_last=True), "id"]

    def __str__(self):
        return ", ".join(part for part in (self.title, self.affiliation) if part)


class Organisation(Named):
    prefix = "/organisations/"

    name_variants = models.JSONField(_("other spellings and names"), default=list, blank=True)
    address = models.URLField(
        _("web address"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, verbose_name=_("part of"), related_name="parts"
    )
    managed_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, verbose_name=_("managed by"), related_name="manages"
    )

    class Meta(Named.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def other_names(self):
        names = list(self.names.values_list("name", flat=True)) if self.pk else []
        return [*self.name_variants, *names]


class OrganisationName(models.Model):
    """A name that an organisation had for a time; dates as far as they are known."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="names")
    name = models.CharField(_("name"), max_length=300)
    since = models.CharField(
        _("since"), max_length=10, blank=True, help_text=_("A year, a month or a day: 2013, 2013-06, 2013-06-06.")
    )
    until = models.CharField(_("until"), max_length=10, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("name over time")
        verbose_name_plural = _("names over time")
        ordering = ["since", "id"]

    def __str__(self):
        return self.name
