"""Who came, ticked on a phone in the room, or typed in from the sheet of paper."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hrhub.catalogue import wording
from hrhub.participation import checking_in
from hrhub.participation.forms.came import CameForm
from hrhub.participation.standing import moment_in_words

from .frame import back, frame, of_team
from .members import A_KEY


@require_http_methods(["GET", "HEAD", "POST"])
@of_team
def came(request, registration, team):
    new, gone, status = set(), set(), 200
    form = CameForm(initial={"heads": team.heads_counted, "heads_before": team.heads_counted})
    if request.method == "POST":
        ticked, before = (set(request.POST.getlist(name)) for name in ("came", "before"))
        form, new, gone = CameForm(request.POST), ticked - before, before - ticked
        problem, status = told(team, form, ticked, before)
        if not problem and form.is_valid():
            return back("came")
        team.refresh_from_db()
        form = form.anew(team.heads_counted, problem)
    members = list(team.members.accepted().in_order())
    context = frame(
        registration,
        form=form,
        members=[(member, (member.came or member.key in new) and member.key not in gone) for member in members],
        conflict=status == 409,
        closed=closed(registration),
    )
    return render(request, "participation/team_came.html", context, status=status)


def told(team, form, ticked, before):
    """Note it, and return ("", status) or (a sentence that says why not, status)."""
    if not form.is_valid():
        return "", 200
    if not ticked and not before and set(form.cleaned_data.values()) == {None}:
        return _("Tick who is here, or write how many people were in the room. Nothing was saved yet."), 200
    changed = [key for key in ticked ^ before if A_KEY.fullmatch(key)]
    rows = list(team.members.filter(key__in=changed))
    came, not_came = ([row for row in rows if row.key in keys] for keys in (ticked, before))
    try:
        checking_in.team_came(team, came, not_came, **form.cleaned_data)
    except checking_in.CannotTellNow:
        return _("This cannot be told now. Nothing was changed."), 200
    except checking_in.ToldMeanwhile:
        return _("This was changed meanwhile, perhaps by you on another phone. Nothing is saved yet."), 409
    except checking_in.FewerThanNamed as fewer:
        n = fewer.named
        words = ngettext(
            "%(n)s name is ticked: the number is too small.", "%(n)s names are ticked: the number is too small.", n
        )
        return words % {"n": wording.number(n)}, 200
    return "", 200


def closed(registration):
    """Return why one cannot tell who came, in a sentence, or ""."""
    event = registration.event
    if checking_in.can_tell(registration):
        return ""
    if registration.state != registration.State.SEATED:
        return _("Only a team that has a place can tell who came.")
    if not event.is_over and checking_in.opens_at(event):
        return _("From %(moment)s on you can tell who came.") % {
            "moment": moment_in_words(checking_in.opens_at(event), event)
        }
    return _("The week in which you could tell who came is over. The organisers can still be told.")
