import sys

from django.core.management.base import BaseCommand

from hrhub.exchange.dump import dump
from hrhub.exchange.dump.writing import KEPT


class Command(BaseCommand):
    help = "Write everything public as files, into a folder named for the day (see docs/dump.md)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", nargs="?", help="where dumps are; without it VAR_DIR/dumps")
        parser.add_argument("--keep", type=int, default=KEPT, help=f"how many dumps stay, the newest ({KEPT})")

    def handle(self, *args, folder, keep, **options):
        place, counts = dump(folder, keep=keep, progress=self.show if sys.stderr.isatty() else None)
        for name, number in counts.items():
            self.stdout.write(f"{name}: {number}")
        self.stdout.write(str(place))

    def show(self, file, number):
        if number % 100 == 0:
            self.stderr.write(f"\r{file}: {number}", ending="")
            self.stderr.flush()
