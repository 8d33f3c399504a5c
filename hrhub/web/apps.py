from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "hrhub.web"
    verbose_name = _("Site")
    # Nobody deletes an address that was: somewhere a link still leads to it.
    editors_may = {"moved": ["add", "change", "view"], "siteidentity": ["change", "view"]}

    def ready(self):
        from .editors import make_group

        post_migrate.connect(make_group, sender=self, dispatch_uid="editors")
