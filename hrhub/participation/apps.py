from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    name = "hrhub.participation"
    verbose_name = _("Taking part")
    editors_may = {
        "places": ["add", "change", "delete", "view"],
        "meeting": ["add", "change", "delete", "view"],
        "registration": ["view", "change"],
        "team": ["view", "change"],
        "member": ["view"],
        "rosteraccess": ["view"],
        "attendance": ["view", "add"],
        "tally": ["view"],
    }
