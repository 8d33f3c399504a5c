from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    name = "hrhub.mail"
    verbose_name = _("Mail")
    editors_may = {"mail": ["view", "change"], "job": ["view"]}
