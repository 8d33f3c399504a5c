"""A stranger asks to join a team that is in the public list: the coordinator decides."""

from datetime import timedelta

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext

from hrhub.web.limits import allowed, visitor

from . import consent, gathering, on_page
from .changing import TooMany
from .forms.members import JoinForm
from .models import Meeting, Team
from .private import page_of, with_cookie

AN_HOUR = timedelta(hours=1)
LONGEST_KEY = 18  # digits: what a database can hold
MOST_OF_A_NETWORK = 60  # an hour: each is a question to a coordinator


def ask(request, event, pk, about):
    """Answer with the form, or take it; `about` is what stands above it. A team that is not open is not there."""
    team = open_team(event, pk)
    form = JoinForm(request.POST if request.method == "POST" else None, consent=consent.sentence_of_member(event))
    status = 200
    if form.is_valid():
        member, problem, status = asked(request, team, form)
        if member:
            return with_cookie(HttpResponseRedirect(page_of(member)), member)
        form.add_error(None, problem)
    return shown(request, team, form, about, status)


def begin(request, event, pk, about):
    """Show the form to who wanted to come alone and then chose a team: with what was typed already, but no consent."""
    if not pk.isascii() or not pk.isdecimal() or len(pk) > LONGEST_KEY:
        raise Http404
    typed = {name: request.POST.get(name, "") for name in ("name", "organisation", "sector", "email")}
    words = consent.sentence_of_member(event)
    return shown(request, open_team(event, int(pk)), JoinForm(initial=typed, consent=words), about)


def shown(request, team, form, about, status=200):
    return render(request, "participation/ask_to_join.html", {**about, "team": team, "form": form}, status=status)


def open_team(event, pk):
    """Return a team of `event` that everybody may ask to join."""
    is_secret = Meeting.objects.is_counts_only(event)
    listed = on_page.listed(event).filter(joining=Team.Joining.OPEN, pk=pk)
    team = None if is_secret else listed.first()
    if team is None or not gathering.may_join(team.registration, team):
        raise Http404
    return team


def asked(request, team, form):
    """Return (member, a sentence that says why not, status)."""
    if not allowed("ask to join", visitor(request), MOST_OF_A_NETWORK, AN_HOUR):
        return None, gettext("This was asked for too often. Please try again in an hour."), 429
    try:
        return gathering.add_oneself(form.member(team), asks=True), "", 200
    except gathering.NobodyMoreJoins:
        return None, gettext("Nobody more can join this team now. You can register alone."), 409
    except gathering.TooManyAsk:
        words = gettext("Many people have asked already, and wait for an answer. Try again later, or register alone.")
        return None, words, 409
    except (gathering.TeamIsFull, TooMany):
        return None, gettext("The room is full. You can register alone."), 409
