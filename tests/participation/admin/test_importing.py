"""A meeting's report on the desk: first what it says, then a button."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.participation.models import Attendance
from tests.make import make_editor, make_places, make_webinar
from tests.markup import tree
from tests.participation.attendance.reports import ALL, MEET, ZOOM_MEETING, file_of
from tests.participation.attendance.test_importing import event_with_two, found

PAGE = "/admin/participation/attendance/"


def send(desk, event, content, name="report.csv"):
    return desk.post(PAGE, {"event": event.pk, "file": SimpleUploadedFile(name, content)})


def agree(desk, preview, **more):
    return desk.post(PAGE, {"packed": preview.context["packed"], **more}, follow=True)


def told(answer):
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.parametrize("text", [text for texts in ALL.values() for text in texts])
def test_a_report_is_shown_and_taken_in_when_the_editor_agrees(desk, text):
    event = event_with_two()
    preview = send(desk, event, file_of(text))
    assert (preview.status_code, Attendance.objects.count()) == (200, 0)
    assert [row.name for _one, row, _told in preview.context["known"]] == ["Mwale Chanda", "Mutinta Banda"]
    assert [one.name for one in preview.context["unknown"]] == ["Somebody Else"]
    answer = agree(desk, preview)
    assert told(answer) == ["2 people or teams were found. 1 connection was of nobody who registered."]
    assert len(found(event)) == 3


def test_a_report_of_another_day_is_told_with_both_days_and_can_be_taken_in_all_the_same(desk):
    event = event_with_two()
    Event.objects.filter(pk=event.pk).update(date=date(2026, 3, 10), zone="Africa/Lusaka", start=time(14), end=None)
    preview = send(desk, event, file_of(ZOOM_MEETING))
    told = "it tells of Thursday 11 March 2027, and the event was on Tuesday 10 March 2026, 14:00 Lusaka time (UTC+2)"
    assert f"This file is of another day: {told}" in preview.content.decode()
    agree(desk, preview)
    assert len(found(event)) == 3


def test_a_report_without_days_is_shown_without_a_warning(desk):
    assert "another day" not in send(desk, event_with_two(), file_of(MEET)).content.decode()


def test_agreed_twice_it_counts_once(desk):
    event = event_with_two()
    preview = send(desk, event, file_of(MEET))
    agree(desk, preview)
    assert told(agree(desk, preview)) == ["This file was taken in before. It counts once: nothing was changed."]
    assert len(found(event)) == 3
    again = send(desk, event, file_of(MEET))
    assert again.context["is_imported"] is True


def test_a_better_report_is_taken_in_place_of_the_first(desk):
    event = event_with_two()
    agree(desk, send(desk, event, file_of(MEET)))
    preview = send(desk, event, file_of(ZOOM_MEETING))
    assert preview.context["before"] == 3
    agree(desk, preview, instead="on")
    assert len(found(event)) == 3


def test_a_broken_file_is_refused_with_sentences_and_the_event_stays_chosen(desk):
    event = event_with_two()
    answer = send(desk, event, b"Date,Place\n")
    assert answer.context["sentences"][0][:30] == "This is no report that we know"
    assert f'value="{event.pk}" selected' in answer.content.decode()
    assert "Nothing was changed." in answer.content.decode()


def test_without_a_file_it_is_asked_for(desk):
    answer = desk.post(PAGE, {"event": event_with_two().pk})
    assert answer.context["form"].errors == {"file": ["This field is required."]}


def test_a_name_with_a_script_in_it_is_words(desk):
    event = event_with_two()
    text = "Name,Email,Duration\n<script>alert(1)</script> x,,60\n"
    page = send(desk, event, text.encode()).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_what_the_page_carries_cannot_be_made_up_or_sent_by_another(desk, client):
    event = event_with_two()
    preview = send(desk, event, file_of(MEET))
    packed = preview.context["packed"]
    other = ("A" if packed[5] != "A" else "B").join([packed[:5], packed[6:]])
    for forged in ("x", packed[:-1], other):
        assert desk.post(PAGE, {"packed": forged}).context["sentences"] != []
    client.force_login(make_editor())
    assert client.post(PAGE, {"packed": packed}).context["sentences"] != []
    assert Attendance.objects.count() == 0


def test_a_page_that_stood_open_for_more_than_an_hour_takes_nothing_in(desk):
    packed = send(desk, event_with_two(), file_of(MEET)).context["packed"]
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        answer = desk.post(PAGE, {"packed": packed})
    assert answer.context["sentences"] == ["That page was too old. Nothing was changed: please choose the file again."]
    assert Attendance.objects.count() == 0


def test_events_that_have_not_begun_or_had_no_places_are_not_offered(desk):
    event, without_places = event_with_two(), make_webinar()
    to_come = make_places(make_webinar(starts_in=timedelta(days=1))).event
    assert list(desk.get(PAGE).context["form"].fields["event"].queryset) == [event]
    for other in (without_places, to_come):
        assert send(desk, other, file_of(MEET)).context["form"].errors.keys() == {"event"}


def test_the_page_says_why_an_event_is_not_offered_yet(desk):
    make_places(make_webinar(starts_in=timedelta(days=1)))
    page = tree(desk.get(PAGE).content)
    events = page.find(".//select[@name='event']")
    assert [option.text for option in events] == ["---------"]
    said = page.find(f".//*[@id='{events.get('aria-describedby')}']")
    assert said.text == "An event with places is listed here once it has begun."


def test_whoever_is_no_editor_takes_nothing_in(client, db):
    event = event_with_two()
    client.force_login(User.objects.create_user("visitor", is_staff=True))
    assert (client.get(PAGE).status_code, send(client, event, file_of(MEET)).status_code) == (403, 403)
