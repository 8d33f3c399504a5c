"""The addresses that a page had before, on the page of the thing itself."""

import pytest

from hrhub.web.models import Moved
from tests.desk.pages import errors_of, save
from tests.make import (
    make_conference,
    make_organisation,
    make_person,
    make_series,
    make_session,
    make_topic,
    make_webinar,
)

KINDS = [make_webinar, make_session, make_conference, make_person, make_organisation, make_series, make_topic]


def moves():
    return dict(Moved.objects.values_list("old_path", "new_path"))


@pytest.mark.parametrize("make", KINDS)
def test_old_addresses_are_written_one_a_line_on_the_page_of_each_thing(desk, make):
    thing = make("One")
    save(desk, thing, old_addresses="https://old.example.org/node/7\n\n/?p=12")
    assert moves() == {"/node/7": thing.path, "/?p=12": thing.path}


def test_they_are_shown_and_follow_a_new_address(desk):
    person = make_person("Ana")
    Moved.objects.lead({"/node/7": person.path})
    save(desk, person, slug="ana-quispe", old_addresses="/node/7\n/node/8")
    led = dict.fromkeys(["/node/7", "/node/8", "/people/ana"], "/people/ana-quispe/")
    assert moves() == led


def test_a_page_saved_untouched_changes_none(desk):
    topic = make_topic()
    Moved.objects.lead({"/node/7": topic.path, "/node/8": topic.path})
    before = list(Moved.objects.order_by("pk").values())
    save(desk, topic)
    assert list(Moved.objects.order_by("pk").values()) == before


def test_a_new_thing_may_have_old_addresses(desk):
    save(desk, make_topic().__class__, "add", name="Training", old_addresses="/taxonomy/term/5\n/topics/training/")
    assert moves() == {"/taxonomy/term/5": "/topics/training/"}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            "/node/7\nnode/8",
            "“node/8” is no old address: it begins with a slash or with http, and is not the home page.",
        ),
        ("/node/7\n/", "“/” is no old address: it begins with a slash or with http, and is not the home page."),
        ("/node/7\n/Node/9/", "“/Node/9/” leads to /people/ already; change that under “Moved addresses”."),
        ("/node/7\n/topics/other", "“/topics/other” is a page of this site, and is never led away from."),
        (
            "/node/8",
            "“/node/7” stays: somewhere a link still leads there. A wrong one is changed under “Moved addresses”.",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(desk, given, sentence):
    topic, _other = make_topic("One"), make_topic("Other")
    Moved.objects.lead({"/node/7": topic.path, "/node/9": "/people/"})
    assert errors_of(save(desk, topic, old_addresses=given)) == [sentence]
    assert moves() == {"/node/7": topic.path, "/node/9": "/people/"}
