"""Opening a backup: nothing in the file is believed before it was checked."""

import json
import re
import stat
import struct
import zlib
from contextlib import contextmanager
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ..corpus.defects import printable
from .databases import KINDS
from .file import BLOCK, DIGITS, FORMAT, MANIFEST, SEAL, VERSION, digest_of
from .media import PREFIX, UNFINISHED
from .refusing import Refused

LARGEST_MANIFEST = 100_000_000  # a million files
ENCRYPTED = 1
NO_BACKUP = "this is no backup of HRHub, or its end is missing: take another copy of the file."
DAMAGED = "this backup is damaged, some of its bytes are not those that were written: take another copy of the file."
UNTRUSTED = "no HRHub has made it so. Ask where it comes from."
UNREADABLE = "the manifest of this backup cannot be read: use another backup."
BROKEN = (BadZipFile, EOFError, ValueError, OverflowError, RuntimeError, struct.error, zlib.error)  # as zipfile says it
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
WHAT_IT_SAYS = {
    "made_at": str,
    "database": str,
    "migrations": list,
    "hub_revision": int,
    "rows": dict,
    "members": dict,
}


class Backup:
    """A backup of which every byte is as it was written, with a manifest in the form that we know."""

    def __init__(self, archive, manifest):
        self.archive, self.manifest = archive, manifest
        self.members = manifest["members"]
        self.member = KINDS[manifest["database"]].MEMBER

    @property
    def files(self):
        return [name for name in self.members if name != self.member]

    def extract(self, name, path):
        """Write a member to `path`; Refused where it is not what the manifest says."""
        digest = sha256()
        try:
            with self.archive.open(name) as member, path.open("xb") as file:
                while block := member.read(BLOCK):
                    digest.update(block)
                    file.write(block)
        except BROKEN as error:
            raise Refused(DAMAGED) from error
        if digest.hexdigest() != self.members[name]["sha256"]:
            raise Refused(DAMAGED)


@contextmanager
def opened(path, progress):
    """Give the Backup in a file; Refused where it is none, is damaged, or holds what no backup holds."""
    with open(path, "rb") as file:
        check_digest(file, progress)
        try:
            archive = ZipFile(file)
        except BROKEN as error:
            raise Refused(DAMAGED) from error
        with archive:
            manifest = manifest_of(archive)
            check_members(archive.infolist(), manifest["members"], KINDS[manifest["database"]].MEMBER)
            yield Backup(archive, manifest)


def check_digest(file, progress):
    size, end = file.seek(0, 2), len(SEAL) + DIGITS
    file.seek(max(0, size - end))
    seal, digits = file.read(len(SEAL)), file.read(DIGITS)
    if seal != SEAL:
        raise Refused(NO_BACKUP)
    total = size - DIGITS
    if digest_of(file, total, lambda done: progress("checking", done, total)).encode() != digits:
        raise Refused(DAMAGED)


def manifest_of(archive):
    """Return the manifest, whose form is checked: every value that is used is of its type."""
    try:
        info = archive.getinfo(MANIFEST)
        check_entry(info)
        if info.file_size > LARGEST_MANIFEST:
            raise Refused(UNREADABLE)
        manifest = json.loads(archive.read(info))
        check_version(manifest)
        check_form(manifest)
    except (KeyError, TypeError, AttributeError, *BROKEN) as error:
        raise Refused(UNREADABLE) from error
    return manifest


def check_version(manifest):
    if manifest["format"] != FORMAT:
        raise Refused(NO_BACKUP)
    if manifest["version"] != VERSION:
        raise Refused(
            f"this backup has the format {str(manifest['version'])[:20]!r}, and this HRHub reads {VERSION}: use the "
            "HRHub that made it, or a newer one."
        )


def check_form(manifest):
    """Raise ValueError, TypeError or KeyError where the manifest is not as we write them."""
    if not all(type(manifest[name]) is kind for name, kind in WHAT_IT_SAYS.items()):
        raise TypeError("a value is of another type")
    require(manifest["made_at"].isprintable())
    for app, name in manifest["migrations"]:
        require(isinstance(app, str) and isinstance(name, str))
    for name, rows in manifest["rows"].items():
        require(type(rows) is int and name.isprintable())
    if manifest["database"] == "postgresql":
        require(type(manifest["server"]) is int and type(manifest["tools"]) is int)
    for told in manifest["members"].values():
        require(type(told["size"]) is int and DIGEST.fullmatch(told["sha256"]))
        require(isinstance(told.get("modified", 0), int | float) and 0 <= told.get("modified", 0) < 1e11)
    require(manifest["database"] in KINDS)


def require(is_so):
    if not is_so:
        raise ValueError("not as we write them")


def check_members(infos, members, own):
    """Refuse an archive that holds anything but the database, plain files for MEDIA_ROOT, and the manifest."""
    names = [info.filename for info in infos]
    for info in infos:
        check_entry(info)
        if info.filename not in (MANIFEST, own) and not is_for_media(info.filename):
            refuse(info, "would be written outside of the folder of media")
        if info.filename != MANIFEST and info.file_size != members.get(info.filename, {}).get("size"):
            refuse(info, "is not what the manifest says")
    if sorted(names) != sorted([MANIFEST, *members]) or own not in members:
        raise Refused(f"this backup does not hold the files that its manifest names: {UNTRUSTED}")


def check_entry(info: ZipInfo):
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG) or info.is_dir():
        refuse(info, "is no plain file, but a link, a device or a folder")
    if info.flag_bits & ENCRYPTED or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        refuse(info, "is encrypted, or compressed in a way that no backup is")


def is_for_media(name):
    parts = name.removeprefix(PREFIX).split("/")
    is_inside = not {"", ".", ".."} & set(parts) and "\0" not in name
    return name.startswith(PREFIX) and is_inside and not parts[0].startswith(UNFINISHED)


def refuse(info, what):
    raise Refused(f"in this backup “{printable(info.filename)[:200]}” {what}: {UNTRUSTED}")
