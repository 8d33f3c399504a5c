from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVERYTHING = ["add", "change", "delete", "view"]
# Events are changed by their faces; facets and the hub's revision are written by `changed` alone.
OTHERS = {"event": ["view"], "facet": [], "hub": []}


class CatalogueConfig(AppConfig):
    name = "hrhub.catalogue"
    verbose_name = _("Catalogue")

    @property
    def editors_may(self):
        return {model._meta.model_name: EVERYTHING for model in self.get_models()} | OTHERS
