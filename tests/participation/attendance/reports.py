"""Reports as platforms give them, with people who never were."""

ZOOM_MEETING = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
"812 3456 7890",Keeping midwives,03/11/2027 01:55:02 PM,03/11/2027 03:04:10 PM,host@example.org,70,4

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room
Mutinta Banda,mutinta@example.org,03/11/2027 02:00:00 PM,03/11/2027 02:20:00 PM,20,Yes,,No
Mutinta Banda,mutinta@example.org,03/11/2027 02:30:00 PM,03/11/2027 03:00:00 PM,30,Yes,,No
Galaxy A12 (Chanda Mwale),,03/11/2027 02:00:00 PM,03/11/2027 03:00:00 PM,60,Yes,,No
Somebody Else,,03/11/2027 02:00:00 PM,03/11/2027 03:00:00 PM,60,Yes,,No
Who Waited,,03/11/2027 02:00:00 PM,03/11/2027 02:10:00 PM,10,Yes,,Yes
"""
ZOOM_UNIQUE = """Name (Original Name),User Email,Total Duration (Minutes),Guest
Mutinta Banda,mutinta@example.org,50,Yes
Chanda Mwale,,60,Yes
Somebody Else,,60,Yes
"""
ZOOM_WEBINAR = """Attendee Report
Report Generated:,"Mar 11, 2027 3:30 PM"
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users
"Keeping midwives","912 3456 7890","Mar 11, 2027 1:55 PM",70,4,0,3,5,
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,
Yes,"Somebody Else","host@example.org","Mar 11, 2027 01:55:00 PM","Mar 11, 2027 03:04:00 PM",70,No,"Kenya",
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name,
Yes,"Mutinta Banda","Mutinta","Banda","mutinta@example.org","Mar 01, 2027 10:00:00 AM","approved","Mar 11, 2027 02:00:00 PM","Mar 11, 2027 02:50:00 PM",50,Yes,"Zambia",
Yes,"Chanda Mwale","Chanda","Mwale","","Mar 01, 2027 10:00:00 AM","approved","Mar 11, 2027 02:00:00 PM","Mar 11, 2027 03:00:00 PM",60,Yes,"Zambia",
No,"Who Waited","Who","Waited","w@example.org","Mar 01, 2027 10:00:00 AM","approved","--","--","--","--","Zambia",
"""  # noqa: E501
TEAMS = """1. Summary
Meeting title\tKeeping midwives
Attended participants\t3
Start time\t3/11/27, 1:55:02 PM
End time\t3/11/27, 3:04:10 PM
Meeting duration\t1h 9m 8s
Average attendance time\t55m 0s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Mutinta Banda\t3/11/27, 2:00:00 PM\t3/11/27, 3:00:00 PM\t50m 0s\tmutinta@example.org\tmutinta@example.org\tPresenter
Chanda Mwale\t3/11/27, 2:00:00 PM\t3/11/27, 3:00:00 PM\t1h 0m 0s\t\t\tAttendee
Somebody Else\t3/11/27, 2:00:00 PM\t3/11/27, 3:00:00 PM\t1h 0m 0s\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Mutinta Banda\t3/11/27, 2:00:00 PM\t3/11/27, 2:20:00 PM\t20m 0s\tmutinta@example.org\tPresenter
Mutinta Banda\t3/11/27, 2:30:00 PM\t3/11/27, 3:00:00 PM\t30m 0s\tmutinta@example.org\tPresenter
Chanda Mwale\t3/11/27, 2:00:00 PM\t3/11/27, 3:00:00 PM\t1h 0m 0s\t\tAttendee
Somebody Else\t3/11/27, 2:00:00 PM\t3/11/27, 3:00:00 PM\t1h 0m 0s\t\tAttendee
"""
TEAMS_OLD = """Meeting Summary
Total Number of Participants\t3
Meeting Title\tKeeping midwives
Meeting Start Time\t3/11/2027, 1:55:02 PM

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Mutinta Banda\t3/11/2027, 2:00:00 PM\t3/11/2027, 2:50:00 PM\t50m\tmutinta@example.org\tOrganizer
Chanda Mwale\t3/11/2027, 2:00:00 PM\t3/11/2027, 3:00:00 PM\t1h\t\tAttendee
Somebody Else\t3/11/2027, 2:00:00 PM\t3/11/2027, 3:00:00 PM\t1h\t\tAttendee
"""
MEET = """First name,Last name,Email,Duration,Time joined,Time exited
Mutinta,Banda,mutinta@example.org,50 min,14:00,14:50
Chanda,Mwale,,1 hr 0 min,14:00,15:00
Somebody,Else,,1 hr 0 min,2:00 PM,3:00 PM
"""
MEET_NAMES = """Name,Email,Duration,Time joined,Time exited
Mutinta Banda,mutinta@example.org,50 min,2027-03-11 14:00:00,2027-03-11 14:50:00
Chanda Mwale,,1 hr,2027-03-11 14:00:00,2027-03-11 15:00:00
Somebody Else,,1:00:00,,
"""
BIG_BLUE_BUTTON = """Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,Duration,What next?
"Mutinta Banda","FALSE","3.4","00:01:02","-","2","0","1","0","March 11, 2027 at 02:00:00 PM","March 11, 2027 at 02:50:00 PM","00:50:00","Yes"
"Chanda Mwale","FALSE","3.4","-","-","0","0","0","0","March 11, 2027 at 02:00:00 PM","-","01:00:00","-"
"Somebody Else","TRUE","0","-","-","0","0","0","0","3/11/2027","-","01:00:00","-"
"""  # noqa: E501
ALL = {
    "Zoom": [ZOOM_MEETING, ZOOM_UNIQUE, ZOOM_WEBINAR],
    "Teams": [TEAMS, TEAMS_OLD],
    "Google Meet": [MEET, MEET_NAMES],
    "BigBlueButton": [BIG_BLUE_BUTTON],
}


def file_of(text):
    """Return `text` as its platform writes it: Teams in UTF-16, the others in UTF-8."""
    return text.encode("utf-16" if "\t" in text else "utf-8-sig")
