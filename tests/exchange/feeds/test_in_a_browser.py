"""Calendar files read by the program that most web calendars are made with: ical.js."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from hrhub.catalogue.calendar_files import written
from hrhub.catalogue.calendars import calendar
from tests.catalogue.event_page.pages import content_loaded
from tests.catalogue.test_calendars import HOSTILE, ODD_ZONES
from tests.make import make_webinar

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ICAL = Path(__file__).parents[2] / "vendor" / "ical.min.js"
LOAD = """
async source => {
  const module = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  window.ICAL = module.default;
}
"""
# Zones come from the file alone: ical.js has none of its own but UTC.
READ = """
text => {
  const whole = new ICAL.Component(ICAL.parse(text));
  whole.getAllSubcomponents("vtimezone").forEach(zone => ICAL.TimezoneService.register(zone));
  return whole.getAllSubcomponents("vevent").map(part => new ICAL.Event(part)).map(event => ({
    uid: event.uid,
    title: event.summary,
    place: event.location,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    whole_days: event.startDate.isDate,
    zone: event.startDate.zone.tzid,
  }));
}
"""


@pytest.fixture
def ical(page):
    """A function that reads the bytes of a calendar in the browser."""
    page.evaluate(LOAD, ICAL.read_text(encoding="utf-8"))
    return lambda content: page.evaluate(READ, content.decode())


def moment(words):
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def test_hours_in_odd_zones_are_right_by_the_file_alone(ical):
    events = [make_webinar(date=day, start=start, end=end, zone=zone) for zone, day, start, end, *_ in ODD_ZONES]
    found = ical(written(calendar(events, "en")))
    assert [event["zone"] for event in found] == [zone for zone, *_ in ODD_ZONES]
    assert [(moment(e["start"].removesuffix("Z")), moment(e["end"].removesuffix("Z"))) for e in found] == [
        (moment(starts), moment(ends)) for *_, starts, ends in ODD_ZONES
    ]


def test_any_words_come_out_as_they_went_in(ical):
    events = [make_webinar(title, venue=title[:300], date=date(2027, 3, 10), start=time(9)) for title, _ in HOSTILE]
    found = ical(written(calendar(events, "en")))
    assert [(event["title"], event["place"], event["whole_days"]) for event in found] == [
        (words, words, True) for _, words in HOSTILE
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_that_we_ship_is_read_without_complaint(client, ical, language):
    with content_loaded():
        found = ical(client.get("/calendar/events.ics" if language == "en" else "/ar/calendar/events.ics").content)
    assert len({event["uid"] for event in found}) == len(found) > 40
