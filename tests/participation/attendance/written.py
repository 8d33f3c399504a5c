"""Reports as the programs write them; the people in them are invented. Sources: docs/imports.md."""

# ruff: noqa: E501 (rows of files are as long as they are)

ZOOM_MEETING = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
999 0000 0000,Keeping midwives,03/05/2024 02:00:00 PM,03/05/2024 03:00:00 PM,host@example.org,60,3,

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Disclaimer Response,In Waiting Room
Ana Phiri,ana@example.org,03/05/2024 01:55:00 PM,03/05/2024 01:58:00 PM,3,No,,Yes
Ana Phiri,ana@example.org,03/05/2024 01:58:00 PM,03/05/2024 02:30:00 PM,32,No,OK,No
Ana Phiri,ana@example.org,03/05/2024 02:20:00 PM,03/05/2024 03:00:00 PM,40,No,OK,No
Kofi’s iPad (Kofi Mensah),,03/05/2024 02:05:00 PM,03/05/2024 03:00:00 PM,55,Yes,OK,No
"""
ZOOM_UNIQUE = """\
Topic,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes)
Keeping midwives,999 0000 0000,Host,host@example.org,03/05/2024 02:00:00 PM,03/05/2024 03:00:00 PM,2,60

Name (original name),Email,Total duration (minutes),Guest
Ana Phiri,ana@example.org,62,No
Kofi’s iPad (Kofi Mensah),,55,Yes
"""
ZOOM_WEBINAR = """\
Attendee Report
Report Generated:,"Mar 5, 2024 15:30:00"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views,Enable Registration,,,,
Keeping midwives,999 0000 0000,"Mar 5, 2024 2:00 PM",60,2,0,1,3,2,Yes,,,,
Host Details,,,,,,,,,,,,,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,,,,,,
Yes,Host,host@example.org,"Mar 5, 2024 14:00:00","Mar 5, 2024 15:00:00",60,No,Zambia,,,,,,
Attendee Details,,,,,,,,,,,,,
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,,
No,Never Came,Never,Came,never@example.org,"Mar 1, 2024 10:00:00",approved,--,--,--,--,--,,
Yes,A. P.,Ana,Phiri,ana@example.org,"Mar 1, 2024 10:00:00",approved,"Mar 5, 2024 14:02:00","Mar 5, 2024 15:00:00",58,Yes,Zambia,,
Other Attended
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
2609*****12,"Mar 5, 2024 14:10:00","Mar 5, 2024 14:40:00",30,Zambia
"""
TEAMS = """\
1. Summary
Meeting title\tKeeping midwives, nurses, and others
Attended participants\t2
Start time\t3/5/24, 2:00:11 PM
End time\t3/5/24, 3:00:02 PM
Meeting duration\t59m 51s
Average attendance time\t50m

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Ana Phiri\t3/5/24, 2:02:00 PM\t3/5/24, 3:00:00 PM\t48m\tana@example.org\tana@example.org\tPresenter
Kofi Mensah (Guest)\t3/5/24, 2:05:10 PM\t3/5/24, 2:55:10 PM\t50m 0s\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ana Phiri\t3/5/24, 2:02:00 PM\t3/5/24, 2:30:00 PM\t28m\tana@example.org\tPresenter
Ana Phiri\t3/5/24, 2:40:00 PM\t3/5/24, 3:00:00 PM\t20m\tana@example.org\tPresenter
Kofi Mensah (Guest)\t3/5/24, 2:05:10 PM\t3/5/24, 2:55:10 PM\t50m 0s\t\tAttendee

4. Meeting engagement
Name\tReactions
Ana Phiri\t7
"""
MEET = """\
First name,Last name,Email,Duration,Time joined,Time exited
Ana,Phiri,ana@example.org,58 min,2:02 PM,3:00 PM
Kofi,Mensah,k*****@example.org,1 hr 2 min,1:58 PM,3:00 PM
"""
BBB = """\
Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,"Who pays, and how?"
"Ana Phiri","FALSE","3.2","00:02:10","-","4","0","1","1","3/5/2024, 02:02:00 PM","3/5/2024, 03:00:00 PM","00:58:00","A"
"Kofi "K." Mensah","TRUE","0","-","-","0","0","0","0","3/5/2024, 01:58:00 PM","-","01:02:00","-"
"Anonymous","","","","","","","","","","","","B\r
A"
"""
ALL = {
    "zoom meeting": (ZOOM_MEETING, "utf-8"),
    "zoom unique users": (ZOOM_UNIQUE, "utf-8-sig"),
    "zoom webinar": (ZOOM_WEBINAR, "utf-8-sig"),
    "teams": (TEAMS, "utf-16"),
    "meet": (MEET, "utf-8"),
    "bbb": (BBB, "utf-8"),
}
