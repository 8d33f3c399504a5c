"""Loading a corpus: JSON files of the shape that docs/corpus.md describes, field by field.

`load` is the act: read, check, and bring into the catalogue in one transaction.
"""

from .defects import CorpusRefused
from .loading import load
from .report import Report

__all__ = ["CorpusRefused", "Report", "load"]
