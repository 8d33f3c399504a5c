"""How far a long work is, for whoever waits at a terminal; and sizes in words."""

import sys
import time

from .media import PREFIX

EVERY = 0.2  # seconds


class Telling:
    """Writes how far it is in one line, over and over; nothing where nobody looks at it."""

    def __init__(self, output):
        self.output, self.told_at, self.is_watched = output, 0.0, sys.stderr.isatty()

    def __call__(self, what, done, total=0):
        if not self.is_watched or (time.monotonic() < self.told_at + EVERY and done != total):
            return
        self.told_at = time.monotonic()
        words = f"{what}: {done:,}" + (f" of {total:,}" if total else "")
        self.output.write(f"\r\x1b[K{words}", ending="")
        self.output.flush()

    def end(self):
        if self.told_at:
            self.output.write("\r\x1b[K", ending="")


def size_in_words(number):
    return f"{number / 1e6:,.1f} MB"


def what_it_holds(manifest):
    """Return the lines that close a backup or a restore."""
    files = [told["size"] for name, told in manifest["members"].items() if name.startswith(PREFIX)]
    return [
        f"database: {sum(manifest['rows'].values()):,} rows in {len(manifest['rows'])} tables",
        f"media: {len(files):,} files, {size_in_words(sum(files))}",
    ]
