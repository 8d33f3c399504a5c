"""What the whole way costs on a line that is paid by the megabyte: find an event, register a team of ten, confirm."""

import re
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from django.test import Client

from hrhub.mail.models import Mail
from hrhub.mail.sender import send_due
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
        self.page = brotli.decompress(response.content).decode()
        self.rows.append((path, weight + self.new_files(path, self.page)))

    def weight(self):
        return sum(weight for _path, weight in self.rows)

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


def with_a_team():
    """Return a Visitor who found an event, registered a team of ten and confirmed."""
    event, visitor = busy_event(), Visitor()
    visitor.get("/events/?q=midwives")
    visitor.get(event.path)
    visitor.get(f"{event.path}register/together/")
    visitor.post(f"{event.path}register/together/", TEAM)
    while send_due():
        pass
    visitor.get(link_in(Mail.objects.get(kind="confirm", recipient=TEAM["email"]).text))
    visitor.post("/my/team/", {"for": Registration.objects.get(email=TEAM["email"]).key, "do": "confirm"})
    assert Registration.objects.get(email=TEAM["email"]).state == Registration.State.SEATED
    return visitor


def link_in(text):
    return urlsplit(next(word for word in text.split() if "/my/" in word)).path


def test_finding_an_event_and_registering_a_team_of_ten_costs_six_pages_and_120_kilobytes():
    visitor = with_a_team()
    assert len(visitor.rows) == MOST_PAGES
    assert visitor.weight() <= MOST_BYTES, visitor.rows


def test_to_write_ten_names_costs_two_pages_more_within_the_same_kilobytes():
    visitor, team = with_a_team(), Registration.objects.get(email=TEAM["email"]).team
    names = [f"Colleague {n}" for n in range(10)]
    said = {f"{n}-{field}": word for n, name in enumerate(names) for field, word in member(name).items()}
    visitor.get("/my/team/members/")
    visitor.post("/my/team/members/", {"for": team.registration.key, "told": "1", "key": "one", "rows": "10", **said})
    assert list(team.members.in_order().values_list("name", flat=True)) == names
    assert len(visitor.rows) == MOST_PAGES + 2
    assert visitor.weight() <= MOST_BYTES, visitor.rows


def member(name):
    return {"name": name, "organisation": "Ministry of Health", "sector": "government"}


def test_an_officer_without_an_address_has_a_private_link_after_four_pages():
    event, visitor = busy_event(), Visitor()
    visitor.get("/events/?q=midwives")
    visitor.get(event.path)
    visitor.get(f"{event.path}register/alone/")
    officer = {"name": "Chanda", "without_mail": "on", "country": "ZM", "consent": "on", "key": "two"}
    visitor.post(f"{event.path}register/alone/", officer)
    assert len(visitor.rows) == 4
    assert visitor.weight() <= MOST_BYTES / 2, visitor.rows
    own = re.search(r'class="address"><a href="([^"]*)"', visitor.page)[1]
    another = Visitor()
    another.get(urlsplit(own).path)
    assert "Chanda" in another.page
