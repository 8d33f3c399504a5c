"""What a restore brings back, what it does not, and that it is all of it or nothing."""

import subprocess
import time

import pytest
from django.db import connection

# These say more after a restore than they said in the backup: revisions rise, mails are given up or forgotten.
FORGOTTEN = ("mail_mail", "participation_registration", "django_session")
NUMBERS_ALONE = "participation_count"  # what is kept of those who are forgotten
SETTLED = (*FORGOTTEN, NUMBERS_ALONE, "catalogue_hub", "web_siteidentity", "catalogue_event")
# A psql that says that all is done, and then does not commit.
STUBBORN = """#!/bin/sh
if [ "$1" = --version ]; then echo "psql (PostgreSQL) 99.1"; exit; fi
echo done
cat >/dev/null
echo "No." >&2
exit 3
"""
ASKING = """
import django
django.setup()
from hrhub.catalogue.models import Event
while True:
    print(*Event.objects.values_list("title", flat=True), flush=True)
    input()
"""


@pytest.fixture(scope="module")
def restored(filled, hubs):
    """An empty hub into which the backup was restored, and what the command said."""
    hub = hubs.make()
    hub.said = hub.manage("restore", filled.backup).splitlines()
    return hub


def test_a_backup_makes_the_same_hub_elsewhere(filled, restored):
    fewer = {**dict.fromkeys(SETTLED, 0), **dict.fromkeys(FORGOTTEN, 1), NUMBERS_ALONE: -1}
    before, after = filled.tables(), restored.tables()
    assert restored.tables(*SETTLED) == filled.tables(*SETTLED)
    assert {name: len(before[name]) - len(after[name]) for name in SETTLED} == fewer
    assert restored.files() == filled.files()


def test_media_have_the_age_that_they_had_and_may_be_read_by_whoever_serves_them(filled, restored):
    (there,), (here,) = (list(hub.media.rglob("*.mp3")) for hub in (filled, restored))
    assert here.stat().st_mtime == pytest.approx(there.stat().st_mtime, abs=1e-5)
    assert here.stat().st_mode & 0o777 == 0o644


def test_it_takes_the_place_of_all_that_is_here(filled, hub):
    hub.asked("DELETE FROM catalogue_recording")
    hub.asked("UPDATE catalogue_event SET title = 'Changed since'")
    (hub.media / "since.txt").write_text("Made since.")
    hub.manage("restore", filled.backup, "--yes")
    assert hub.tables(*SETTLED) == filled.tables(*SETTLED)
    assert hub.asked("SELECT title FROM catalogue_event") == [("Paying midwives, نساء",)]
    assert hub.files() == filled.files()
    assert list(hub.folder.rglob("*unfinished-*")) == []


def test_what_is_here_is_replaced_only_when_that_is_said(filled, hub):
    before = hub.everything()
    here = "1 events, 1 people, 1 accounts, 1 files"
    assert f"this hub holds {here}. Say --yes to have all of it replaced." in hub.refused("restore", filled.backup)
    assert hub.everything() == before


def test_a_hub_as_migrate_leaves_it_is_replaced_without_a_word(filled, empty):
    empty.manage("migrate", "--verbosity=0")
    empty.manage("restore", filled.backup)
    assert empty.files() == filled.files()


def test_a_check_changes_nothing(filled, hub):
    before = hub.everything()
    assert hub.manage("restore", "--check", filled.backup).strip().endswith("is whole, and fits this hub")
    assert hub.everything() == before


def test_it_ends_with_forgetting(restored):
    assert "forgotten by hrhub.mail.sender.wipe: 2" in restored.said
    assert restored.asked("SELECT subject, text FROM mail_mail ORDER BY subject") == [
        ("0 days", "You are in."),
        ("4 days", "You are in."),
        ("8 days", ""),
    ]


def test_who_was_to_be_forgotten_since_does_not_come_back(filled, restored):
    assert len(filled.asked("SELECT * FROM participation_registration")) == 1
    assert restored.asked("SELECT * FROM participation_registration") == []


def test_a_mail_that_waited_goes_again_unless_it_comes_too_late(restored):
    waited = "SELECT subject, state FROM mail_mail WHERE subject IN ('0 days', '4 days') ORDER BY subject"
    assert restored.asked(waited) == [("0 days", "waiting"), ("4 days", "failed")]


def test_no_revision_comes_twice(filled, hub):
    hub.asked("UPDATE catalogue_event SET revision = 70")
    hub.asked("UPDATE catalogue_hub SET revision = 700")
    hub.manage("restore", filled.backup, "--yes")
    assert hub.asked("SELECT revision FROM catalogue_event") == [(71,)]
    assert hub.asked("SELECT revision FROM catalogue_hub")[0][0] > 700


def test_everybody_signs_in_again(filled, restored):
    assert len(filled.asked("SELECT * FROM django_session")) == 1
    assert restored.asked("SELECT * FROM django_session") == []


def test_a_backup_of_older_code_is_brought_up_to_date_over_tables_that_came_later(hub, hubs, filled):
    older = hubs.make(like=filled)
    older.manage("migrate", "mail", "zero", "--verbosity=0")
    older.manage("backup", older.backup)
    assert len(hub.asked("SELECT * FROM mail_mail")) == 4
    hub.manage("restore", older.backup, "--yes")
    assert hub.asked("SELECT * FROM mail_mail") == []


def test_a_process_that_is_running_sees_what_came_back(filled, hub):
    hub.asked("UPDATE catalogue_event SET title = 'Changed since'")
    asking = hub.start("-c", ASKING, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert asking.stdout.readline() == "Changed since\n"
        hub.manage("restore", filled.backup, "--yes")
        asking.stdin.write("\n")
        asking.stdin.flush()
        assert asking.stdout.readline() == "Paying midwives, نساء\n"
    finally:
        asking.kill()
        asking.communicate()


def test_one_that_is_killed_while_it_unpacks_changes_nothing_and_the_next_clears_up(hub, tmp_path):
    with (hub.media / "long.mp4").open("wb") as file:
        file.truncate(200_000_000)
    hub.manage("backup", tmp_path / "b.zip")
    (hub.media / "long.mp4").unlink()
    before = hub.everything()
    process = hub.start("manage.py", "restore", tmp_path / "b.zip", "--yes")
    while not list(hub.media.glob(".unfinished-*/new/long.mp4")):
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert len(list(hub.folder.rglob("*unfinished-*"))) == 2
    assert hub.tables() == before[0]
    hub.manage("restore", tmp_path / "b.zip", "--yes")
    assert list(hub.folder.rglob("*unfinished-*")) == []
    assert (hub.media / "long.mp4").stat().st_size == 200_000_000


@pytest.fixture
def stubborn(hub, tmp_path):
    """A hub whose database takes nothing at the last moment."""
    if connection.vendor == "postgresql":
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "pg_restore").symlink_to(f"{hub.environment['PG_BIN'] or '/usr/bin'}/pg_restore")
        (folder / "psql").write_text(STUBBORN)
        (folder / "psql").chmod(0o755)
        hub.environment["PG_BIN"] = str(folder)
    else:  # a database with pages of another size cannot be written over
        with hub.connected() as opened:
            opened.executescript("PRAGMA journal_mode=DELETE; PRAGMA page_size=1024; VACUUM; PRAGMA journal_mode=WAL;")
    return hub


def test_where_the_database_takes_it_not_the_media_are_as_before(filled, stubborn):
    (stubborn.media / "since.txt").write_text("Made since.")
    before = stubborn.everything()
    assert "Nothing was changed: " in stubborn.refused("restore", filled.backup, "--yes")
    assert stubborn.everything() == before
    assert list(stubborn.folder.rglob("*unfinished-*")) == []


def test_where_forgetting_fails_it_says_what_is_to_be_done(filled, empty, tmp_path):
    (tmp_path / "odd_settings.py").write_text("from hrhub.settings import *\nFORGETTERS = ['nowhere.at_all']\n")
    empty.environment |= {"DJANGO_SETTINGS_MODULE": "odd_settings", "PYTHONPATH": str(tmp_path)}
    said = empty.refused("restore", filled.backup)
    assert "Not finished: the backup is in place, but forget failed (nowhere.at_all: ModuleNotFoundError" in said
    assert said.endswith("run `manage.py migrate` and `manage.py forget`.")
