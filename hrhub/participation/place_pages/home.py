"""The page itself: how it stands, what can be done about it, and how to join."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from hrhub.participation import changing, checking_in, standing
from hrhub.participation.deciding import decide
from hrhub.participation.keeping import link_to_keep
from hrhub.participation.meeting_time import is_time
from hrhub.participation.models import Meeting, Member, Registration
from hrhub.participation.saying import done_words
from hrhub.participation.team_texts import place_of

from .frame import back, frame, of_one


@require_http_methods(["GET", "HEAD", "POST"])
@of_one(None)
def place(request, row):
    """Show the page; its one button confirms, accepts, or comes again."""
    if isinstance(row, Member):
        return render(request, "participation/member.html", member_page(request, row))
    problem = ""
    if request.method == "POST":
        done, problem = decide(request.POST.get("do"), row)
        if done:
            return back(done)
        row.refresh_from_db()
    return render(request, "participation/place.html", place_page(request, row, problem))


def place_page(request, row, problem):
    stands = row.state == Registration.State.SEATED and not row.event.is_over
    return frame(
        row,
        problem=problem,
        done=done_words(request),
        standing=standing.of(row),
        stands=stands,
        **meeting_of(row),
        **link_to_keep(row),
        may_correct=row.door == Registration.Door.ALONE,
        may_cancel=row.is_live and not row.event.is_over,
    )


def member_page(request, row):
    registration = row.team.registration
    return frame(
        row,
        done=done_words(request),
        team=row.team,
        standing=standing.of(registration),
        stands=row.accepted and registration.state == Registration.State.SEATED,
        meets=place_of(registration),
        **link_to_keep(row),
    )


def meeting_of(registration):
    """Return how to join, when it is time: to who has a place, and to nobody before."""
    time = is_time(registration)
    meeting = Meeting.objects.filter(event=registration.event_id).first() if time else None
    can_join = bool(meeting and meeting.join_link and checking_in.can_tell(registration))
    return {"is_time": time, "meeting": meeting, "can_join": can_join}


@require_POST
@of_one(Registration)
def join(request, row):
    """Note that somebody came, and lead on to the meeting.

    By a page, and not by a redirect: the security policy forbids a form to lead to another site.
    """
    meeting = Meeting.objects.filter(event=row.event_id).first()
    try:
        checking_in.came(row)
    except checking_in.CannotTellNow:
        return back("")
    if not meeting or not meeting.join_link:
        return back("")
    return render(request, "participation/joining.html", frame(row, join_link=meeting.join_link))


@require_http_methods(["GET", "HEAD", "POST"])
@of_one(Registration)
def cancel(request, row):
    if not row.is_live or row.event.is_over:
        raise Http404
    if request.method == "POST":
        changing.cancel(row)
        return back("cancelled")
    return render(request, "participation/place_cancel.html", frame(row))
