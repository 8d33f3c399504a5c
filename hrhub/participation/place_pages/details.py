"""Correcting what is kept of oneself: of a member of a team, and of somebody who comes alone."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hrhub.participation import gathering
from hrhub.participation.forms.members import MemberForm
from hrhub.participation.forms.place import PlaceDetailsForm
from hrhub.participation.meanwhile import ChangedMeanwhile
from hrhub.participation.models import Member, Registration
from hrhub.participation.place_details import change_details, details_of

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
    form = MemberForm(request.POST or None, initial={name: getattr(row, name) for name in MemberForm.base_fields})
    if request.method == "POST" and form.is_valid():
        gathering.correct(row, **form.cleaned_data)
        return back("changed")
    return render(request, "participation/own_details.html", frame(row, form=form))


def of_registration(request, row):
    shown = details_of(row) | {"revision": row.revision}
    form = PlaceDetailsForm(request.POST if request.method == "POST" else None, initial=shown)
    if form.is_valid():
        try:
            change_details(row, form.cleaned_data["revision"], form.cleaned_data)
            return back("changed")
        except ChangedMeanwhile:
            row.refresh_from_db()
            form = form.anew(row.revision, details_of(row))
    conflict = form.saved_meanwhile is not None
    context = frame(row, form=form, conflict=conflict)
    return render(request, "participation/own_details.html", context, status=409 if conflict else 200)
