"""The visitor's own hour, beside the event's own and UTC: with a script, and never in place of them."""

from datetime import date, time

import pytest

from tests.make import make_webinar

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TO_COME = {"date": date(2097, 3, 11), "start": time(14), "end": time(15), "zone": "Africa/Lusaka", "state": "announced"}


def own_hour(browser, live_server, **context):
    """Return what the page says of the visitor's own hour, or None where it says nothing."""
    event = make_webinar(**TO_COME)
    with browser.new_context(**context) as visitor:
        page = visitor.new_page()
        page.goto(live_server.url + event.path)
        place = page.locator("[data-moment]")
        return place.inner_text() if place.is_visible() else None


def test_the_visitors_own_hour_stands_beside_the_events(browser, live_server):
    said = own_hour(browser, live_server, timezone_id="Asia/Kathmandu")
    assert said == "Your time: Monday 11 March at 17:45 GMT+5:45"


def test_without_a_script_nothing_is_said_of_it(browser, live_server):
    assert own_hour(browser, live_server, timezone_id="Asia/Kathmandu", java_script_enabled=False) is None
