"""What the whole way costs on a line that is paid by the megabyte: find an event, register a team of ten, confirm."""

from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from django.test import Client

from hrhub.mail.models import Mail
from hrhub.participation.models import Registration
from tests.gates.reading import read
from tests.gates.test_weight import size_of_static
from tests.make import make_meeting, make_places, make_team, make_webinar

pytestmark = pytest.mark.django_db
MOST_PAGES, MOST_BYTES = 6, 120_000
TEAM = {
    **{"name": "Mutinta", "email": "m@example.org", "language": "en", "country": "ZM", "city": "Lusaka"},
    **{"organisation": "Ministry of Health", "heads": "10", "is_listed": "on", "consent": "on", "key": "one"},
}


class Visitor:
    """A browser that takes brotli, keeps files that it has, and writes down what comes over the line, page by page."""

    def __init__(self):
        self.client, self.rows, self.files = Client(headers={"accept-encoding": "br"}), [], set()

    def get(self, path):
        return self.take(self.client.get(path))

    def post(self, path, said):
        return self.take(self.client.post(path, said))

    def take(self, response):
        weight = len(response.content)
        while response.status_code == 302:
            response = self.client.get(response["Location"])
            weight += len(response.content)
        assert (response.status_code, response["Content-Encoding"]) == (200, "br")
        path = response.request["PATH_INFO"]
        self.rows.append((path, weight + self.new_files(path, brotli.decompress(response.content).decode())))

    def new_files(self, path, html):
        """Return the weight of the files that this page loads and no page before it did."""
        loaded = {urlsplit(urljoin(f"http://testserver{path}", file)).path for file in read(html).loaded}
        new, self.files = loaded - self.files, self.files | loaded
        return sum(size_of_static(file) for file in new)


def busy_event():
    event = make_webinar("Keeping midwives in rural posts", starts_in=timedelta(days=3))
    places = make_places(event, capacity=100)
    make_meeting(event, captions="yes", sign_language="no")
    for n in range(20):
        make_team(places, city=f"City {n}", country="KE")
    return event


def test_finding_an_event_and_registering_a_team_of_ten_costs_six_pages_and_120_kilobytes():
    event, visitor = busy_event(), Visitor()
    visitor.get("/events/?q=midwives")
    visitor.get(event.path)
    visitor.get(f"{event.path}register/together/")
    visitor.post(f"{event.path}register/together/", TEAM)
    link = next(
        word for word in Mail.objects.get(kind="confirm", recipient=TEAM["email"]).text.split() if "/my/" in word
    )
    visitor.get(urlsplit(link).path)
    registration = Registration.objects.get(email="m@example.org")
    visitor.post("/my/team/", {"for": registration.key, "do": "confirm"})
    registration.refresh_from_db()
    assert registration.state == Registration.State.SEATED
    assert len(visitor.rows) == MOST_PAGES
    assert sum(weight for _path, weight in visitor.rows) <= MOST_BYTES, visitor.rows
