"""What becomes of old addresses here: for thousands at once, and as a visitor would find it."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from hrhub.catalogue.here import pages_here
from hrhub.web.leading import BATCH
from hrhub.web.models import Moved
from hrhub.web.moved import HOST, asks_front_page, keys, leads_elsewhere, led

PAGE, MOVED, NOTHING = "200", "301", "404"
ELSEWHERE = "another site, not asked"
UNSEEN = "leads to a page that nobody sees"
AT_HOME = "the home page answers, whatever its parameters ask"
UNREADABLE = "no address"


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of the list: its status, where it leads in the end, and what else is to be said."""

    address: str
    status: str
    leads_to: str = ""
    note: str = ""

    def __str__(self):
        way = f" -> {self.leads_to}" if self.leads_to else ""
        return f"{self.status} {self.address}{way}" + (f" ({self.note})" if self.note else "")


def addresses_in(lines):
    """Yield the addresses of a list, one a line, without empty lines and those that begin with "#"."""
    for line in lines:
        address = line.strip().lstrip("\ufeff")
        if address and not address.startswith("#"):
            yield address


def check(addresses, told=None):
    """Yield a Checked for each of `addresses`, in order. A few queries for every 500; then `told(n)` is called."""
    rest = iter(addresses)
    while some := list(islice(rest, BATCH)):
        yield from checked(some)
        if told:
            told(len(some))


def checked(addresses):
    paths = {address: HOST.sub("", address) or "/" for address in addresses}
    here = pages_here(path for path in paths.values() if path.startswith("/"))
    asked = {address: path for address, path in paths.items() if path not in here}
    table = Moved.objects.leading(key for path in asked.values() for key in keys(path))
    ends = {address: led(table, path) for address, path in asked.items() if path.startswith("/")}
    seen = pages_here(end for end, key in ends.values() if key and not leads_elsewhere(end))
    return [outcome(address, paths[address], here, ends, seen) for address in addresses]


def outcome(address, path, here, ends, seen):
    if path in here:
        return Checked(address, PAGE)
    end, key = ends.get(address, ("", None))
    if key is None:
        note = UNREADABLE if not path.startswith("/") else AT_HOME if asks_front_page(path) else ""
        return Checked(address, NOTHING, note=note)
    if leads_elsewhere(end):
        return Checked(address, MOVED, end, ELSEWHERE)
    return Checked(address, MOVED, end) if end in seen else Checked(address, NOTHING, end, UNSEEN)


def summary(found):
    """Return how many of `found` (Counter of statuses) there are of each kind, in a line."""
    found = Counter(found)
    return (
        f"{found.total()} addresses: {found[MOVED]} lead on (301), {found[PAGE]} are pages here (200), "
        f"{found[NOTHING]} are not found (404)"
    )
