from django.core.management.base import BaseCommand, CommandError

from hrhub.exchange.corpus.defects import printable
from hrhub.exchange.moving.table import TableRefused, load_table


class Command(BaseCommand):
    help = "Load a CSV file of the columns old_address and new_address (see docs/moving.md); all of it, or nothing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE.csv")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")

    def handle(self, *args, file, dry_run, **options):
        try:
            loaded = load_table(file, dry_run=dry_run)
        except TableRefused as refused:
            sentences = "\n".join(printable(line) for line in str(refused).splitlines())
            raise CommandError(f"Nothing was changed.\n{sentences}") from refused
        for line in [*loaded.left, str(loaded)]:
            self.stdout.write(printable(line))
        if dry_run:
            self.stdout.write("This was a dry run: nothing was changed.")
