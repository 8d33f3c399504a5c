"""What a backup holds, who may read it, and that it is there whole or not at all."""

import json
import os
import signal
import stat
import subprocess
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection

from hrhub.exchange.backup import Refused, backup

from .apart import tools

UPLOADING = """
import django
django.setup()
from django.core.files.base import ContentFile
from hrhub.catalogue.models import Event, Recording
event, number = Event.objects.get(), 0
while True:
    number += 1
    row = Recording(event=event, words=f"upload {number}")
    row.file.save(f"{number}.txt", ContentFile(f"upload {number}"), save=False)
    row.save()
    print(number, flush=True)
"""
# More than the limit lets be written; Python ignores the signal and gets an error, as with a full disk.
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2); import runpy; "
LIMITED += "sys.argv = sys.argv[2:]; runpy.run_path('manage.py', run_name='__main__')"


@pytest.fixture
def here(hubs, settings, tmp_path):
    """The folder of media of the hub of these tests themselves."""
    settings.PG_BIN, settings.MEDIA_ROOT = tools(), tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


def manifest_of(path):
    with ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def test_a_backup_says_of_what_and_when_it_is(filled):
    told = manifest_of(filled.backup)
    rows = {name: len(rows) for name, rows in filled.tables().items()}
    assert (told["database"], told["rows"]) == (connection.vendor, rows)
    assert ["mail", "0001_keep_mails_in_an_outbox"] in told["migrations"]
    assert told["made_at"].endswith("+00:00")
    assert {f"media/{name}" for name in filled.files()} < set(told["members"])


def test_it_is_its_owners_alone(filled):
    assert stat.S_IMODE(filled.backup.stat().st_mode) == 0o600


def delete_as_most_do(hub, table):
    """Delete all rows; where it is SQLite that can wipe them itself, without that: not all are built so."""
    if connection.vendor != "sqlite":
        return hub.asked(f"DELETE FROM {table}")
    with hub.connected() as opened:
        opened.execute("PRAGMA secure_delete = OFF")
        opened.execute(f"DELETE FROM {table}")
    assert b"quokka" in Path(hub.url.removeprefix("sqlite:///")).read_bytes()


def test_what_was_deleted_is_not_in_it(hub, tmp_path):
    hub.asked("UPDATE mail_mail SET text = 'quokka ' || text")
    delete_as_most_do(hub, "mail_mail")
    hub.manage("backup", tmp_path / "b.zip")
    with ZipFile(tmp_path / "b.zip") as archive:
        assert [name for name in archive.namelist() if b"quokka" in archive.read(name)] == []


def test_the_command_says_what_it_wrote(hub, tmp_path):
    lines = hub.manage("backup", tmp_path / "b.zip").splitlines()
    rows = sum(manifest_of(tmp_path / "b.zip")["rows"].values())
    assert lines[0].startswith(f"database: {rows:,} rows in ")
    assert lines[1] == "media: 1 files, 0.0 MB"
    assert lines[2].startswith(f"{tmp_path}/b.zip: ")


@pytest.mark.django_db
def test_a_file_that_is_there_is_replaced_only_when_that_is_said(here, tmp_path):
    path = tmp_path / "b.zip"
    path.write_text("Mine.")
    with pytest.raises(Refused, match="is there already: name another file, or say --overwrite"):
        backup(path)
    assert path.read_text() == "Mine."
    backup(path, overwrite=True)
    assert manifest_of(path)["database"] == connection.vendor
    assert sorted(os.listdir(tmp_path)) == ["b.zip", "media"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere/b.zip", "there is no folder .*nowhere: make it first"),
        (".", "is a folder: name a file in it"),
        ("media/b.zip", "is served to everybody: name a file outside of MEDIA_ROOT"),
    ],
)
def test_where_no_backup_can_be_it_says_why(here, tmp_path, name, sentence):
    with pytest.raises(Refused, match=sentence):
        backup(tmp_path / name)
    assert (os.listdir(tmp_path), os.listdir(here)) == (["media"], [])


def test_a_hub_that_was_never_set_up_has_nothing_to_back_up(empty, tmp_path):
    assert "`manage.py migrate` makes one." in empty.refused("backup", tmp_path / "b.zip")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("limit", [50_000, 5_000_000], ids=["in the database", "in the media"])
def test_a_full_disk_is_told_and_nothing_is_left(hub, tmp_path, limit):
    (hub.media / "long.mp4").write_bytes(os.urandom(6_000_000))
    status, said = hub.python("-c", LIMITED, limit, "manage.py", "backup", tmp_path / "b.zip")
    assert (status, "Nothing was written: " in said, "Traceback" in said) == (1, True, False)
    assert "free some" in said
    assert os.listdir(tmp_path) == []


def unfinished(folder):
    return [path for path in folder.glob(".unfinished-backup-*/whole") if path.stat().st_size > 1_000_000]


def wait_until(is_so, seconds=60):
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.fixture
def under_way(hub, tmp_path):
    """A backup that is being written: of a file that is long, and empty but for the system's word that it is not."""
    with (hub.media / "long.mp4").open("wb") as file:
        file.truncate(3_000_000_000)
    process = hub.start("manage.py", "backup", tmp_path / "b.zip", stderr=subprocess.PIPE)
    wait_until(lambda: unfinished(tmp_path))
    yield process
    process.kill()
    process.communicate()
    (hub.media / "long.mp4").unlink()


def test_a_backup_that_is_killed_leaves_nothing_under_its_name_and_the_next_clears_up(hub, tmp_path, under_way):
    under_way.kill()
    under_way.wait()
    assert not (tmp_path / "b.zip").exists()
    (left,) = tmp_path.iterdir()
    assert (left.name.startswith(".unfinished-"), stat.S_IMODE(left.stat().st_mode)) == (True, 0o700)
    (hub.media / "long.mp4").write_text("Short.")
    hub.manage("backup", tmp_path / "b.zip")
    assert os.listdir(tmp_path) == ["b.zip"]


def test_one_that_is_told_to_end_leaves_nothing(tmp_path, under_way):
    under_way.send_signal(signal.SIGTERM)
    assert under_way.wait(30) == 1
    assert os.listdir(tmp_path) == []


def test_of_two_at_once_in_a_folder_the_second_says_so(hub, tmp_path, under_way):
    assert f"another backup is being written into {tmp_path}: wait for it." in hub.refused("backup", tmp_path / "c.zip")
    assert under_way.poll() is None


def test_while_one_goes_on_no_other_and_no_restore_of_this_hub_begins(hub, filled, tmp_path_factory, under_way):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    sentence = "another backup or restore of this hub is going on: wait for it."
    assert hub.refused("backup", elsewhere / "b.zip").endswith(f"Nothing was written: {sentence}")
    assert hub.refused("restore", filled.backup, "--yes").endswith(f"Nothing was changed: {sentence}")
    assert under_way.poll() is None
    assert list(hub.media.glob(".*")) == []


def test_all_that_was_acknowledged_before_it_began_is_in_it_and_nobody_waits(hub, empty, tmp_path):
    writing = hub.start("-c", UPLOADING, stdout=subprocess.PIPE)
    try:
        acknowledged = [int(writing.stdout.readline()) for _upload in range(100)][-1]
        hub.manage("backup", tmp_path / "b.zip")
        assert writing.poll() is None
    finally:
        writing.kill()
        went_on = [int(line) for line in writing.communicate()[0].splitlines()]
    assert went_on, "it waited for the backup"
    empty.manage("restore", tmp_path / "b.zip")
    rows = dict(empty.asked("SELECT words, file FROM catalogue_recording WHERE words LIKE 'upload%'"))
    assert {f"upload {number}" for number in range(1, acknowledged + 1)} <= set(rows)
    assert [words for words, name in rows.items() if (empty.media / name).read_text() != words] == []


@pytest.mark.django_db
def test_links_in_the_folder_of_media_are_followed_once(here, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text("A")
    (here / "linked").symlink_to(elsewhere)
    (here / "b.txt").symlink_to(elsewhere / "a.txt")
    (elsewhere / "round").symlink_to(here)
    os.mkfifo(here / "pipe")
    backup(tmp_path / "b.zip")
    with ZipFile(tmp_path / "b.zip") as archive:
        found = {name: archive.read(name) for name in archive.namelist() if name.startswith("media/")}
    assert found == {"media/linked/a.txt": b"A", "media/b.txt": b"A"}


@pytest.mark.django_db
def test_a_name_that_is_no_unicode_is_left_out_and_told(here, tmp_path):
    Path(os.fsdecode(os.fsencode(here) + b"/caf\xe9.txt")).write_text("Old.")
    assert backup(tmp_path / "b.zip")["left_out"] == ["caf\udce9.txt"]
    assert len(manifest_of(tmp_path / "b.zip")["members"]) == 1
