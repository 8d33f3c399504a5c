"""Every kind of page asks the database as often for fifty of everything as for one."""

from collections import Counter
from math import inf

import pytest
from django.db import connection
from django.test import Client

from hrhub.web import identity
from tests import make

from .crawl import crawl, kind_of
from .everything import everything, programme
from .findings import expect_none
from .hub import passing, told_at_once

MANY = 50


def one_of_everything():
    """Make an event and a conference with everything, in one series, about one topic."""
    shared = {
        "series": make.make_series("A series"),
        "topic": make.make_topic("A topic"),
        "person": make.make_person("A B"),
    }
    shared["organisation"] = make.make_organisation("An organisation")
    shared["conference"] = programme("one")
    add(shared, "one")
    return shared


def add(shared, mark):
    """Make one more event with everything that also shares series, topic and person with the others."""
    webinar = everything(mark, series=shared["series"])
    session = make.make_session(f"A session {mark}", conference=shared["conference"])
    for event in (webinar, session):
        make.make_event_topic(event, shared["topic"])
        make.make_appearance(event, shared["person"], country=make.make_country("ZM"))
        make.make_involvement(event, shared["organisation"])
    make.make_conference(f"A conference {mark}", topics=[shared["topic"]])


def queries_of(paths):
    """Return {path: its queries as a Counter of SQL}; the site's own name is asked for by the clock, and not here."""
    identity.memory.keep(identity.Site(), for_seconds=inf)
    client, counted = Client(), {}
    for path in paths:
        counted[path] = Counter()
        with connection.execute_wrapper(counting(counted[path])):
            client.get(path)
    return counted


def counting(counter):
    def count(execute, sql, params, many, context):
        counter[sql.partition("WHERE")[0][:300]] += 1
        return execute(sql, params, many, context)

    return count


@pytest.fixture(scope="module")
def paths_with_one(django_db_setup, django_db_blocker):
    """(queries of each path with one of everything, the same paths' with fifty)."""
    shared = {}
    with django_db_blocker.unblock(), passing(lambda: shared.update(one_of_everything())):
        paths = sorted({answer.path for answer in crawl() if answer.page and not answer.has_query})
        one = queries_of(paths)
        with told_at_once():
            for number in range(MANY - 1):
                add(shared, f"no. {number}")
        yield one, queries_of(paths)


def test_every_kind_of_page_costs_the_same_queries_for_one_as_for_fifty(paths_with_one):
    one, many = paths_with_one
    different = [path for path in one if one[path].total() != many[path].total()]
    expect_none(
        f"{kind_of(p)} {p}: {one[p].total()}, then {many[p].total()}; {more(one[p], many[p])}" for p in different
    )


def more(one, many):
    """Say which queries were more, shortly."""
    return "; ".join(f"+{times} {sql.partition('FROM')[2][:60].strip()}" for sql, times in (many - one).items())


@pytest.mark.parametrize("kind", ["home", "webinar", "person", "country", "topic", "conference", "session"])
def test_the_kinds_of_page_are_among_them(paths_with_one, kind):
    assert kind in {kind_of(path) for path in paths_with_one[0]}
