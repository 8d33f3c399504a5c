"""The coordinator's own page: how the team stands, what to do next, who is in it."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hrhub.catalogue import wording
from hrhub.participation import checking_in, doubles, gathering, letters, sectors, standing
from hrhub.participation.deciding import decide
from hrhub.participation.keeping import link_to_keep
from hrhub.participation.meeting_time import is_time
from hrhub.participation.models import Meeting
from hrhub.participation.saying import done_words

from .frame import back, frame, of_team


@require_http_methods(["GET", "HEAD", "POST"])
@of_team
def team_page(request, registration, team):
    problem = ""
    if request.method == "POST":
        done, problem = decide(request.POST.get("do"), registration)
        if done:
            return back(done)
        registration.refresh_from_db()
    return render(request, "participation/team.html", page(request, registration, team, problem))


def page(request, registration, team, problem):
    rows = list(team.members.in_order())
    members = [member for member in rows if member.accepted]
    gathers = registration.state in gathering.GATHERING
    return frame(
        registration,
        **({} if registration.has_mail else link_to_keep(registration)),
        problem=problem,
        done=done_words(request),
        standing=standing.of(registration),
        gathers=gathers,
        may_share=gathers and gathering.may_join(registration, team),
        members=members,
        asking=[member for member in rows if not member.accepted],
        doubles=doubles.told(members) if gathers else [],
        sectors=sectors.line(members),
        count=ngettext("%(n)s member", "%(n)s members", len(members)) % {"n": wording.number(len(members))},
        meeting=Meeting.objects.filter(event=registration.event).first() if is_time(registration) else None,
        is_time=is_time(registration),
        can_tell=checking_in.can_tell(registration),
        steps=steps(registration, members) if gathers else [],
        failed=letters.failed_addresses(registration) if gathers else [],
        hand_over=getattr(registration, "hand_over", None) if gathers else None,
    )


def steps(registration, members):
    """Return what to do next: (is done, words, name of the page where)."""
    event, team = registration.event, registration.team
    lacks = sectors.missing(members)
    told = [
        (bool(members), _("Share the members' link, or write the names down yourself."), "my_team_share"),
        (not lacks, _("Look for colleagues of all five sectors."), "my_team_share"),
        (bool(team.place), _("Say where you meet: building and room."), "my_team_details"),
        (False, _("The day before: print the team sheet, for a line that breaks."), "my_team_sheet"),
        (team.counted_at is not None, _("On the day: tick who came."), "my_team_came"),
    ]
    return told[-1:] if event.is_over else told
