from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Conference sessions")
    editors_may = {"conferencesession": ["add", "change", "delete", "view"]}
