"""Who takes part: places, those who asked for them, their teams, and who came."""

from .attendance import Attendance, Count, RosterAccess, Tally
from .meetings import Meeting
from .places import Places
from .registrations import LinkRequest, Notice, Registration, Sector
from .teams import HandOver, Member, Team, registration_of

__all__ = [
    "Attendance",
    "Count",
    "HandOver",
    "LinkRequest",
    "Meeting",
    "Member",
    "Notice",
    "Places",
    "Registration",
    "RosterAccess",
    "Sector",
    "Tally",
    "Team",
    "registration_of",
]
