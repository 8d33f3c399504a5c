"""Registrations as a table to take away. It leaves the site with names in it: each time is noted."""

import csv
from io import BytesIO, StringIO

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hrhub.web.cells import harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARK = "\ufeff"  # by it Excel knows that a CSV file is UTF-8


def headings():
    return [
        _("event"),
        _("team"),
        _("name"),
        _("e-mail address"),
        _("organisation"),
        _("sector"),
        _("country"),
        _("city"),
        _("comes"),
        _("state"),
        _("people"),
        _("came"),
        _("registered"),
    ]


def rows(registrations):
    """Give a row for each of `registrations`, and one for each member of a team below it."""
    for one in registrations:
        team = getattr(one, "team", None)
        yield [
            one.event.path,
            str(team) if team else "",
            one.name,
            one.email,
            one.organisation,
            one.get_sector_display(),
            one.country.name,
            team.city if team else "",
            one.get_door_display(),
            one.get_state_display(),
            one.heads,
            came(one, team),
            one.made_at.date().isoformat(),
        ]
        for member in team.members.all() if team else []:
            yield member_row(one, team, member)


def came(one, team):
    """Return how many came, where it was counted."""
    return (team.heads_counted if team else one.came_at and 1) or ""


def member_row(one, team, member):
    state = _("member") if member.accepted else _("asks to join")
    told = [member.name, member.email, member.organisation, member.get_sector_display()]
    came = _("yes") if member.came else ""
    return [one.event.path, str(team), *told, one.country.name, team.city, "", state, "", came, ""]


def as_csv(registrations):
    text = StringIO(MARK, newline="")
    text.seek(0, 2)
    writer = csv.writer(text)
    for row in [headings(), *rows(registrations)]:
        writer.writerow([harmless(cell) for cell in row])
    return attached(text.getvalue().encode(), "text/csv; charset=utf-8", "registrations.csv")


def as_xlsx(registrations):
    from openpyxl import Workbook  # takes a fifth of a second and 20 MB: only for those who export

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [headings(), *rows(registrations)]:
        sheet.append([harmless(cell) for cell in row])
    file = BytesIO()
    book.save(file)
    return attached(file.getvalue(), XLSX, "registrations.xlsx")


def attached(content, kind, name):
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
