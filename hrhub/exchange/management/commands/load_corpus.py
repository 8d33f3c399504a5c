import sys

from django.core.management.base import BaseCommand, CommandError

from hrhub.exchange.corpus import CorpusRefused, load
from hrhub.exchange.corpus.defects import printable


class Command(BaseCommand):
    help = "Load the JSON files of a folder (see docs/corpus.md); the same again changes nothing."
    requires_system_checks = []  # they import every page: half a second, and nothing that loading needs

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", help="where webinars.json, conferences.json and people.json are")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")

    def handle(self, *args, folder, dry_run, **options):
        try:
            report = load(folder, dry_run=dry_run, progress=self.show if sys.stderr.isatty() else None)
        except CorpusRefused as refused:
            raise CommandError("Nothing was changed.\n" + str(refused)) from refused
        for line in [*report.oddities, *report.kept, *report.lines()]:
            self.stdout.write(printable(line))
        if dry_run:
            self.stdout.write("This was a dry run: nothing was changed.")

    def show(self, done, total):
        self.stderr.write(f"\r{done} of {total} events", ending="\n" if done == total else "")
        self.stderr.flush()
