"""The files of MEDIA_ROOT: read after the database, and put in place together."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

PREFIX = "media/"
UNFINISHED = ".unfinished-"  # ours, in MEDIA_ROOT, while a restore goes on
BLOCK = 1 << 20


def root():
    return Path(settings.MEDIA_ROOT)


def files():
    """Return (the relative names of all files, those that are left out since they are no Unicode), both sorted.

    What is a link is followed, each folder once.
    """
    seen, found = {os.path.realpath(root())}, []
    for folder, folders, names in os.walk(root(), followlinks=True):
        folders[:] = [name for name in folders if is_new(Path(folder, name), seen)]
        found += [os.path.relpath(os.path.join(folder, name), root()) for name in names]
    plain = sorted(name for name in found if (root() / name).is_file())
    return [name for name in plain if is_unicode(name)], [name for name in plain if not is_unicode(name)]


def is_new(folder, seen):
    """Say whether a folder was not walked through yet, and is not our own."""
    there = os.path.realpath(folder)
    if there in seen or (folder.parent == root() and folder.name.startswith(UNFINISHED)):
        return False
    seen.add(there)
    return True


def is_unicode(name):
    return not any("\ud800" <= letter <= "\udfff" for letter in name)  # as Python has bytes that are none


def blocks_of(file):
    while block := file.read(BLOCK):
        yield block


class Staged:
    """Files that wait in MEDIA_ROOT itself, so that changing places is renaming: it may be a disk of its own."""

    def __init__(self):
        root().mkdir(parents=True, exist_ok=True)
        self.folder = Path(mkdtemp(prefix=UNFINISHED, dir=root()))
        self.new, self.old, self.moved = self.folder / "new", self.folder / "old", []
        self.new.mkdir()
        self.old.mkdir()

    def swap(self):
        """Let the new files take the place of those that are there."""
        for path in entries(root()):
            self.move(path, self.old / path.name)
        for path in entries(self.new):
            self.move(path, root() / path.name)

    def move(self, path, to):
        path.rename(to)
        self.moved.append((path, to))

    def swap_back(self):
        """Undo as much of `swap` as was done."""
        while self.moved:
            path, to = self.moved.pop()
            to.rename(path)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def entries(folder):
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(UNFINISHED)]


def remove_unfinished():
    """Remove what restores left that were killed."""
    for path in root().glob(f"{UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)
