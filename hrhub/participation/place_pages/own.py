"""One's own data: as a file, and deleted at once. For everybody who has a private link, coordinators too."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from hrhub.participation import own_data
from hrhub.participation.forgetting import erase, erase_member
from hrhub.participation.models import Member, Registration
from hrhub.participation.private import COOKIE, page_of, private

from .frame import frame


@require_safe
@private
def data(request, row):
    return own_data.file_of(subject(row))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def delete(request, row):
    """Ask, then delete all that is kept; the link is of no use from then on."""
    row = subject(row)
    if request.method != "POST":
        return render(request, "participation/delete.html", frame(row, mine=page_of(row)))
    erase_member(row) if isinstance(row, Member) else erase(row)
    response = render(request, "participation/deleted.html")
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def subject(row):
    """Return whose data it is. Who was asked to take a team over is nobody yet: the team's data is another's."""
    if not isinstance(row, Registration | Member):
        raise Http404
    return row
