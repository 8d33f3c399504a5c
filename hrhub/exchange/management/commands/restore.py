import signal
import sys
import time

from django.core.management.base import BaseCommand, CommandError

from hrhub.exchange.backup import HalfDone, Refused, restore
from hrhub.exchange.backup.telling import Telling, what_it_holds


class Command(BaseCommand):
    help = "Put a backup in the place of database and media, then forget what was due since (see docs/backup.md)."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--yes", action="store_true", help="replace what this hub holds without asking")
        parser.add_argument("--check", action="store_true", help="say whether FILE could be restored; change nothing")

    def handle(self, *args, file, yes, check, **options):
        signal.signal(signal.SIGTERM, lambda *received: sys.exit(1))  # so that it clears away what is half done
        began, self.telling = time.monotonic(), Telling(self.stderr)
        agree = (lambda here: True) if yes else self.ask
        try:
            manifest, forgotten = restore(file, agree=agree, progress=self.telling, only_check=check)
        except Refused as refused:
            raise CommandError(f"Nothing was changed: {refused}") from refused
        except HalfDone as half:
            raise CommandError(f"Not finished: {half}") from half
        finally:
            self.telling.end()
        lines = [*what_it_holds(manifest), *(f"forgotten by {name}: {rows}" for name, rows in forgotten.items())]
        self.stdout.write("\n".join(lines))
        what = "is whole, and fits this hub" if check else f"is restored, in {time.monotonic() - began:.0f} s"
        self.stdout.write(f"{file}, made at {manifest['made_at']}, {what}")

    def ask(self, here):
        """Return whether whoever sits there agrees; nobody sits there where no terminal is: then it takes --yes."""
        self.telling.end()
        if not sys.stdin.isatty():
            raise Refused(f"this hub holds {here}. Say --yes to have all of it replaced.")
        return input(f"This hub holds {here}. All of it is replaced. Type “yes” to go on: ").strip().lower() == "yes"
