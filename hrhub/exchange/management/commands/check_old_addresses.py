import csv
import sys
from collections import Counter
from contextlib import contextmanager

from django.core.management.base import BaseCommand, CommandError

from hrhub.exchange.corpus.defects import printable
from hrhub.exchange.moving.checking import NOTHING, addresses_in, check, summary
from hrhub.web.cells import harmless


class Command(BaseCommand):
    help = "Say what becomes of old addresses here (see docs/moving.md); ends with 1 where one is not found."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("source", metavar="LIST", help="a file with one address a line; - is the standard input")
        parser.add_argument("--csv", dest="report", metavar="REPORT", help="write the report into this file as well")

    def handle(self, *args, source, report, **options):
        self.done, found = 0, Counter()
        try:
            with opened(source) as lines, written(report) as add:
                for each in check(addresses_in(lines), self.show if sys.stderr.isatty() else None):
                    found[each.status] += 1
                    self.stdout.write(printable(str(each)))
                    add(each)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        self.stdout.write(summary(found))
        if found[NOTHING]:
            sys.exit(1)

    def show(self, number):
        self.done += number
        self.stderr.write(f"\r{self.done} addresses", ending="")
        self.stderr.flush()


def opened(name):
    if name == "-":
        return open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)
    return open(name, encoding="utf-8-sig", errors="replace")


@contextmanager
def written(name):
    """Give a function that adds a row to the CSV file of this name, or does nothing where there is no name."""
    if not name:
        yield lambda each: None
        return
    with open(name, "w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["address", "status", "leads_to", "note"])
        yield lambda each: rows.writerow(map(harmless, (each.address, each.status, each.leads_to, each.note)))
