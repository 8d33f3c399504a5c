"""Does a backup fit this hub: its kind of database, its code, its disk?"""

import shutil

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from ..corpus.defects import printable
from . import media
from .databases import NAMES, database
from .refusing import Refused


def check_fit(backup):
    """Refuse a backup that cannot be restored here; nothing is written for that."""
    check_kind(backup.manifest["database"])
    check_migrations(backup.manifest["migrations"])
    check_room(backup)


def check_kind(kind):
    if kind != connection.vendor:
        raise Refused(
            f"this is a backup of a hub on {NAMES[kind]}, and this hub runs on {NAMES[connection.vendor]}: restore it "
            f"into a hub whose DATABASE_URL is of {NAMES[kind]}."
        )


def check_migrations(applied):
    """Refuse a backup that was made by newer code than this."""
    unknown = sorted({tuple(row) for row in applied} - known_migrations())
    if unknown:
        app, name = unknown[0]
        raise Refused(
            f"this backup was made by a newer HRHub: this one does not know “{printable(f'{app} {name}')[:200]}”"
            f"{f' and {len(unknown) - 1} more migrations' if unknown[1:] else ''}. Bring the code up to date first."
        )


def known_migrations():
    """Return all (app, name) that the code has, or has replaced by others."""
    loader = MigrationLoader(None)
    replaced = {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    return set(loader.disk_migrations) | replaced


def check_room(backup):
    """Refuse what does not fit on the disk, which may also be a bomb."""
    sizes = {name: told["size"] for name, told in backup.members.items()}
    room = {settings.VAR_DIR: 2 * sizes.pop(backup.member), media.root().parent: sum(sizes.values())}
    for folder, needed in room.items():
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
        if needed > free:
            raise Refused(
                f"this backup needs {needed / 1e6:,.0f} MB in {folder}, where {free / 1e6:,.0f} MB are free: "
                "make room first."
            )


def check_database(path, backup):
    database().check(path, backup.manifest)
