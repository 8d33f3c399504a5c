"""Which pages the bench asks for, and how it counts their queries."""

import pytest

from bench.asking import paths, queries, spread
from bench.talks import LARGE
from tests.make import make_appearance, make_conference, make_session, make_webinar

pytestmark = pytest.mark.django_db


def test_the_pages_are_those_of_talks_people_and_the_large_conference():
    large = make_conference("Large", corpus_id=LARGE)
    make_session("Within it", conference=large, corpus_id=f"{LARGE}--1")
    talk = make_session("A talk", corpus_id="pycon--a-talk")
    speaker = make_appearance(talk).person
    founding = make_webinar("Lessons Learned", corpus_id="ssw-01")
    asked = paths()
    assert asked["event page"] == [talk.path]
    assert asked["event page, founding webinar"] == [founding.path]
    assert asked["conference of 250"] == [large.path]
    assert asked["person page"] == [speaker.path]


def test_people_with_most_appearances_come_first():
    once, twice = (make_appearance(make_session()).person for _ in range(2))
    make_appearance(make_session(), twice)
    assert paths()["person page"] == [twice.path, once.path]


def test_pages_are_taken_from_all_over():
    assert spread(list(range(100)), 4) == [0, 25, 50, 75]
    assert spread([1, 2], 4) == [1, 2]


def test_queries_are_counted_at_a_visit(settings):
    settings.ALLOWED_HOSTS = ["hub.example"]
    talk = make_session()
    assert queries([talk.path, "/about/"]) == {talk.path: queries([talk.path])[talk.path], "/about/": 0}
    assert queries([talk.path])[talk.path] > 0


def test_a_page_that_is_not_there_is_an_error(settings):
    settings.ALLOWED_HOSTS = ["hub.example"]
    with pytest.raises(RuntimeError, match="404"):
        queries(["/conferences/none/none/"])
