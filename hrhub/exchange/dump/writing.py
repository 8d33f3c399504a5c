"""The act: a folder for the day with all files, whole or not at all."""

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from time import time

from django.conf import settings
from django.utils import timezone, translation

from hrhub.web.identity import site

from .. import claims
from .files import FILES
from .identity import identity
from .notes import licence, readme
from .public import Public
from .snapshot import one_moment

DUMPS = settings.VAR_DIR / "dumps"
KEPT = 7
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
UNFINISHED = ".unfinished-"
A_DAY = 24 * 60 * 60
BESIDE = ("site.json", "claims.csv", "counts.json", "CODEBOOK.md", "LICENCE.txt", "README.md", "SHA256SUMS")
NAMES = (*(f"{name}.json" for name in FILES), *BESIDE)  # of all files of a dump


def dump(folder=None, *, keep=KEPT, progress=None):
    """Write what is public into `folder`/<today, UTC>/ and return (that folder, {file: number of records}).

    Another one of the same day is replaced; only the newest `keep` stay. Until all is written, nobody sees any of it.
    `progress(file, number)` is called while records are written.
    """
    folder = Path(folder or DUMPS)
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = Path(mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        unfinished.chmod(0o755)  # whoever serves it may be another user
        with one_moment(), translation.override("en"):
            counts = write_files(unfinished, progress or (lambda file, number: None))
        place = put_in_place(unfinished, folder / timezone.now().date().isoformat())
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    remove_old(folder, keep)
    remove_unfinished(folder)
    return place, counts


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
    """Remove what a dump left that was killed; not what another one may be writing just now."""
    for path in folder.glob(f"{UNFINISHED}*"):
        if time() - path.stat().st_mtime > A_DAY:
            shutil.rmtree(path, ignore_errors=True)
