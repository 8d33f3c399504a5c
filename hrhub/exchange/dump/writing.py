"""The act: a folder for the day with all files, whole or not at all."""

import fcntl
import json
import os
import re
import shutil
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from hrhub.catalogue.changes import settled
from hrhub.web.identity import site

from .. import claims
from .files import FILES
from .identity import identity
from .notes import licence, readme
from .public import Public
from .snapshot import one_moment
from .standing import is_from, served_since

DUMPS = settings.VAR_DIR / "dumps"
KEPT = 7
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
UNFINISHED = ".unfinished-"
BESIDE = ("site.json", "claims.csv", "counts.json", "CODEBOOK.md", "LICENCE.txt", "README.md", "SHA256SUMS")
NAMES = (*(f"{name}.json" for name in FILES), *BESIDE)  # of all files of a dump


class Busy(Exception):
    """Another dump is being written."""


def dump(folder=None, *, keep=KEPT, progress=None):
    """Write what is public into `folder`/<today, UTC>/ and return (that folder, {file: number of records}).

    Another one of the same day is replaced; only the newest `keep` stay. Until all is written, nobody sees any of it.
    `progress(file, number)` is called while records are written. Raises Busy, and OSError where the disk is full.
    """
    folder = Path(folder or DUMPS)
    folder.mkdir(parents=True, exist_ok=True)
    with alone_in(folder):
        remove_unfinished(folder)
        unfinished = Path(mkdtemp(prefix=UNFINISHED, dir=folder))
        try:
            place, counts = written(unfinished, progress or (lambda file, number: None))
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        remove_old(folder, keep)
    return place, counts


@contextmanager
def alone_in(folder):
    """Raise Busy where another dump is being written into `folder`. However that one ends, its lock ends with it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Busy(f"another dump is being written into {folder}") from None
    finally:
        os.close(handle)


def is_needed(folder=None):
    """True where there is no dump of today, or one that is not given away any more."""
    return not is_from(served_since(), place_of_today(Path(folder or DUMPS)))


def dump_if_needed():
    """Keep the dump of today such that it may be given away: a job of the worker."""
    if is_needed():
        try:
            dump()
        except Busy:  # then that one will do
            pass


dump_if_needed.does = _("Writes the public files of the day")


def place_of_today(folder):
    return folder / timezone.now().date().isoformat()


def written(unfinished, progress):
    """Write a dump into the folder `unfinished` and give it its place; it is as old as what it holds."""
    unfinished.chmod(0o755)  # whoever serves it may be another user
    begun = settled().timestamp()
    with one_moment(), translation.override("en"):
        counts = write_files(unfinished, progress)
    os.utime(unfinished, (begun, begun))
    return put_in_place(unfinished, place_of_today(unfinished.parent)), counts


def write_files(folder, progress):
    public, ours = Public.now(), site()
    counts = {name: write_records(folder / f"{name}.json", of(public), progress) for name, of in FILES.items()}
    write_json(folder / "site.json", identity(ours))
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        counts["claims"] = claims.write(file, public)
    (folder / "CODEBOOK.md").write_text(claims.codebook(), encoding="utf-8")
    (folder / "LICENCE.txt").write_text(licence(ours), encoding="utf-8")
    (folder / "README.md").write_text(readme(ours, counts), encoding="utf-8")
    write_json(folder / "counts.json", counts)
    write_sums(folder)
    return counts


def write_records(path, records, progress):
    """Write a JSON list with one record a line; return their number. Memory holds one batch at a time."""
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, record in enumerate(records, 1):
            file.write(("\n" if number == 1 else ",\n") + json.dumps(record, ensure_ascii=False))
            progress(path.name, number)
        file.write("\n]\n")
    return number


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_sums(folder):
    """Write the digests, as `sha256sum --check` reads them."""
    lines = [f"{digest_of(path)}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def digest_of(path):
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def put_in_place(unfinished, place):
    """Give the finished folder its name; one that has it already steps aside first."""
    if place.exists():
        aside = Path(mkdtemp(prefix=UNFINISHED, dir=place.parent))
        place.rename(aside / place.name)
        unfinished.rename(place)
        shutil.rmtree(aside, ignore_errors=True)
    else:
        unfinished.rename(place)
    return place


def dumps_in(folder):
    """Return the dumps in a folder, the newest first."""
    found = [path for path in Path(folder).iterdir() if DAY.fullmatch(path.name) and path.is_dir()]
    return sorted(found, key=lambda path: path.name, reverse=True)


def remove_old(folder, keep):
    for path in dumps_in(folder)[max(keep, 1) :]:
        shutil.rmtree(path, ignore_errors=True)


def remove_unfinished(folder):
    """Remove what dumps left that were killed: nobody else is writing, since the lock is ours."""
    for path in folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)
