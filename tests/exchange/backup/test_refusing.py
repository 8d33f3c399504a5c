"""A file that is damaged, foreign or made up is refused with a sentence, before anything is changed."""

import hashlib
import json
import os
import stat
import struct
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from django.db import connection

from hrhub.exchange.backup import Refused, restore
from hrhub.exchange.backup.file import DIGITS, SEAL
from hrhub.exchange.backup.tools import tool

from .apart import tools

pytestmark = pytest.mark.django_db
OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}


@pytest.fixture
def path(filled, tmp_path, settings):
    """A backup in a hub of our own, which holds something: so whatever is not refused would be asked about."""
    settings.VAR_DIR, settings.MEDIA_ROOT, settings.PG_BIN = tmp_path / "var", tmp_path / "var/media", tools()
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.MEDIA_ROOT / "here.txt").write_text("Here.")
    copy = tmp_path / "b.zip"
    copy.write_bytes(filled.backup.read_bytes())
    return copy


def refusal(path):
    """Return the sentence, and see that nothing was changed or left."""

    def ask(here):
        pytest.fail("it was not refused")

    with pytest.raises(Refused) as refused:
        restore(path, agree=ask)
    here = path.parent
    assert sorted(os.listdir(here)) == ["b.zip", "var"]
    assert [str(found.relative_to(here)) for found in (here / "var").rglob("*")] == ["var/media", "var/media/here.txt"]
    return str(refused.value)


def parts_of(path):
    """Return ({name: content} of the members, the manifest)."""
    with ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    return parts, json.loads(parts.pop("manifest.json"))


def forged(path, parts, manifest, more=()):
    """Write an archive with a right digest, as who means harm would; `more` are further entries."""
    with ZipFile(path, "w") as archive:
        for name, content in [*parts.items(), *more]:
            archive.writestr(name, content)
        if manifest is not None:
            written = manifest if isinstance(manifest, bytes) else json.dumps(manifest)
            archive.writestr("manifest.json", written, ZIP_DEFLATED)
        archive.comment = SEAL + b"0" * DIGITS
    seal(path)


def seal(path):
    body = path.read_bytes()[:-DIGITS]
    path.write_bytes(body + hashlib.sha256(body).hexdigest().encode())


def member(content, **told):
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), **told}


def flipped(path, place):
    body = bytearray(path.read_bytes())
    body[place] ^= 1
    path.write_bytes(body)


def test_a_backup_that_is_whole_is_not_refused(path):
    parts, manifest = parts_of(path)
    forged(path, parts, manifest)
    assert restore(path, agree=None, only_check=True)[0] == manifest


@pytest.mark.parametrize("place", [0, 12, 1000, -1500, -80, -1])
def test_a_flipped_bit_is_refused_wherever_it_is(path, place):
    flipped(path, place)
    assert refusal(path).endswith("take another copy of the file.")


@pytest.mark.parametrize("length", [0, 1, 50, 1000, -1000, -1])
def test_a_file_that_ends_too_early_is_refused(path, length):
    path.write_bytes(path.read_bytes()[:length])
    assert "its end is missing: take another copy" in refusal(path)


def test_a_file_that_is_something_else_is_refused(path):
    path.write_text("Dear colleagues, " * 100)
    assert "this is no backup of HRHub" in refusal(path)
    with ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", "{}")
    assert "this is no backup of HRHub" in refusal(path)


def test_a_file_that_is_not_there_is_told(path):
    with pytest.raises(Refused, match="nowhere.zip: No such file or directory"):
        restore(path.parent / "nowhere.zip", agree=None)


def test_a_member_that_is_not_the_one_of_the_manifest_is_refused(path):
    parts, manifest = parts_of(path)
    name = next(name for name in parts if name.startswith("media/"))
    forged(path, {**parts, name: bytes(reversed(parts[name]))}, manifest)
    assert "this backup is damaged" in refusal(path)


CHANGES = {
    "another format": ({"format": "tar"}, "this is no backup of HRHub"),
    "a later version": ({"version": 2}, "has the format '2', and this HRHub reads 1: use the HRHub that made it"),
    "a version in words": ({"version": "1"}, "has the format '1'"),
    "no database": ({"database": "oracle"}, "manifest of this backup cannot be read"),
    "odd migrations": ({"migrations": [1, 2]}, "manifest of this backup cannot be read"),
    "a moment with more to it": ({"made_at": "\x1b[2J"}, "manifest of this backup cannot be read"),
    "odd rows": ({"rows": {"x\n": "many"}}, "manifest of this backup cannot be read"),
    "odd members": ({"members": {"x": 1}}, "manifest of this backup cannot be read"),
    "members as a list": ({"members": []}, "manifest of this backup cannot be read"),
    "a digest of another kind": ({"members": {"x": {"size": 1, "sha256": "ab"}}}, "manifest of this backup cannot"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_manifest_that_is_not_ours_is_refused(path, change):
    values, sentence = CHANGES[change]
    parts, manifest = parts_of(path)
    forged(path, parts, {**manifest, **values})
    assert sentence in refusal(path)


@pytest.mark.parametrize("manifest", [b"", b"[]", b"null", b"{}", b"\xff", b"[" * 200_000, None])
def test_a_manifest_that_is_none_is_refused(path, manifest):
    forged(path, parts_of(path)[0], manifest)
    assert "the manifest of this backup cannot be read" in refusal(path)


def test_a_backup_of_newer_code_is_refused(path):
    parts, manifest = parts_of(path)
    newer = [*manifest["migrations"], ["catalogue", "9999_speak"], ["room", "0001_open"]]
    forged(path, parts, {**manifest, "migrations": newer})
    said = refusal(path)
    assert "made by a newer HRHub: this one does not know “catalogue 9999_speak” and 1 more migrations" in said
    assert said.endswith("Bring the code up to date first.")


def test_a_backup_of_the_other_database_is_refused(path):
    parts, manifest = parts_of(path)
    mine, names = connection.vendor, {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
    for given in (parts, manifest["members"]):
        given[names[OTHER[mine]]] = given.pop(names[mine])
    forged(path, parts, {**manifest, "database": OTHER[mine], "server": 18, "tools": 18})
    assert "restore it into a hub whose DATABASE_URL is of" in refusal(path)


NAMES = ["../evil", "/tmp/evil", "media/../../evil", "media//evil", "media/./evil", "evil", "media/.unfinished-x/new/e"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_elsewhere_is_refused(path, name):
    parts, manifest = parts_of(path)
    manifest["members"][name] = member(b"evil")
    forged(path, {**parts, name: b"evil"}, manifest)
    assert "would be written outside of the folder of media" in refusal(path)
    assert not os.path.exists("/tmp/evil")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFDIR])
def test_what_is_no_plain_file_is_refused(path, kind):
    parts, manifest = parts_of(path)
    entry = ZipInfo("media/odd")
    entry.external_attr = (kind | 0o777) << 16
    manifest["members"]["media/odd"] = member(b"/etc/passwd")
    forged(path, parts, manifest, more=[(entry, b"/etc/passwd")])
    assert "is no plain file, but a link, a device or a folder" in refusal(path)


def test_a_file_that_would_be_a_folder_too_is_refused(path):
    parts, manifest = parts_of(path)
    odd = {"media/a": b"file", "media/a/b": b"in it"}
    manifest["members"] |= {name: member(content) for name, content in odd.items()}
    forged(path, {**parts, **odd}, manifest)
    assert "Not a directory" in refusal(path) or "exists" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_with_more_or_less_than_its_manifest_is_refused(path):
    parts, manifest = parts_of(path)
    name = next(name for name in parts if name.startswith("media/"))
    forged(path, {**parts, "media/more": b"more"}, manifest)
    assert "is not what the manifest says" in refusal(path)
    forged(path, {key: content for key, content in parts.items() if key != name}, manifest)
    assert "does not hold the files that its manifest names" in refusal(path)
    forged(path, parts, manifest, more=[(name, parts[name])])
    assert "does not hold the files that its manifest names" in refusal(path)


def test_an_entry_that_is_packed_in_another_way_is_refused(path):
    parts, manifest = parts_of(path)
    entry = ZipInfo("media/odd")
    entry.compress_type = ZIP_LZMA
    manifest["members"]["media/odd"] = member(b"odd")
    forged(path, parts, manifest, more=[(entry, b"odd")])
    assert "compressed in a way that no backup is" in refusal(path)


def test_more_than_the_disk_takes_is_refused_before_it_is_unpacked(path):
    """An archive that claims to unpack to a million gigabytes."""
    parts, manifest = parts_of(path)
    name = next(name for name in parts if name.startswith("media/"))
    forged(path, parts, manifest)
    huge = 10**15
    manifest["members"][name]["size"] = huge
    entry = ZipInfo(name)
    forged(path, {key: content for key, content in parts.items() if key != name}, manifest, more=[(entry, b"x")])
    assert "is not what the manifest says" in refusal(path)
    with_size(path, name, huge, manifest, parts)
    assert "make room first" in refusal(path)


def with_size(path, name, size, manifest, parts):
    """Write an archive in which the size of an entry is a lie."""
    with ZipFile(path, "w") as archive:
        for key, content in parts.items():
            archive.writestr(key, content)
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.getinfo(name).file_size = size
        archive.comment = SEAL + b"0" * DIGITS
    seal(path)


def test_a_member_that_unpacks_to_more_than_it_says_is_refused(path):
    parts, manifest = parts_of(path)
    manifest["members"]["media/bomb"] = member(b"\0" * 10)
    with_size(path, "media/bomb", 10, manifest, {**parts, "media/bomb": b"\0" * 10_000_000})
    assert "this backup is damaged" in refusal(path)


def test_a_database_that_is_none_is_refused(path):
    parts, manifest = parts_of(path)
    name = next(name for name in parts if name.startswith("database"))
    parts[name] = struct.pack(">d", 3.14) * 1000
    manifest["members"][name] = member(parts[name])
    forged(path, parts, manifest)
    assert "use another backup" in refusal(path) or "pg_restore failed" in refusal(path)


def test_programs_that_are_older_than_the_server_are_told(tmp_path, settings):
    settings.PG_BIN = str(tmp_path)
    with pytest.raises(Refused, match="there is no pg_dump in .* install PostgreSQL's client programs, or set PG_BIN"):
        tool("pg_dump", 18)
    old_program(tmp_path, "pg_dump")
    with pytest.raises(Refused, match="is of version 9, older than what it has to read, which is 18: .* set PG_BIN"):
        tool("pg_dump", 18)


def old_program(folder, name):
    (folder / name).write_text('#!/bin/sh\necho "pg_dump (PostgreSQL) 9.6.24"\n')
    (folder / name).chmod(0o755)
