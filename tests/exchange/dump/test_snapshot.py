"""A dump is of one moment, and nobody waits for it."""

from threading import Thread

import pytest
from django.db import connection

from hrhub.catalogue.models import Appearance, Event
from hrhub.exchange.dump import dump
from hrhub.exchange.dump.snapshot import one_moment
from hrhub.people.models import Person
from tests import make


def meanwhile(act):
    """Do `act` on a connection of its own, as another process would, and wait for its end."""

    def with_own_connection():
        act()
        connection.close()

    thread = Thread(target=with_own_connection)
    thread.start()
    thread.join(timeout=10)
    assert not thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_what_others_write_meanwhile_is_seen_afterwards():
    make.make_webinar()
    with one_moment():
        assert Event.objects.count() == 1
        meanwhile(make.make_webinar)
        assert Event.objects.count() == 1
    assert Event.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_who_is_deleted_while_a_dump_is_written_is_in_all_of_its_files(tmp_path):
    person = make.make_person("Ama Mensah", corpus_id="ama-mensah")
    make.make_appearance(make.make_webinar(), person)

    def delete():
        Appearance.objects.all().delete()
        person.delete()

    dump(tmp_path, progress=lambda file, number: meanwhile(delete) if file == "webinars.json" else None)
    place = next(tmp_path.iterdir())
    assert (place / "webinars.json").read_text().count('"person": "ama-mensah"') == 1
    assert (place / "people.json").read_text().count('"id": "ama-mensah"') == 1
    assert not Person.objects.exists()
