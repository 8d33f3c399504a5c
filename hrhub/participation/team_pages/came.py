"""Who came, ticked on a phone in the room, or typed in from the sheet of paper."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hrhub.catalogue import wording
from hrhub.participation import checking_in
from hrhub.participation.forms.team import CameForm
from hrhub.participation.standing import moment_in_words

from .frame import back, frame, of_team


@require_http_methods(["GET", "HEAD", "POST"])
@of_team
def came(request, registration, team):
    members = list(team.members.accepted().in_order())
    posted = request.method == "POST"
    form = CameForm(request.POST if posted else None, initial={"heads": team.heads_counted})
    ticked = set(request.POST.getlist("came")) if posted else {member.key for member in members if member.came}
    if form.is_valid() and (problem := told(team, members, ticked, form.cleaned_data["heads"])):
        form.add_error("heads", problem)
    elif form.is_valid():
        return back("came")
    context = frame(
        registration,
        form=form,
        members=[(member, member.key in ticked) for member in members],
        closed=closed(registration),
    )
    return render(request, "participation/team_came.html", context)


def told(team, members, ticked, heads):
    """Note it, and return "" or a sentence that says why not."""
    try:
        checking_in.team_came(team, [member for member in members if member.key in ticked], heads)
        return ""
    except checking_in.CannotTellNow:
        return _("This cannot be told now. Nothing was changed.")
    except checking_in.FewerThanNamed as fewer:
        n = fewer.named
        words = ngettext(
            "You ticked %(n)s name: the number is too small.", "You ticked %(n)s names: the number is too small.", n
        )
        return words % {"n": wording.number(n)}


def closed(registration):
    """Return why one cannot tell who came, in a sentence, or ""."""
    event = registration.event
    if checking_in.can_tell(registration):
        return ""
    if registration.state != registration.State.SEATED:
        return _("Only a team that has a place can tell who came.")
    if not event.is_over and checking_in.opens_at(event):
        return _("You can tell who came from %(moment)s on.") % {
            "moment": moment_in_words(checking_in.opens_at(event), event)
        }
    return _("The week in which you could tell who came is over. The organisers can still be told.")
