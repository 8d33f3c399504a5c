"""What a coordinator changes of the team: its details, its size, and whether it comes at all."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hrhub.catalogue import wording
from hrhub.participation import changing, gathering
from hrhub.participation.forms.team import SizeForm, TeamDetailsForm
from hrhub.participation.models import Registration
from hrhub.participation.models.teams import MOST_MEMBERS
from hrhub.participation.team_details import change_details, state_of

from .frame import back, frame, of_team

State = Registration.State
BOTH = require_http_methods(["GET", "HEAD", "POST"])


@BOTH
@of_team
def details(request, registration, team):
    form, is_saved = TeamDetailsForm.taken(request, registration, state_of, change_details)
    if is_saved:
        return back("changed")
    context = frame(registration, form=form, conflict=form.status == 409)
    return render(request, "participation/team_details.html", context, status=form.status)


@BOTH
@of_team
def size(request, registration, team):
    form = SizeForm(request.POST if request.method == "POST" else None, initial={"heads": registration.heads})
    if registration.state not in gathering.GATHERING:
        return back("")
    if form.is_valid():
        try:
            changing.come_with(registration, form.cleaned_data["heads"])
            return back("size")
        except changing.TooMany as too_many:
            form.add_error("heads", no_room(too_many.free))
    waits = registration.state in (State.WAITING, State.OFFERED) and registration.places.unit == "heads"
    return render(request, "participation/team_size.html", frame(registration, form=form, waits=waits))


def no_room(free):
    """Return the sentence for a team that has outgrown its places."""
    told = ngettext(
        "There is room for only %(n)s more. Nothing was changed.",
        "There is room for only %(n)s more. Nothing was changed.",
        free or 0,
    )
    return told % {"n": wording.number(free)} if free else _("The room is full. Nothing was changed.")


def too_long():
    return _("A team has at most %(n)s members. Nothing was saved.") % {"n": MOST_MEMBERS}


@BOTH
@of_team
def cancel(request, registration, team):
    if not registration.is_live:
        return back("")
    if request.method == "POST":
        changing.cancel(registration)
        return back("cancelled")
    return render(request, "participation/team_cancel.html", frame(registration))
