"""Backups: database and media of one moment in one file, and the way back.

`backup` and `restore` are the acts; both raise Refused with a sentence, and then nothing has changed. docs/backup.md
says how they are used.
"""

from .making import backup
from .refusing import HalfDone, Refused
from .restoring import restore

__all__ = ["HalfDone", "Refused", "backup", "restore"]
