"""Taking a report in: first what it would do, then the act."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils.translation import override
from django_countries import countries as iso

from hrhub.countries.models import name_in
from hrhub.participation import checking_in, counting
from hrhub.participation.models import Attendance, Registration
from hrhub.web.folding import fold

from .days import other_day
from .layouts import table_in
from .matching import Known
from .merging import people_in
from .reading import lines_of


class ImportedAlready(Exception):
    """The same file was taken in before: it counts once."""


@dataclass(slots=True)
class Report:
    """What a file says of an event."""

    platform: str
    digest: str
    known: list  # (Connected, Registration or Member)
    unknown: list
    too_short: list
    other_day: date | None  # on which it was made, where the event was on another


def read(event, content):
    """Return the Report of `content` about `event`; nothing is changed. Raises BadReport."""
    platform, rows = table_in(lines_of(content))
    people, known = people_in(rows), Known(event)
    report = Report(platform, sha256(content).hexdigest(), [], [], [], other_day(event, rows))
    for one in people:
        row = known.find(one)
        if not one.stayed:
            report.too_short.append(one)
        elif row:
            report.known.append((one, row))
        else:
            report.unknown.append(one)
    return report


def is_imported(event, digest):
    return Attendance.objects.filter(event=event, digest=digest).exists()


@transaction.atomic
def take_in(event, content, instead=False):
    """Note who was connected as `content` says, and count anew; return the Report.

    `instead`: in place of what earlier files said of the event, when it is a better report of the same meeting.
    Raises BadReport and ImportedAlready, and then nothing is changed.
    """
    report = read(event, content)
    counting.lock(event)
    if is_imported(event, report.digest):
        raise ImportedAlready
    if instead:
        before = Attendance.objects.filter(event=event)
        checking_in.taken_back(before)
        before.delete()
    rows = list(rows_of(event, report))
    checking_in.reported(rows)
    Attendance.objects.bulk_create(rows, batch_size=500)
    counting.count(event)
    return report


def rows_of(event, report):
    """Give a row for each person who is known, whatever the number of devices, and for each connection that is not."""
    by_row = {}
    for one, row in report.known:
        key = (isinstance(row, Registration), row.pk)
        by_row[key].join(one) if key in by_row else by_row.update({key: one})
    for (is_registration, pk), one in by_row.items():
        whose = {"registration_id" if is_registration else "member_id": pk}
        yield Attendance(event=event, minutes=one.minutes, digest=report.digest, **whose)
    codes = countries_by_name()
    for one in report.unknown:
        code = codes.get(fold(one.country))
        yield Attendance(event=event, minutes=one.minutes, digest=report.digest, country_id=code)


def countries_by_name():
    with override("en"):
        return {fold(name_in("en", code)): code for code in iso.countries}
