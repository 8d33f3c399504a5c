"""Crowds at the doors of an event: what they write, and their private links from the mails that they get."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from hrhub.mail.models import Mail
from hrhub.mail.sender import send_due
from tests.visitors import Visitor

LINK = re.compile(r"/my/[\w-]+/")
COMMON = {"country": "ZM", "consent": "on"}


def at_once(act, *lists):
    """Call `act` with what stands at each place of `lists`, all in the same moment, and return what it returned."""
    together = Barrier(len(lists[0]))

    def when_all_are_here(*arguments):
        together.wait()
        return act(*arguments)

    with ThreadPoolExecutor(len(lists[0])) as crowd:
        return list(crowd.map(when_all_are_here, *lists))


class Guest(Visitor):
    """A visitor who registers a party of `heads` for `event`; without an address where `email` is ""."""

    def __init__(self, server, event, heads=1, email=""):
        super().__init__(server)
        self.door = f"{event.path}register/{'together' if heads > 1 else 'alone'}/"
        self.said = {**COMMON, "name": f"Guest {self.address}", "email": email}
        if not email:
            self.said["without_mail"] = "on"
        if heads > 1:
            self.said |= {"heads": heads, "city": "Lusaka", "organisation": "Ministry of Health", "language": "en"}

    def open(self):
        """Open the form; it is the page that `act` sends."""
        self.page = self.get(self.door)

    def register(self):
        return self.send(self.page, self.said)

    def open_link(self, path):
        self.page = self.get(path)

    def confirm(self):
        return self.send(self.page, {"do": "confirm"})


def links():
    """Return {address: path of its private link}, from the mails that ask to confirm, once they are sent."""
    while send_due():
        pass
    mails = Mail.objects.filter(kind="confirm").values_list("recipient", "text")
    return {recipient: LINK.search(text)[0] for recipient, text in mails}
