import signal
import sys
import time

from django.core.management.base import BaseCommand, CommandError

from hrhub.exchange.backup import Refused, backup
from hrhub.exchange.backup.telling import Telling, size_in_words, what_it_holds


class Command(BaseCommand):
    help = "Write database and media into one file, while the site goes on (see docs/backup.md)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--overwrite", action="store_true", help="replace FILE where it is there already")

    def handle(self, *args, file, overwrite, **options):
        signal.signal(signal.SIGTERM, lambda *received: sys.exit(1))  # so that it clears away what is half done
        began, telling = time.monotonic(), Telling(self.stderr)
        try:
            done = backup(file, overwrite=overwrite, progress=telling)
        except Refused as refused:
            raise CommandError(f"Nothing was written: {refused}") from refused
        finally:
            telling.end()
        for name in done["left_out"]:
            self.stderr.write(f"left out, as its name is no Unicode or it has just gone: {ascii(name)}")
        for line in what_it_holds(done):
            self.stdout.write(line)
        self.stdout.write(f"{file}: {size_in_words(done['size'])}, in {time.monotonic() - began:.0f} s")
