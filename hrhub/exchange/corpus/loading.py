"""The act: a folder of files, checked as a whole, brought in as a whole."""

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.apps import apps
from django.db import DataError, IntegrityError, OperationalError, transaction

from hrhub.catalogue.changes import hub_changed, wait_for_others
from hrhub.catalogue.models import Conference, Event

from .checking import defects_of, unknown_keys
from .conferences import conference
from .defects import CorpusRefused, Defect, shortened
from .events import event
from .from_html import from_html, tell_of_html
from .groups import bring_organisations, bring_series, bring_topics
from .identity import bring_site
from .kinds import all_kinds
from .moved import lead_old_addresses
from .naming import Names
from .people import People, bring_people
from .practice import move_passed
from .reading import read_corpus
from .report import Report
from .settling import bring


@dataclass
class Found:
    """Rows by their names, for the events that name them."""

    organisations: Names
    series: Names
    topics: Names
    people: People
    conferences: dict = field(default_factory=dict)  # keys of those that a webinar names, by corpus id
    by_code: dict = field(default_factory=dict)  # keys of the events that no file brought


def load(folder, *, dry_run=False, progress=None):
    """Bring the corpus in `folder` in and return the Report; the same again changes nothing.

    One transaction; with `dry_run` it is taken back at the end. `progress(done, of)` is called as events are written.
    Raises CorpusRefused, with every defect, and then nothing was changed.
    """
    corpus = read_corpus(folder)
    html = from_html(corpus)
    if defects := defects_of(corpus):
        raise CorpusRefused(defects)
    report = Report()
    for sentence in unknown_keys(corpus):
        report.oddities.append(sentence)
    try:
        with collecting_seldom(), transaction.atomic():
            wait_for_others()  # what another loader made is found then, not made twice
            bring_all(corpus, html, report, progress)
            if dry_run:
                transaction.set_rollback(True)
    except (IntegrityError, DataError, OperationalError) as error:
        raise CorpusRefused([Defect(str(folder), f"the database refuses this: {sentence_of(error)}")]) from error
    return report


def sentence_of(error):
    """Return what the constraint says that was violated, with its name, or else the database's own words."""
    own = shortened(" ".join(str(error).split()), 300)
    rules = [rule for model in apps.get_models() for rule in model._meta.constraints if rule.name in own]
    return f"{rules[0].violation_error_message} ({rules[0].name})" if rules else own


@contextmanager
def collecting_seldom():
    """Let the garbage collector walk seldom, and not through the files' records: it took a third of the time."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def bring_all(corpus, html, report, progress):
    kinds = all_kinds()
    found = Found(
        bring_organisations(kinds["organisations"], corpus, report),
        bring_series(kinds["series"], corpus, report),
        bring_topics(kinds["topics"], corpus, report),
        bring_people(kinds["people"], corpus, report),
    )
    by_slug = dict(Conference.objects.filter(corpus_id=None).values_list("slug", "pk"))
    conferences = (
        conference(record, found.organisations, found.topics, by_slug.get(record.get("slug")))
        for record in corpus["conferences"]
    )
    bring(kinds["conferences"], conferences, report)
    bring_events(kinds, corpus, found, report, progress)
    bring_site(corpus.site, report)
    move_passed(corpus, report)
    lead_old_addresses(corpus, report)
    tell_of_html(html, report)
    if report.wrote_something():
        hub_changed(was_seen=report.changed_something())


def bring_events(kinds, corpus, found, report, progress):
    count = Count(sum(1 for _record in corpus.events()), progress)
    named = {record["conference"] for record in corpus["webinars"] if record.get("conference")}
    found.by_code = dict(Event.objects.filter(corpus_id=None).values_list("code", "pk"))
    found.conferences = {row.corpus_id: row.pk for row in Conference.objects.filter(corpus_id__in=named)}
    bring(kinds["webinars"], (event(record, found) for record in corpus["webinars"]), report, count)
    rows = Conference.objects.in_bulk([record["id"] for record in corpus["conferences"]], field_name="corpus_id")
    sessions = (event(session, found, rows[parent["id"]]) for session, parent in corpus.sessions())
    bring(kinds["sessions"], sessions, report, count)


class Count:
    """Counts what is done and passes it on."""

    def __init__(self, total, progress):
        self.done, self.total, self.progress = 0, total, progress

    def __call__(self, number):
        self.done += number
        if self.progress:
            self.progress(self.done, self.total)
