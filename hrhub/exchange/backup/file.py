"""The file of a backup: a zip archive with a manifest, which ends with a digest of all before it.

Any program opens it. The digest, the archive's comment, covers every byte; the manifest has that of each member.
"""

import hashlib
import json
import os
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

MANIFEST = "manifest.json"
FORMAT, VERSION = "hrhub-backup", 1
SEAL, DIGITS = b"hrhub-backup sha256:", 64
BLOCK = 1 << 20


class Writing:
    """A backup that is being written; whoever gives it up removes the file."""

    def __init__(self, path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)  # it holds what people told us in confidence
        self.file = os.fdopen(handle, "w+b")
        self.zip = ZipFile(self.file, "w", allowZip64=True, compresslevel=1)
        self.members = {}

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.zip.fp = None  # or it would write its end into a file that is given up
        self.file.close()

    def add(self, name, blocks, small=True, **told):
        """Add a member from blocks of bytes; one that is not `small` already is compressed. Return its size."""
        digest, size = hashlib.sha256(), 0
        self.zip.compression = ZIP_STORED if small else ZIP_DEFLATED
        with self.zip.open(name, "w", force_zip64=True) as member:
            for block in blocks:
                member.write(block)
                digest.update(block)
                size += len(block)
        self.members[name] = {"size": size, "sha256": digest.hexdigest(), **told}
        return size

    def finish(self, told):
        """Write the manifest and the digest, and let all of it reach the disk; return the size of the file."""
        manifest = {"format": FORMAT, "version": VERSION, **told, "members": self.members}
        self.zip.compression = ZIP_DEFLATED
        self.zip.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        self.zip.comment = SEAL + b"0" * DIGITS
        self.zip.close()
        size = self.file.seek(0, os.SEEK_END)
        sealed = digest_of(self.file, size - DIGITS)
        self.file.seek(size - DIGITS)
        self.file.write(sealed.encode())
        self.file.flush()
        os.fsync(self.file.fileno())
        return size


def digest_of(file, size, progress=lambda done: None):
    """Return the SHA-256 of the first `size` bytes, in hexadecimal digits."""
    digest, left = hashlib.sha256(), size
    file.seek(0)
    while left and (block := file.read(min(BLOCK, left))):
        digest.update(block)
        left -= len(block)
        progress(size - left)
    return digest.hexdigest()
