"""Calendar files as tests read them: by a library, and by the rules that it forgives."""

from icalendar import Calendar


def read(answer):
    """Return the calendar of an answer, after what RFC 5545 asks of its bytes."""
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    body = answer.content
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert [line for line in lines if b"\r" in line or b"\n" in line] == []
    assert [line for line in lines if len(line) > 75] == []
    assert [byte for byte in body if byte < 32 and byte not in b"\r\n"] == []
    calendar = Calendar.from_ical(body)
    assert calendar.errors == []
    assert [event.errors for event in calendar.events if event.errors] == []
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"].startswith("-//")
    assert [event for event in calendar.events if not {"UID", "DTSTAMP", "DTSTART"} <= set(event)] == []
    return calendar


def event_file(client, event, language=""):
    """Return the one event of the file of `event`."""
    (found,) = read(client.get(f"{language}{event.path}event.ics")).events
    return found
