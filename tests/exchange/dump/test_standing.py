"""A dump is given away only while nothing that it may tell was changed, withheld or deleted."""

from datetime import timedelta
from threading import Event as ThreadEvent
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Appearance, Conference, Event, EventText, Recording, Transcript
from hrhub.catalogue.publishing import publish, unpublish, unpublish_conferences
from hrhub.exchange.corpus import load
from hrhub.exchange.dump import dump, dump_if_needed, is_needed, writing
from hrhub.web.models import SiteIdentity
from tests import make
from tests.exchange import corpora

pytestmark = pytest.mark.django_db


@pytest.fixture
def dumps(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "DUMPS", tmp_path / "dumps")
    return tmp_path / "dumps"


@pytest.fixture
def hub(tmp_path):
    """A hub with an event that has everything, a conference without sessions, and one event that a file brought."""
    event = make.make_webinar("Everything", slug="everything")
    make.make_recording(event)
    make.make_transcript(event, ["What was said."])
    make.make_text(event, "What was said.")
    make.make_appearance(event, make.make_person("Ama Mensah"))
    make.make_conference("A forum alone", slug="alone")
    load(corpora.corpus(tmp_path / "corpus", webinars=[corpora.webinar(summary=["Said."])]))


def of_the_event(act):
    """Return an act on the rows of the event, told as all acts tell."""
    return lambda folder: (act(), changed(Event.objects.filter(slug="everything")))


def by_an_editor(address, **values):
    client = Client()
    client.force_login(make.make_editor())
    assert client.post(address, values).status_code == 302


WITHDRAWALS = {
    "recording withheld": of_the_event(lambda: Recording.objects.update(state="withheld")),
    "recording deleted": of_the_event(lambda: Recording.objects.all().delete()),
    "transcript withdrawn": of_the_event(lambda: Transcript.objects.update(published=False)),
    "text shortened": of_the_event(lambda: EventText.objects.update(body="What")),
    "person not named any more": of_the_event(lambda: Appearance.objects.update(person=None)),
    "event taken back": lambda folder: unpublish(Event.objects.filter(slug="everything")),
    "conference without sessions taken back": lambda folder: unpublish_conferences(Conference.objects.all()),
    "conference without sessions deleted": lambda folder: by_an_editor(
        f"/admin/catalogue/conference/{Conference.objects.get(slug='alone').pk}/delete/", post="yes"
    ),
    "file that says less": lambda folder: load(corpora.corpus(folder / "less", webinars=[corpora.webinar()])),
}


@pytest.mark.parametrize("act", WITHDRAWALS.values(), ids=WITHDRAWALS)
def test_after_anything_was_taken_back_no_dump_from_before_is_given_away(client, dumps, hub, tmp_path, act):
    place, _counts = dump(dumps)
    address = f"/dumps/{place.name}/webinars.json"
    assert client.get(address).status_code == 200
    act(tmp_path)
    assert client.get(address).status_code == 404
    page = client.get("/dumps/").content.decode()
    assert (place.name in page, "Something was changed since the files were made." in page) == (False, True)
    dump(dumps)
    assert client.get(address).status_code == 200


ADDITIONS = {
    "event published": lambda folder: publish(Event.objects.filter(pk=make.make_webinar(published_at=None).pk)),
    "draft changed": lambda folder: changed([make.make_webinar(published_at=None)]),
    "put off draft changed": lambda folder: changed([make.make_webinar(published_at=timezone.now() + timedelta(1))]),
    "event loaded": lambda folder: load(corpora.corpus(folder / "more", webinars=[corpora.webinar("w-2")])),
}


@pytest.mark.parametrize("act", ADDITIONS.values(), ids=ADDITIONS)
def test_what_is_added_leaves_the_dumps_from_before(client, dumps, hub, tmp_path, act):
    place, _counts = dump(dumps)
    act(tmp_path)
    assert client.get(f"/dumps/{place.name}/webinars.json").status_code == 200


def test_a_dump_is_as_old_as_its_beginning(client, dumps, hub):
    place, _counts = dump(dumps, progress=lambda file, number: changed(Event.objects.filter(slug="everything")))
    assert client.get(f"/dumps/{place.name}/webinars.json").status_code == 404
    assert is_needed(dumps) is True


def test_if_needed_makes_one_a_day_and_one_after_each_change(dumps, hub, capsys):
    said = []
    for act in (lambda: None, lambda: None, lambda: changed(Event.objects.filter(slug="everything"))):
        act()
        call_command("dump_public", str(dumps), "--if-needed")
        said.append(bool(capsys.readouterr().out))
    assert said == [True, False, True]


def test_the_worker_keeps_a_dump_that_may_be_given_away(client, dumps, hub, settings):
    assert f"{dump_if_needed.__module__.rpartition('.')[0]}.{dump_if_needed.__name__}" in settings.WORKER_JOBS
    dump_if_needed()
    changed(Event.objects.filter(slug="everything"))
    assert is_needed()
    dump_if_needed()
    assert not is_needed()
    before = next(dumps.iterdir()).stat()
    dump_if_needed()
    assert next(dumps.iterdir()).stat() == before


def test_the_worker_leaves_a_dump_to_whoever_is_writing_it(dumps, hub):
    dumps.mkdir()
    with writing.alone_in(dumps):
        dump_if_needed()
    assert list(dumps.iterdir()) == []


def test_a_changed_name_of_the_site_counts(client, dumps, hub):
    place, _counts = dump(dumps)
    SiteIdentity(name="Talks").save()
    by_an_editor("/admin/web/siteidentity/1/change/", name="Other talks", languages="en")
    assert client.get(f"/dumps/{place.name}/site.json").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_dump_waits_for_what_is_being_taken_back(dumps):
    event = make.make_webinar()
    make.make_recording(event, address="https://example.org/quokka")
    begun, finish = ThreadEvent(), ThreadEvent()

    def withhold():
        with transaction.atomic():
            Recording.objects.update(state="withheld")
            changed([event])
            begun.set()
            finish.wait(1)
        connection.close()

    thread = Thread(target=withhold)
    thread.start()
    assert begun.wait(10)
    place, _counts = dump(dumps)
    thread.join(10)
    assert "quokka" not in (place / "webinars.json").read_text()
