"""The bench on one database: the hubs it needs, and what is measured on each."""

import contextlib
import json

from bench import table
from bench.client import Client
from bench.hub import Hub
from bench.loading import load
from bench.registering import Crowd
from bench.rounds import Contest, interleave

AMONG = "event page among 200,000"
# What a view may say itself; all other headers are the middleware's, and the floor has the same middleware.
OF_VIEWS = {"content-type", "cache-control", "etag", "last-modified", "link", "expires"}
OF_THE_MOMENT = {"date", "expires", "etag", "last-modified", "content-length"}


class Bench:
    """Three hubs, one after the other: a thousand events, two hundred, and two hundred thousand."""

    def __init__(self, database, var, quick, told):
        self.database, self.var, self.quick = database, var, quick
        self.rounds, self.many = (3, 4_000) if quick else (9, 200_000)
        self.told = lambda words: told(f"{database.name}: {words}")

    def rows(self):
        """Yield the rows as they are measured."""
        if not self.database.is_counted():
            self.told("the server is not on this machine, so its CPU is not in the figures")
        yield from self.pages()
        yield self.registering()
        yield from self.large()

    def hub(self, name, *corpora):
        self.told(f"a hub with {name}")
        hub = Hub(self.database, name, self.var)
        hub.manage("migrate", "--verbosity", "0")
        if not (self.var / "static").exists():
            hub.manage("collectstatic", "--no-input", "--verbosity", "0")
        for corpus in corpora:
            hub.manage("load_corpus", str(corpus))
        return hub

    def pages(self):
        """Measure the pages of a hub with a thousand talks, each against the floor."""
        hub = self.hub("thousand", "hrhub/content", self.var / "corpora" / "thousand")
        self.database.settle("thousand")
        pages = paths_of(hub)
        queries = self.queries(hub, pages)
        with hub.served() as server, self.floor(hub, server, pages) as floor:
            contests = [Contest(name, paths, server, floor) for name, paths in pages.items()]
            sizes = {name: same_size(server, floor, paths) for name, paths in pages.items()}
            interleave(contests, self.rounds, self.told)
        return [self.row(contest, queries[contest.name], sizes[contest.name]) for contest in contests]

    def queries(self, hub, pages):
        asked = [path for paths in pages.values() for path in paths]
        found = json.loads(hub.python("-m", "bench.asking", "queries", said=json.dumps(asked)))
        return {name: max(found[path] for path in paths) for name, paths in pages.items()}

    @contextlib.contextmanager
    def floor(self, hub, server, pages):
        """Serve what `server` answers, ready-made."""
        stored = {path: stored_answer(server, path) for paths in pages.values() for path in paths}
        kept = self.var / "floor.json"
        kept.write_text(json.dumps(stored), encoding="utf-8")
        with hub.served("bench.floor", BENCH_FLOOR=str(kept)) as floor:
            yield floor

    def registering(self):
        """Measure how long a registration takes while 64 register at once, against a view that inserts its row."""
        hub = self.hub("registering")
        path, *places = json.loads(hub.python("-m", "bench.registering"))
        bare = {"BENCH_PLACES": json.dumps(places)}
        with hub.served() as ours, hub.served("bench.inserting", **bare) as floor:
            crowd = Crowd(path, ours, floor)
            crowd.play(self.rounds, self.told)
        rows, mails = json.loads(hub.python("-m", "bench.registering", "count"))
        if (rows, mails) != (2 * crowd.sent, crowd.sent):
            raise RuntimeError(f"{crowd.sent} were acknowledged on each side; there are {rows} rows and {mails} mails")
        ratios = crowd.ratios
        ratio = ratios[len(ratios) // 2]
        name = "registration, 64 at once"
        return table.Row(name, self.database.name, ratio, ratio=ratio, spread=ratios[-1] - ratios[0])

    def large(self):
        """Load all talks, repeat them, and measure event pages against the same among two hundred."""
        small = self.hub("few", self.var / "corpora" / "few")
        large = self.hub("all")
        loaded = self.loaded(large)
        self.told(f"repeating the talks: {large.python('-m', 'bench.copying', str(self.many)).strip()} events")
        for name in ("few", "all"):
            self.database.settle(name)
        return [self.among(small, large), *loaded]

    def loaded(self, hub):
        self.told("loading the talks")
        with open(self.var / "loading.log", "w", encoding="utf-8") as output:
            cost = load(hub, self.var / "corpora" / "all", output)
        figures = {"loading 21,713 talks": cost.seconds * 1000, "memory while loading": cost.megabytes}
        return [table.Row(name, self.database.name, value, cpu_ms=cost.cpu_ms) for name, value in figures.items()]

    def among(self, small, large):
        paths = paths_of(small)["event page"]
        queries = self.queries(large, {AMONG: paths})[AMONG]
        with large.served() as many, small.served() as few:
            contest = Contest(AMONG, paths, many, few)
            size = same_size(many, few, paths)
            interleave([contest], self.rounds, self.told)
        return self.row(contest, queries, size)

    def row(self, contest, queries, size):
        return table.compared(contest, self.database.name, queries=queries, bytes=size)


def paths_of(hub):
    """Return {row: paths} for the rows that the hub has content for."""
    return {name: paths for name, paths in json.loads(hub.python("-m", "bench.asking")).items() if paths}


def stored_answer(server, path):
    answer = server.client.get(path, **{"Accept-Encoding": "identity"})
    headers = {name: value for name, value in answer.headers.items() if name.lower() in OF_VIEWS}
    return {"headers": headers, "body": answer.body.decode()}


def same_size(server, floor, paths):
    """Return the bytes of the largest answer, after making sure that both servers answer the same."""
    sizes = []
    for path in paths:
        one, other = (Client(each.port).get(path) for each in (server, floor))
        if one.body != other.body or lasting(one) != lasting(other):
            raise RuntimeError(f"{path} is not answered the same by both servers: {lasting(one)}, {lasting(other)}")
        sizes.append(len(one.body))
    return max(sizes)


def lasting(answer):
    """Return the headers that two answers should share; the parts of a policy have another order in every process."""
    kept = {name.lower(): value for name, value in answer.headers.items() if name.lower() not in OF_THE_MOMENT}
    return {name: sorted(value.split("; ")) for name, value in kept.items()}
