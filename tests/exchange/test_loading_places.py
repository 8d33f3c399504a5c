"""Places and what helps whom, as files tell them: who registered is in no file, and stays."""

from datetime import timedelta

import pytest
from django.core.management import CommandError
from django.utils import timezone

from hrhub.catalogue.models import Event
from hrhub.participation.models import Meeting, Places, Registration
from tests.make import make_team

from .corpora import corpus, load, webinar

pytestmark = pytest.mark.django_db


def rows(query, *columns):
    return list(query.values_list(*columns))


def test_places_and_what_helps_whom_are_loaded(tmp_path):
    both = [{"way": "online", "capacity": 100}, {"way": "in_person", "unit": "heads", "moderated": True}]
    load(corpus(tmp_path, webinars=[webinar(places=both, access={"captions": "yes"})]))
    columns = ("way", "capacity", "unit", "moderated", "taken")
    assert rows(Places.objects.order_by("-way"), *columns) == [
        ("online", 100, "connections", False, 0),
        ("in_person", None, "heads", True, 0),
    ]
    assert rows(Meeting.objects, "captions", "sign_language") == [("yes", "")]


def test_a_file_that_changes_places_leaves_what_is_taken_and_the_link_as_they_are(tmp_path):
    given = {"places": [{"way": "online", "capacity": 100}], "access": {"captions": "yes"}}
    load(corpus(tmp_path, webinars=[webinar(**given)]))
    Places.objects.update(taken=7)
    Meeting.objects.update(join_link="https://meet.example.org/1")
    load(corpus(tmp_path, webinars=[webinar(places=[{"way": "online", "capacity": 50}])]))
    assert rows(Places.objects, "capacity", "taken") == [(50, 7)]
    assert rows(Meeting.objects, "captions", "join_link") == [("", "https://meet.example.org/1")]


def test_a_file_with_fewer_places_than_are_taken_is_refused(tmp_path):
    load(corpus(tmp_path, webinars=[webinar(places=[{"way": "online", "capacity": 100}])]))
    Places.objects.update(taken=7)
    with pytest.raises(CommandError, match="Nothing was changed"):
        load(corpus(tmp_path, webinars=[webinar(places=[{"way": "online", "capacity": 5}])]))
    assert rows(Places.objects, "capacity", "taken") == [(100, 7)]


def test_whoever_registered_for_the_practice_event_is_forgotten_when_it_moves(tmp_path):
    given = {"practice": True, "in_days": 14, "status": "announced", "places": [{"way": "online"}]}
    load(corpus(tmp_path, webinars=[webinar(**given)]))
    make_team(Places.objects.get(), members=["Mutinta"])
    load(corpus(tmp_path, webinars=[webinar(**given)]))
    assert rows(Places.objects, "taken") == [(1,)]
    Event.objects.update(over_at=timezone.now() - timedelta(days=1))
    load(corpus(tmp_path, webinars=[webinar(**given)]))
    assert (rows(Places.objects, "taken"), Registration.objects.count()) == ([(0,)], 0)
