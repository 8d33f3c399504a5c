"""Correcting what is kept of oneself: of a member of a team, and of somebody who comes alone."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hrhub.participation import gathering
from hrhub.participation.forms.members import MemberForm
from hrhub.participation.forms.place import PlaceDetailsForm
from hrhub.participation.models import Member, Registration
from hrhub.participation.place_details import change_details, state_of

from .frame import back, frame, of_one


@require_http_methods(["GET", "HEAD", "POST"])
@of_one(None)
def details(request, row):
    if isinstance(row, Member):
        return of_member(request, row)
    if row.door != Registration.Door.ALONE:
        raise Http404  # who is told afterwards gave no name
    return of_registration(request, row)


def of_member(request, row):
    return corrected(request, row, MemberForm, gathering.state_of, gathering.correct)


def of_registration(request, row):
    return corrected(request, row, PlaceDetailsForm, state_of, change_details)


def corrected(request, row, form_class, state_of, change):
    form, is_saved = form_class.taken(request, row, state_of, change)
    if is_saved:
        return back("changed")
    context = frame(row, form=form, conflict=form.status == 409)
    return render(request, "participation/own_details.html", context, status=form.status)
