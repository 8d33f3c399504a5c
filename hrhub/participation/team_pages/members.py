"""One member of the roster, and those who ask to be on it: the coordinator's word."""

import re

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hrhub.participation import gathering
from hrhub.participation.changing import TooMany
from hrhub.participation.forms.members import MemberForm
from hrhub.participation.models import Member

from .details import no_room, too_long
from .frame import back, frame, of_team

A_KEY = re.compile("[0-9a-z]{16}")  # no NUL: PostgreSQL takes none


@require_http_methods(["GET", "HEAD", "POST"])
@of_team
def member(request, registration, team, key):
    found = one_of(team, key)
    if request.POST.get("do") == "remove":
        gathering.remove(found)
        return back("removed")
    if request.POST.get("do") == "double":
        gathering.remove_double(found)
        return back("removed")
    form, is_saved = MemberForm.taken(request, found, gathering.state_of, gathering.correct)
    if is_saved:
        return back("changed")
    context = frame(registration, form=form, member=found, conflict=form.status == 409)
    return render(request, "participation/team_member.html", context, status=form.status)


@require_POST
@of_team
def answer(request, registration, team):
    """Let in who asked, or not: by the name of the button that was pressed."""
    problem = answered(request.POST, team)
    if not problem:
        return back("let_in")
    return render(request, "participation/team_no_room.html", frame(registration, problem=problem))


def answered(data, team):
    """Return "" where it is done, or a sentence that says why not."""
    asking = one_of(team, data.get("yes") or data.get("no"))
    if "no" in data:
        if not asking.accepted:
            gathering.remove(asking)
        return ""
    try:
        gathering.accept_member(asking)
        return ""
    except gathering.TeamIsFull:
        return too_long()
    except TooMany as too_many:
        return no_room(too_many.free)
    except gathering.WouldLoseItsPlace:
        return _("With so many people you would go to the end of the waiting line. Change the number of people first.")


def one_of(team, key):
    """Return the member of `team`; of another team there is none."""
    found = get_object_or_404(Member, team=team, key=key if A_KEY.fullmatch(key or "") else "")
    found.team = team
    return found
