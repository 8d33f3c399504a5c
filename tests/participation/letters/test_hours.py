"""Page, mail and calendar say the same hour: in twenty zones, on both sides of their changes, against zoneinfo."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine

from hrhub.participation.registering import confirm
from tests.make import make_places, make_registration, make_webinar
from tests.markup import tree

from .reading import calendar_of, last

pytestmark = pytest.mark.django_db
ZONES = """
    Asia/Kathmandu Australia/Lord_Howe Pacific/Kiritimati Africa/Casablanca Africa/Lusaka America/Sao_Paulo
    America/New_York Europe/London Pacific/Apia Pacific/Chatham America/St_Johns Asia/Tehran Africa/Cairo Asia/Gaza
    America/Nuuk Australia/Sydney America/Santiago America/Asuncion Asia/Dhaka Africa/Addis_Ababa
""".split()
START = time(14, 10)


def changes(zone, year=2027):
    """Return the days of `year` after which the clock of `zone` is another at noon."""
    days = [date(year, 1, 1) + timedelta(n) for n in range(364)]
    noon = {
        day: datetime.combine(day, time(12), ZoneInfo(zone)).utcoffset() for day in [*days, days[-1] + timedelta(1)]
    }
    return [day for day in days if noon[day] != noon[day + timedelta(1)]]


def both_sides(zone):
    """Return days right before and right after each change; of a zone without any, one of winter and one of summer."""
    found = changes(zone)
    around = [day + timedelta(n) for day in found for n in (0, 1)]
    return around or [date(2027, 1, 14), date(2027, 7, 15)]


SIDES = [(zone, day) for zone in ZONES for day in both_sides(zone)]


def hours_in(text):
    """Return the lines of `text` that say the hour, once each."""
    return sorted({line.strip() for line in text.splitlines() if line.strip().startswith("14:10–")})


def as_it_must_be(zone, day):
    """Return the beginning of the line, by zoneinfo alone."""
    utc = datetime.combine(day, START, ZoneInfo(zone)).astimezone(UTC)
    weekday = "" if utc.date() == day else f"{utc:%A} "
    city = zone.rpartition("/")[2].replace("_", " ")
    return f"14:10–15:00 {city} time", f" = {weekday}{utc:%H:%M}–{utc + timedelta(minutes=50):%H:%M} UTC"


def test_there_are_changes_to_try():
    moving = [zone for zone in ZONES if changes(zone)]
    assert "Africa/Casablanca" in moving
    assert len(moving) >= 11


@pytest.mark.parametrize(("zone", "day"), SIDES, ids=lambda value: str(value))
def test_page_mail_and_calendar_say_the_same_hour(client, zone, day):
    with time_machine.travel(datetime.combine(day, time(), UTC) - timedelta(days=5)):
        event = make_webinar(date=day, start=START, end=time(15), zone=zone, state="announced", format="online")
        confirm(make_registration(make_places(event)))
        mail, page = last("registered"), client.get(event.path).content
    first, utc = as_it_must_be(zone, day)
    (told,) = hours_in(mail.text)
    assert told.startswith(first)
    assert told.partition(", 50 min")[0].endswith(utc)
    shown = " ".join(" ".join(tree(page).itertext()).split())
    assert told.partition(", 50 min")[0] in shown
    _method, found = calendar_of(mail)
    moment = datetime.combine(day, START, ZoneInfo(zone))
    assert found["DTSTART"].dt.astimezone(UTC) == moment.astimezone(UTC)
    assert found["DTSTART"].params["TZID"] == zone
    assert found["DTSTART"].to_ical() == f"{day:%Y%m%d}T141000".encode()


@pytest.mark.parametrize(("zone", "day"), SIDES, ids=lambda value: str(value))
def test_a_program_without_zone_data_finds_the_hour_in_the_mail(zone, day):
    with time_machine.travel(datetime.combine(day, time(), UTC) - timedelta(days=5)):
        event = make_webinar(date=day, start=START, end=time(15), zone=zone, state="announced")
        confirm(make_registration(make_places(event)))
    whole = icalendar.Calendar.from_ical(last("registered").calendar)
    (own,) = whole.timezones
    moment = datetime.combine(day, START)
    assert moment.replace(tzinfo=own.to_tz(lookup_tzid=False)).astimezone(UTC) == moment.replace(
        tzinfo=ZoneInfo(zone)
    ).astimezone(UTC)
