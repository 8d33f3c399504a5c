"""Two who load at once: the later waits, and then finds what the earlier made."""

from threading import Event as Signal
from threading import Thread
from time import sleep

import pytest
from django.db import connections

from hrhub.catalogue.models import Event
from hrhub.exchange.corpus import CorpusRefused, load

from .corpora import corpus, named, webinar


@pytest.mark.django_db(transaction=True)
def test_of_two_loaders_the_later_waits_and_finds_all_the_same(tmp_path):
    folder, written, outcomes = corpus(tmp_path, webinars=[webinar(people=[named("Ama Mensah")])]), Signal(), {}

    def dawdle(done, total):
        written.set()
        sleep(0.5)  # nothing is committed yet: the other one starts now

    def bring_in(name, progress=None):
        try:
            outcomes[name] = load(folder, progress=progress).of("webinars")
        except CorpusRefused as refused:
            outcomes[name] = str(refused)
        connections.close_all()

    earlier = Thread(target=bring_in, args=["earlier", dawdle])
    later = Thread(target=bring_in, args=["later"])
    earlier.start()
    assert written.wait(timeout=60)
    later.start()
    earlier.join()
    later.join()
    assert outcomes == {
        "earlier": {"made": 1, "changed": 0, "same": 0, "kept": 0},
        "later": {"made": 0, "changed": 0, "same": 1, "kept": 0},
    }
    assert Event.objects.count() == 1
