"""Who takes part: places, those who asked for them, and their teams."""

from .meetings import Meeting
from .places import Places
from .registrations import Notice, Registration, Sector
from .teams import HandOver, Member, Team

__all__ = ["HandOver", "Meeting", "Member", "Notice", "Places", "Registration", "Sector", "Team"]
