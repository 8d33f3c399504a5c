"""The organisers' desk: places, who registered, who came."""

from . import accesses, registrations, teams
from .tables import OF_TAKING_PART

__all__ = ["OF_TAKING_PART", "accesses", "registrations", "teams"]
