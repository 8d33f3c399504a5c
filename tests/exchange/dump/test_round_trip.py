"""A dump, loaded into an empty hub, makes the same hub: the same dump, byte for byte, and the same pages."""

import pytest

from hrhub.exchange.corpus import load
from tests.exchange.corpora import CONTENT

from .hubs import differences, dumped, pages, reloaded
from .odd import odd_hub

pytestmark = pytest.mark.django_db

# Files are not in a dump, they become links; how a withheld recording was announced is not, nor who registered.
SHOWN_OTHERWISE = {
    "/webinars/hybrid/",
    "/webinars/with-media/",
    "/webinars/with-evidence/",
    "/webinars/keeping-midwives-in-rural-posts-by-hand/",
}


def there_and_back(client, tmp_path):
    """Dump, empty the hub, load, and dump: return both dumps, and the pages that differ."""
    first, shown = dumped(tmp_path / "first"), pages(client)
    reloaded(tmp_path / "first")
    again = load(next((tmp_path / "first").iterdir()))
    assert not again.wrote_something()
    assert again.kept == []
    return first, dumped(tmp_path / "second"), differences(shown, pages(client))


def test_the_content_that_we_ship_comes_back_as_it_was(client, tmp_path):
    load(CONTENT)
    first, second, differing = there_and_back(client, tmp_path)
    assert second == first
    assert differing == {}


def test_a_hub_with_one_of_everything_comes_back_as_it_was(client, tmp_path):
    odd_hub()
    first, second, differing = there_and_back(client, tmp_path)
    assert second == first
    assert differing.keys() == SHOWN_OTHERWISE


def test_a_dump_in_the_hub_that_it_is_of_changes_nothing(client, tmp_path):
    odd_hub()
    first, shown = dumped(tmp_path / "first"), pages(client)
    load(next((tmp_path / "first").iterdir()))
    assert dumped(tmp_path / "second") == first
    assert differences(shown, pages(client)) == {}
