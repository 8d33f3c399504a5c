from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "hrhub.people"
    verbose_name = _("People and organisations")

    @property
    def editors_may(self):
        return {model._meta.model_name: ["add", "change", "delete", "view"] for model in self.get_models()}
