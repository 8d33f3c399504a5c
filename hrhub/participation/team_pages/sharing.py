"""Sharing with the team: texts, the members' link and its QR code, and another link where it went astray."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from hrhub.participation import gathering, team_texts
from hrhub.participation.qr import drawn
from hrhub.participation.saying import done_words

from .frame import back, frame, of_team


@require_safe
@of_team
def share(request, registration, team):
    if not gathering.may_join(registration, team):
        return render(request, "participation/team_share.html", frame(registration))
    size, path = drawn(team_texts.members_link(team))
    context = frame(registration, share=team_texts.links(registration), size=size, path=path, done=done_words(request))
    return render(request, "participation/team_share.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_team
def renew(request, registration, team):
    if request.method == "POST":
        gathering.renew_code(team)
        return back("renewed", "my_team_share")
    return render(request, "participation/team_renew.html", frame(registration))
