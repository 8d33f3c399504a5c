"""Two servers in turn, round after round: machines are noisy, so only the ratio within a round is a figure."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bench import cpu
from bench.client import Client

WARM_UP = 20  # requests to each path, by two visitors at once, so that every worker has seen them
SECONDS_OF_A_TURN = 0.4
TRIES = 5


@dataclass
class Contest:
    """A page and what it is compared with: the same paths on two servers."""

    name: str
    paths: list
    page: object
    floor: object
    rounds: list = field(default_factory=list)  # of (CPU ms of the page, CPU ms of the floor), for one request

    def prepare(self):
        for server in (self.page, self.floor):
            warm_up(server, self.paths)
        self.sizes = [how_many(server, self.paths) for server in (self.page, self.floor)]

    def play(self, floor_first):
        """Measure both once, one after the other."""
        turns = list(zip((self.page, self.floor), self.sizes, strict=True))
        costs = [cost(server, self.paths, size) for server, size in (turns[::-1] if floor_first else turns)]
        self.rounds.append(tuple(costs[::-1] if floor_first else costs))

    @property
    def page_ms(self):
        return statistics.median(page for page, _floor in self.rounds)

    @property
    def floor_ms(self):
        return statistics.median(floor for _page, floor in self.rounds)

    @property
    def ratios(self):
        return sorted(page / floor for page, floor in self.rounds)


def interleave(contests, rounds, told):
    """Play `rounds` rounds of all `contests`, the order within each turned every time; `told` hears how far it is."""
    for contest in contests:
        contest.prepare()
    for number in range(rounds):
        told(f"round {number + 1} of {rounds}")
        for contest in contests:
            contest.play(floor_first=number % 2 == 1)


def warm_up(server, paths):
    def visit(_visitor):
        client = Client(server.port)
        for path in (paths * WARM_UP)[: max(WARM_UP, len(paths))]:
            client.get(path)
        client.close()

    with ThreadPoolExecutor(2) as visitors:
        list(visitors.map(visit, range(2)))


def how_many(server, paths):
    """Return how many times to ask for all `paths`, so that a turn is long enough to be measured."""
    started = time.monotonic()
    for path in paths:
        server.client.get(path)
    return max(1, round(SECONDS_OF_A_TURN / (time.monotonic() - started)))


def cost(server, paths, times):
    """Return the CPU milliseconds of one request; a turn in which a process ended is played again."""
    for _try in range(TRIES):
        before = server.spent()
        for _time in range(times):
            for path in paths:
                server.client.get(path)
        try:
            return cpu.between(before, server.spent()) / (times * len(paths))
        except cpu.TaskEnded:
            continue
    raise RuntimeError("processes of the server keep ending while they are measured")
