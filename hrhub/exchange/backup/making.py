"""The act: one file with the database as of one moment, and the media; whole or not at all."""

import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.db import connection
from django.utils import timezone

from . import media
from .alone import nobody_else
from .databases import database
from .file import Writing
from .refusing import Refused, in_words

UNFINISHED = ".unfinished-backup-"


def backup(path, *, overwrite=False, progress=lambda what, done, total=0: None):
    """Write a backup to `path`; return what its manifest says, with the size of the file and the names left out.

    All that was acknowledged before it began is in it, and nobody waits for it. Until it is whole there is nothing
    under its name. `progress(what, done, total)` is called meanwhile; total 0 is not known. Raises Refused.
    """
    path = Path(path).absolute()
    with in_words():
        check_place(path, overwrite)
    with in_words(), unfinished_in(path.parent) as folder, nobody_else():
        told = write(folder, progress)
        (folder / "whole").replace(path)
        reach_the_disk(path.parent)
    return told


def check_place(path, overwrite):
    if not path.parent.is_dir():
        raise Refused(f"there is no folder {path.parent}: make it first, or name a file elsewhere.")
    if path.is_dir():
        raise Refused(f"{path} is a folder: name a file in it.")
    if path.exists() and not overwrite:
        raise Refused(f"{path} is there already: name another file, or say --overwrite.")
    for name in ("MEDIA_ROOT", "STATIC_ROOT"):
        if Path(getattr(settings, name)).resolve() in path.resolve().parents:
            raise Refused(f"{path.parent} is served to everybody: name a file outside of {name}.")


@contextmanager
def unfinished_in(folder):
    """Give a folder of our own beside the target; Refused where another backup is being written there.

    What a killed one left is removed: nobody else is writing, since the lock is ours, and ends with the process.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for left in folder.glob(f"{UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        own = Path(mkdtemp(prefix=UNFINISHED, dir=folder))
        try:
            yield own
        finally:
            shutil.rmtree(own, ignore_errors=True)
    except BlockingIOError:
        raise Refused(f"another backup is being written into {folder}: wait for it.") from None
    finally:
        os.close(handle)


def write(folder, progress):
    """Write the file "whole" into `folder`. The database comes first.

    A file is on the disk before its row is committed. So of all that the snapshot names, the file is there when the
    media are read afterwards; the other way about, what is uploaded meanwhile would be a row without its file.
    """
    kind, made_at = database(), timezone.now()
    with Writing(folder / "whole") as file:
        with kind.snapshot(folder, progress) as snapshot:
            told = {"made_at": made_at.isoformat(timespec="seconds"), "database": connection.vendor, **snapshot.facts}
            file.add(kind.MEMBER, shown(snapshot.blocks(), "the database", progress), kind.IS_SMALL)
        left_out = add_media(file, progress)
        size = file.finish(told)
    return told | {"members": file.members, "size": size, "left_out": left_out}


def add_media(file, progress):
    """Add all files; return the names of those that are left out, which are no Unicode, or vanished just now."""
    names, left_out = media.files()
    for number, name in enumerate(names, 1):
        try:
            opened = (media.root() / name).open("rb")
        except FileNotFoundError:  # removed since we looked
            left_out.append(name)
            continue
        with opened:
            modified = os.fstat(opened.fileno()).st_mtime
            file.add(media.PREFIX + name, media.blocks_of(opened), modified=modified)
        progress("files", number, len(names))
    return left_out


def shown(blocks, what, progress):
    done = 0
    for block in blocks:
        yield block
        done += len(block)
        progress(what, done)


def reach_the_disk(folder):
    """Let the name of a file in `folder` reach the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
