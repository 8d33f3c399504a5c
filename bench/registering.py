"""Registering, 64 at once, against bare INSERTs: the same form sent to two servers in turn, round after round.

Within a hub, `python -m bench.registering` makes the places and prints [path of the form, key, event's key]; with
`count` it prints [registrations, mails].
"""

import http.client
import json
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from threading import Barrier
from urllib.parse import urlencode

from bench.client import HEADERS, SECONDS_TO_ANSWER

AT_ONCE = 64
EACH = 4  # forms that each of them sends in a round
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
numbers = count(1)


@dataclass
class Crowd:
    """Two servers, ours and the floor, and how long the same crowd took at each."""

    path: str
    ours: object
    floor: object
    rounds: list = field(default_factory=list)  # of (milliseconds of a registration, of an INSERT)

    def play(self, rounds, told):
        for number in range(rounds + 1):
            told(f"64 at once, round {number} of {rounds}")
            turns = [self.ours, self.floor][:: 1 if number % 2 else -1]
            took = {server: milliseconds(server.port, self.path) for server in turns}
            self.rounds += [(took[self.ours], took[self.floor])] if number else []  # the first one warms up

    @property
    def sent(self):
        """How many forms each server acknowledged."""
        return (len(self.rounds) + 1) * AT_ONCE * EACH

    @property
    def ratios(self):
        return sorted(ours / floor for ours, floor in self.rounds)


def milliseconds(port, path):
    """Return how long a form takes on the average, while 64 send theirs at once; raises when one is not answered."""
    start = Barrier(AT_ONCE + 1)
    tokens = token(port, path)

    def send(_sender):
        start.wait()
        for _time in range(EACH):
            post(port, path, tokens, next(numbers))

    with ThreadPoolExecutor(AT_ONCE) as senders:
        sending = [senders.submit(send, sender) for sender in range(AT_ONCE)]
        start.wait()
        began = time.perf_counter()
        for each in sending:
            each.result()
        return (time.perf_counter() - began) * 1000 / (AT_ONCE * EACH)


def token(port, path):
    """Return (cookie, token) that protect the form."""
    response, body = asked(port, "GET", path, headers={"Accept-Encoding": "identity"})
    cookie = response.getheader("Set-Cookie").partition(";")[0]
    return cookie, TOKEN.search(body.decode())[1]


def post(port, path, tokens, number):
    """Send the form of one person, from a network address of one's own."""
    cookie, hidden = tokens
    said = {"name": "Mutinta", "email": f"m{number}@example.org", "country": "ZM", "consent": "on", "key": number}
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    headers = {"Cookie": cookie, "X-Forwarded-For": address, "Referer": f"https://{HEADERS['Host']}{path}"}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    response, _body = asked(port, "POST", path, urlencode({**said, "csrfmiddlewaretoken": hidden}), headers)
    if response.status != 200:
        raise RuntimeError(f"a registration was answered with {response.status}")


def asked(port, method, path, body=None, headers=()):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_ANSWER)
    connection.request(method, path, body, {**HEADERS, **dict(headers)})
    response = connection.getresponse()
    answer = response, response.read()
    connection.close()
    return answer


# Within a hub


def make_places():
    from datetime import timedelta

    from django.utils import timezone

    from hrhub.catalogue.changes import changed
    from hrhub.countries.models import Country
    from hrhub.participation.models import Places
    from webinars.models import Webinar

    day = timezone.now().date() + timedelta(days=30)
    event = Webinar(title="Bench", date=day, date_precision="day", form="webinar", published_at=timezone.now())
    event.save()
    changed([event])
    Country.objects.get_or_create(code="ZM")
    places = Places.objects.create(event=event, capacity=10_000_000)
    return [f"{event.path}register/alone/", places.pk, event.pk]


def counted():
    from hrhub.mail.models import Mail
    from hrhub.participation.models import Registration

    return [Registration.objects.count(), Mail.objects.filter(kind="confirm").count()]


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(counted() if "count" in sys.argv else make_places()))
