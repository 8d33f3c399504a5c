"""The editors' desk for the catalogue, and for the people and countries in it."""

from . import people, programme, site, transcripts
from .events import EventDesk

__all__ = ["EventDesk", "people", "programme", "site", "transcripts"]
