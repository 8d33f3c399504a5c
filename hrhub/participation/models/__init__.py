"""Who takes part: places, those who asked for them, and their teams."""

from .meetings import Meeting
from .places import Places
from .registrations import Notice, Registration, Sector
from .teams import Member, Team

__all__ = ["Meeting", "Member", "Notice", "Places", "Registration", "Sector", "Team"]
