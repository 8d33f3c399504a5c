"""A visitor of our own: asks on the loopback, and gives up rather than wait or read for ever."""

import http.client
from dataclasses import dataclass

HOST = "hub.example"
# As a browser behind the proxy of a production server.
HEADERS = {"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": "br"}
SECONDS_TO_ANSWER = 60
MOST_BYTES = 20_000_000


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes


class Client:
    """Asks one server; keeps the connection where the server keeps it (gunicorn's sync workers close it)."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_ANSWER)

    def get(self, path, **headers):
        """Return the answer; raises when it is not a 200."""
        self.connection.request("GET", path, headers={**HEADERS, **headers})
        response = self.connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read(MOST_BYTES))
        if answer.status != 200:
            raise RuntimeError(f"{path} was answered with {answer.status}")
        return answer

    def close(self):
        self.connection.close()
