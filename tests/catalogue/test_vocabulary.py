"""Roles of people: one table says their words, who speaks, who leads and who is cited."""

import pytest

from hrhub.catalogue.vocabulary import AUTHOR, ELSE, ROLES, role_label, role_of


def those(what):
    return {name for name, role in ROLES.items() if what(role)}


def test_who_speaks_who_leads_and_who_is_cited():
    leading = {"moderator", "co-moderator", "chair", "co-chair", "facilitator", "host"}
    authors = {"presenter", "speaker", "keynote", "keynote speaker", "panelist", "author", "trainer"}
    assert those(lambda role: not role.speaks) == {"participant", "organiser", "coordinator"}
    assert those(lambda role: role.leads) == leading
    assert those(lambda role: role.cited == AUTHOR) == authors
    assert those(lambda role: role.cited == ELSE) == leading | {"interviewer"}


@pytest.mark.parametrize("word", ["Keynote_Speaker", "keynote speaker", "KEYNOTE SPEAKER"])
def test_a_role_is_known_however_it_is_written(word):
    assert (role_of(word), role_label(word)) == (ROLES["keynote speaker"], "Keynote speaker")


def test_a_role_that_nobody_listed_speaks_and_is_not_cited():
    juggler = role_of("fire_juggler")
    assert (role_label("fire_juggler"), juggler.speaks, juggler.leads, juggler.cited) == (
        "Fire juggler",
        True,
        False,
        "",
    )
