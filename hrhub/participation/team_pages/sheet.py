"""The team sheet: on paper, or as files, all that is needed when the line breaks."""

import io
import zipfile

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hrhub.catalogue.calendar_files import written
from hrhub.catalogue.calendars import calendar
from hrhub.catalogue.models import Point
from hrhub.participation.meeting_time import is_time
from hrhub.participation.models import Meeting
from hrhub.web.page import RIGHT_TO_LEFT

from .frame import frame, of_team

EMPTY_ROWS = 8


@require_safe
@of_team
def sheet(request, registration, team):
    return render(request, "participation/team_sheet.html", sheet_of(registration, team))


@require_safe
@of_team
def pack(request, registration, team):
    """Answer with a ZIP: the sheet and the list to sign as files that need nothing else, and the calendar file."""
    said = sheet_of(registration, team) | {"language": get_language(), "css": css()}
    said["direction"] = "rtl" if said["language"] in RIGHT_TO_LEFT else "ltr"
    response = HttpResponse(packed(registration.event, said), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name_of(registration.event, team)}.zip"'
    return response


def packed(event, said):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as files:
        for name in ("team-sheet", "sign-in"):
            page = {**said, "only_sign_in": name == "sign-in"}
            files.writestr(f"{name}.html", render_to_string("participation/sheet_file.html", page))
        files.writestr("event.ics", written(calendar([event], said["language"])))
    return whole.getvalue()


def name_of(event, team):
    return slugify(f"{event.number_words or event.slug} team {team.city}")[:80] or "team"


def css():
    with open(finders.find("team-sheet.css"), encoding="utf-8") as file:
        return file.read()


def sheet_of(registration, team):
    """Return what the sheet says; the link of the meeting only when it is time."""
    event = registration.event
    shown = Meeting.objects.filter(event=event).first() if is_time(registration) else None
    return frame(
        registration,
        meeting=shown,
        questions=list(event.points.filter(kind=Point.Kind.KEY_QUESTION).order_by("order", "id")),
        presentations=list(event.presentations.order_by("order", "id")),
        slides=list(event.resources.filter(lost=False).exclude(address="").order_by("order", "id")),
        members=list(team.members.accepted().in_order()),
        empty_rows=range(EMPTY_ROWS),
    )
