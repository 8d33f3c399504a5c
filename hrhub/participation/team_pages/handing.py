"""Handing the team over: asked on the coordinator's page, accepted on a page of the other's own link."""

from datetime import timedelta

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hrhub.participation import consent, handing_over
from hrhub.participation.forms.team import HandOverForm
from hrhub.participation.models import HandOver
from hrhub.participation.private import page_of, private, with_cookie
from hrhub.participation.registering import AlreadyRegistered
from hrhub.web.limits import allowed, visitor

from .frame import back, frame, of_team

BOTH = require_http_methods(["GET", "HEAD", "POST"])
MOST, PER = 5, timedelta(days=1)  # strangers who are written to for one team


@BOTH
@of_team
def hand_over(request, registration, team):
    if request.POST.get("do") == "take_back":
        handing_over.take_back(registration)
        return back("taken_back")
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        problem = asked(request, registration, **form.cleaned_data)
        if not problem:
            return back("asked")
        form.add_error(None, problem)
    waiting = HandOver.objects.filter(registration=registration).first()
    return render(request, "participation/team_hand_over.html", frame(registration, form=form, waiting=waiting))


def asked(request, registration, name, email):
    """Ask, and return "" or a sentence that says why not."""
    if handing_over.asked_just_now(registration, name, email):
        return ""
    without_mail = f"{visitor(request)} without an address"  # whom nobody has confirmed: all of one network together
    who = registration.key if registration.has_mail else without_mail
    if not allowed("hand over", who, MOST, PER):
        return _("You have asked several people today. Please go on tomorrow.")
    try:
        handing_over.ask_to_take_over(registration, name, email)
        return ""
    except handing_over.NothingToHandOver:
        return _("Only a team that comes can be handed over.")


@BOTH
@private
def taking_over(request, row):
    if not isinstance(row, HandOver):
        return HttpResponseRedirect(page_of(row))
    problem = ""
    if request.method == "POST":
        try:
            registration = handing_over.take_over(row)
            return with_cookie(HttpResponseRedirect(reverse("my_team") + "?done=yours"), registration)
        except AlreadyRegistered:
            problem = _("This address is registered for the event already. Cancel that first, then come back.")
        except handing_over.NothingToHandOver:
            problem = _("This team does not come any more, or somebody else has taken it over.")
    words = consent.sentence_of_coordinator(row.registration.event)
    context = frame(row.registration, row=row, problem=problem, consent=words)
    return render(request, "participation/taking_over.html", context)
