"""The desk in a browser: what scripts do there, under the same policy as everywhere."""

import pytest

from tests.make import (
    make_appearance,
    make_claim,
    make_conference,
    make_country,
    make_person,
    make_presentation,
    make_session,
    make_source,
    make_topic,
    make_transcript,
    make_webinar,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery"


@pytest.fixture
def said(page):
    """All that the console said."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def signed_in(page, live_server, editor):
    page.goto(f"{live_server.url}/admin/")
    page.fill("[name=login]", "esi")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.wait_for_url("**/admin/")
    return page


@pytest.fixture
def things():
    webinar, conference = make_webinar("Keeping midwives"), make_conference("Fourth Forum")
    session = make_session("Opening", conference=conference)
    presentation = make_presentation(webinar, said="We did it.")
    make_appearance(webinar, make_person("Ana Pérez"), presentation=presentation, country=make_country("ZM"))
    make_claim(webinar, source=make_source(webinar))
    return [webinar, session, conference, make_topic(), make_person(), make_transcript(webinar)]


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_fits_and_the_console_stays_empty(signed_in, live_server, things, said, width):
    signed_in.set_viewport_size({"width": width, "height": 800})
    paths = ["/admin/", "/admin/web/moved/", "/accounts/2fa/", "/accounts/email/", "/accounts/password/change/"]
    for thing in things:
        path = f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/"
        paths += [path, f"{path}add/", f"{path}{thing.pk}/change/"]
    for path in paths:
        signed_in.goto(live_server.url + path)
        signed_in.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert fits(signed_in), path
    assert said == []


def test_boxes_calendars_and_new_rows_work_under_the_policy(signed_in, live_server, things, said):
    webinar = things[0]
    signed_in.goto(f"{live_server.url}/admin/webinars/webinar/{webinar.pk}/change/")
    signed_in.click(".field-conference .select2-selection")
    signed_in.keyboard.type("fourth")
    signed_in.click(".select2-results__option >> text=Fourth Forum")
    signed_in.click("#event_topics-group summary")
    signed_in.click("text=Add another Topic")
    assert signed_in.locator("#event_topics-0 .select2-selection").is_visible()
    signed_in.click(".field-date .date-icon")
    assert signed_in.locator(".calendarbox >> visible=true").count() == 1
    signed_in.keyboard.press("Escape")
    signed_in.click("#event_topics-0 .inline-deletelink")
    signed_in.click("[name=_continue] >> nth=0")
    webinar.refresh_from_db()
    assert webinar.conference.name == "Fourth Forum"
    assert said == []


def test_signing_out_empties_the_browser(signed_in, said):
    answers = []
    signed_in.on("response", lambda answer: answers.append(answer))
    signed_in.click("#logout-form button")
    signed_in.wait_for_selector("text=You are signed out")
    assert signed_in.context.cookies() == []
    assert any("clear-site-data" in answer.all_headers() for answer in answers)
    assert {line.partition(" on ")[0] for line in said} <= {"Clear-Site-Data header"}  # Chromium tells it, mostly
