"""What an event page costs: as many queries for one row of each kind as for fifty, and few bytes."""

import brotli
import pytest

from tests import make
from tests.catalogue.event_page.pages import read
from tests.gates.hub import told_at_once

pytestmark = pytest.mark.django_db

FIFTY = {
    "text": lambda event, n: make.make_text(event, order=n),
    "point": lambda event, n: make.make_point(event, f"Question {n}?", order=n),
    "appearance": lambda event, n: make.make_appearance(
        event, organisation=make.make_organisation(), affiliation="Ministry"
    ),
    "country": lambda event, n: make.make_event_country(event, CODES[n]),
    "topic": lambda event, n: make.make_event_topic(event),
    "recording": lambda event, n: make.make_recording(event),
    "resource": lambda event, n: make.make_resource(event),
    "presentation": lambda event, n: make.make_presentation(event, said="Said so."),
    "chapter": lambda event, n: make.make_chapter(event, start_ms=n * 1000),
    "claim": lambda event, n: make.make_claim(event, n + 1, source=make.make_source(event)),
    "time": lambda event, n: make.make_stated_time(event),
    "organisation": lambda event, n: make.make_involvement(
        event, make.make_organisation(part_of=make.make_organisation(), managed_by=make.make_organisation())
    ),
    "transcript": lambda event, n: make.make_transcript(event, language=f"x{n}"),
    "neighbour": lambda event, n: make.make_webinar(series=event.series),
}
CODES = """
AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN
BG BF BI KH CM CA CV CF TD CL CN CO KM CG CR HR CU CY CZ DK DJ DM EC EG ET
""".split()


def queries(client, path, capture):
    with capture as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("kind", FIFTY)
def test_fifty_rows_of_a_kind_cost_as_many_queries_as_one(client, django_assert_max_num_queries, kind):
    event = make.make_webinar(series=make.make_series())
    make.make_webinar(series=event.series)
    counts = []
    for how_many in (1, 50):
        with told_at_once():
            for n in range(0 if how_many == 1 else 1, how_many):
                FIFTY[kind](event, n)
        counts.append(queries(client, event.path, django_assert_max_num_queries(99)))
    assert counts[0] == counts[1]


def test_a_bare_event_costs_two_queries(client, django_assert_num_queries):
    event = make.make_webinar()
    with django_assert_num_queries(2):
        client.get(event.path)


def test_an_event_with_some_of_everything_costs_few_queries_and_bytes(client, django_assert_max_num_queries):
    event = make.make_webinar(series=make.make_series())
    with told_at_once():
        for kind in FIFTY.values():
            for n in range(3):
                kind(event, n)
    with django_assert_max_num_queries(17):
        answer = client.get(event.path)
    assert len(brotli.compress(answer.content, quality=5)) < 12_000


def test_headings_never_skip_a_level_and_there_is_one_title(client):
    event = make.make_webinar(series=make.make_series())
    with told_at_once():
        for kind in FIFTY.values():
            kind(event, 0)
    levels = [level for level, _words in read(client, event.path).headings]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
