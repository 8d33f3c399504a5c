from django.apps import AppConfig
from django.apps import apps as installed_apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CountriesConfig(AppConfig):
    name = "hrhub.countries"
    verbose_name = _("Countries")
    editors_may = {"country": ["view"]}

    def ready(self):
        post_migrate.connect(add_countries, sender=self, dispatch_uid="countries")


def add_countries(using, apps=installed_apps, **kwargs):
    """Make the rows that ISO 3166-1 has and the table has not: after every migrate, so that new codes arrive, too.

    Emptying a database calls it as well, and without `apps`.
    """
    from django_countries import countries

    try:
        model = apps.get_model("countries", "Country")
    except LookupError:  # a migrate back to before this table
        return
    model.objects.using(using).bulk_create([model(code=code) for code, _name in countries], ignore_conflicts=True)
