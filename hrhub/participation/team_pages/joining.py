"""The members' link: a colleague puts oneself on the list, on a phone, in three fields. No names, and no join link."""

from datetime import timedelta

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hrhub.participation import consent, gathering
from hrhub.participation.changing import TooMany
from hrhub.participation.forms.members import JoinForm
from hrhub.participation.keeping import link_to_keep
from hrhub.participation.models import Member, Team
from hrhub.participation.private import private, unlisted, with_cookie
from hrhub.web.addresses import CODES
from hrhub.web.limits import allowed, visitor
from hrhub.web.page import language_line

from .frame import frame

PER = timedelta(hours=1)
MOST_OF_A_TEAM, MOST_OF_A_VISITOR = 400, 300  # a whole ministry may stand behind one address


@require_http_methods(["GET", "HEAD", "POST"])
def join(request, code):
    """Show the team to whoever has its members' link; a link that was renewed, or never was, leads to a sentence."""
    team = with_code(code)
    speak(request, team)
    if team is None or not comes(team.registration):
        return unlisted(render(request, "participation/no_team.html", page(request), status=404))
    registration = team.registration
    words = consent.sentence_of_member(registration.event)
    form = JoinForm(request.POST if request.method == "POST" else None, consent=words)
    status = 200
    if form.is_valid():
        member, problem, status = joined(request, team, form)
        if member:
            there = reverse("joined_team", args=[team.code]) + query(request)
            return with_cookie(HttpResponseRedirect(there), member)
        form.add_error(None, problem)
    may = gathering.may_join(registration, team)
    context = frame(registration, form=form, may_join=may, asks=team.joining == Team.Joining.ASK, **page(request))
    return unlisted(render(request, "participation/join.html", context, status=status))


def comes(registration):
    """Say whether there is a team to show: one that is confirmed and comes, to an event that everybody may see."""
    return registration.state in gathering.GATHERING and registration.event.is_published


def with_code(code):
    rows = Team.objects.select_related("registration__event", "registration__places", "registration__country")
    return rows.filter(code=code.lower()[:16]).first()


def joined(request, team, form):
    """Return (member, a sentence that says why not, status)."""
    if not is_within_limits(request, team):
        return None, _("Too many people have sent this form in the last hour. Please try again later."), 429
    try:
        return gathering.add_oneself(form.member(team)), "", 200
    except gathering.NobodyMoreJoins:
        return None, _("Nobody more can join this team now. Please ask your coordinator."), 409
    except gathering.TooManyAsk:
        return None, _("Many people have asked already, and wait for an answer. Please ask your coordinator."), 409
    except (gathering.TeamIsFull, TooMany):
        return None, _("The room is full. Please ask your coordinator, or register alone."), 409


def is_within_limits(request, team):
    of_visitor = allowed("join", visitor(request), MOST_OF_A_VISITOR, PER)
    return of_visitor and allowed("join team", team.pk, MOST_OF_A_TEAM, PER)


@require_safe
@private
def on_the_list(request, row, code):
    """Say what a member must know, and show the private link to keep."""
    if not isinstance(row, Member) or row.team.code != code.lower():
        return HttpResponseRedirect(reverse("join_team", args=[code]) + query(request))
    speak(request, row.team)
    context = frame(row.team.registration, member=row, **link_to_keep(row), **page(request))
    return render(request, "participation/joined.html", context)


def speak(request, team):
    """Use the language that the address asks for, or the team's: there is none in front of a short address."""
    asked = request.GET.get("language", "")
    own = team.registration.language if team else ""
    language = next((one for one in (asked, own) if one in CODES), CODES[0])
    translation.activate(language)
    request.LANGUAGE_CODE = language


def query(request):
    asked = request.GET.get("language", "")
    return f"?language={asked}" if asked in CODES else ""


def page(request):
    """Return the line of languages: this address has none in front."""
    return {"languages": language_line((code, f"{request.path}?language={code}") for code in CODES)}
