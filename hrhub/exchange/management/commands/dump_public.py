import sys

from django.core.management.base import BaseCommand, CommandError

from hrhub.exchange.dump import Busy, dump, is_needed
from hrhub.exchange.dump.writing import KEPT


class Command(BaseCommand):
    help = "Write everything public as files, into a folder named for the day (see docs/dump.md)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", nargs="?", help="where dumps are; without it VAR_DIR/dumps")
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="do nothing where there is a dump of today, and nothing public was changed since",
        )
        parser.add_argument("--keep", type=int, default=KEPT, help=f"how many dumps stay, the newest ({KEPT})")

    def handle(self, *args, folder, keep, if_needed, **options):
        if if_needed and not is_needed(folder):
            return
        try:
            place, counts = dump(folder, keep=keep, progress=self.show if sys.stderr.isatty() else None)
        except (Busy, OSError) as error:
            raise CommandError(f"nothing was written: {error}") from error
        for name, number in counts.items():
            self.stdout.write(f"{name}: {number}")
        self.stdout.write(str(place))

    def show(self, file, number):
        if number % 100 == 0:
            self.stderr.write(f"\r{file}: {number}", ending="")
            self.stderr.flush()
