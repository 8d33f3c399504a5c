from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from hrhub.mail.forgetting import NotForgotten, forget


class Command(BaseCommand):
    requires_system_checks = []

    @property
    def help(self):
        return _("Delete what was kept as long as was promised: do it after you restored a database by other means.")

    def handle(self, **options):
        try:
            done = forget()
        except NotForgotten as error:
            raise CommandError(str(error)) from error
        for name, number in done.items():
            self.stdout.write(f"{name}: {number}")
