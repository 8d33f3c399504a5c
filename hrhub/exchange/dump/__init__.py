"""The public dump: everything that everybody may see, as files that `load_corpus` brings into an empty hub.

`dump` is the act: it writes a folder named for the day. docs/dump.md says what is in it.
"""

from .writing import Busy, dump, dump_if_needed, is_needed

__all__ = ["Busy", "dump", "dump_if_needed", "is_needed"]
