"""The organisers' desk: places, who registered, who came."""

from . import accesses, figures, importing, registrations, teams
from .tables import OF_TAKING_PART

__all__ = ["OF_TAKING_PART", "accesses", "figures", "importing", "registrations", "teams"]
