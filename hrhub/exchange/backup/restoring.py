"""The act: what a backup holds takes the place of what is here, all or nothing; then what is due is forgotten."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from . import media
from .alone import no_mail_is_sent, nobody_else
from .databases import database
from .fitting import check_database, check_fit
from .opening import opened
from .present import limitless, revisions, what_is_here
from .refusing import Refused, in_words
from .settling import settle

UNFINISHED = "unfinished-restore-"


def restore(path, *, agree, progress=lambda what, done, total=0: None, only_check=False):
    """Put the backup in `path` in the place of database and media; return (its manifest, {forgetter: rows}).

    `agree(words)` is asked where this hub holds anything, with what that is. Raises Refused, then nothing was changed,
    and HalfDone where all is in place, and something that follows failed. `only_check` ends before anything changes.
    """
    with in_words(), opened(path, progress) as backup, staged(backup, progress) as (copy, files):
        if only_check:
            return backup.manifest, {}
        here = what_is_here()
        if here and not agree(here):
            raise Refused("that was not confirmed.")
        with nobody_else(), no_mail_is_sent(), limitless():
            before = revisions()
            put_in_place(copy, files, backup, progress)
            return backup.manifest, settle(before, progress)


@contextmanager
def staged(backup, progress):
    """Give (the file of the database, the Staged media), unpacked and checked, beside where they will be."""
    check_fit(backup)
    folder, files = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=settings.VAR_DIR)), media.Staged()
    try:
        copy = folder / backup.member
        backup.extract(backup.member, copy)
        check_database(copy, backup)
        unpack(backup, files.new, progress)
        yield copy, files
    finally:
        files.remove()
        shutil.rmtree(folder, ignore_errors=True)


def unpack(backup, folder, progress):
    names = backup.files
    for number, name in enumerate(names, 1):
        path, modified = folder / name.removeprefix(media.PREFIX), backup.members[name].get("modified")
        path.parent.mkdir(parents=True, exist_ok=True)
        backup.extract(name, path)
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o644)
        if modified:
            os.utime(path, (modified, modified))
        progress("files", number, len(names))


def put_in_place(copy, files, backup, progress):
    """Swap the media when all of the database is there but the last step; back again where that step fails."""
    try:
        database().put_in_place(copy, backup.manifest, progress, before_the_last_step=files.swap)
    except BaseException:
        files.swap_back()
        raise
    media.remove_unfinished()
    for left in Path(settings.VAR_DIR).glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)
