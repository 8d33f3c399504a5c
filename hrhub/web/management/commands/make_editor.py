import sys
from getpass import getpass

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hrhub.web.inviting import invite, password_link


class Command(BaseCommand):
    @property
    def help(self):
        return _("Make an editor's account or bring it up to date: staff, in the group “Editors”, no superuser.")

    def add_arguments(self, parser):
        parser.add_argument("name", help=_("The name to sign in with."))
        parser.add_argument("email", help=_("The e-mail address of the editor."))
        parser.add_argument(
            "--password-stdin", action="store_true", help=_("Read the password from the standard input.")
        )

    @transaction.atomic
    def handle(self, name, email, password_stdin, **options):
        try:
            user, made = invite(name, email)
            password = self.password(password_stdin)
            if password:
                validate_password(password, user)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        if password:
            user.set_password(password)
            user.save()
        self.report(user, made, password)

    @staticmethod
    def password(from_stdin):
        """Return the password that was given, or an empty one: then a link is printed."""
        if from_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        try:
            return getpass(_("Password (empty: print a link to choose one): ")) if sys.stdin.isatty() else ""
        except EOFError:
            return ""

    def report(self, user, made, password):
        sentence = _("%(name)s is an editor now.") if made else _("%(name)s is an editor, brought up to date.")
        self.stdout.write(sentence % {"name": user.username})
        if not password:
            self.show_link(password_link(user))
        self.stdout.write(_("Then sign in at %(address)s") % {"address": f"{settings.SITE_URL}/admin/"})
        self.stdout.write(
            _("and set up the second factor at %(address)s") % {"address": f"{settings.SITE_URL}/accounts/2fa/"}
        )

    def show_link(self, link):
        days = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)
        sentence = ngettext(
            "Open this link to choose a password; it works once, within %(days)d day:",
            "Open this link to choose a password; it works once, within %(days)d days:",
            days,
        )
        self.stdout.write(sentence % {"days": days})
        self.stdout.write(link)
