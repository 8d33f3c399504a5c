"""What is public no longer is told as deleted, to those alone who may have met it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hrhub.catalogue.changes import changed
from hrhub.catalogue.models import Event, Withdrawn
from hrhub.catalogue.publishing import publish, unpublish
from hrhub.exchange.oai import finding
from tests import make

from .asking import LIST, OLD, ask, listed

pytestmark = pytest.mark.django_db


def test_an_event_that_is_taken_back_is_told_as_deleted_until_it_is_public_again(client):
    event = make.make_webinar()
    unpublish(Event.objects.all())
    assert listed(ask(client, **LIST)) == [(event.code, "deleted")]
    identifier = finding.prefix() + event.code
    assert listed(ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=identifier)) == [
        (event.code, "deleted")
    ]
    publish(Event.objects.all())
    assert listed(ask(client, **LIST)) == [(event.code, None)]
    assert not Withdrawn.objects.exists()


def test_an_event_that_is_put_off_to_a_later_day_is_told_as_deleted_until_then(client):
    event = make.make_webinar()
    event.published_at = timezone.now() + timedelta(days=1)
    event.save()
    changed([event])
    assert listed(ask(client, **LIST)) == [(event.code, "deleted")]
    Event.objects.update(published_at=OLD)  # the day has come: nobody noted it
    assert listed(ask(client, **LIST)) == [(event.code, None)]


def test_what_nobody_saw_leaves_no_trace(client):
    for moment in (None, timezone.now() + timedelta(days=1)):
        make.make_webinar(published_at=moment)
    unpublish(Event.objects.all())
    assert not Withdrawn.objects.exists()


@pytest.mark.parametrize("published", [True, False])
def test_what_editors_delete_is_told_as_deleted_if_it_was_public(client, published):
    event = make.make_webinar(**({} if published else {"published_at": None}))
    editor = Client()
    editor.force_login(make.make_editor())
    editor.post(f"/admin/webinars/webinar/{event.pk}/delete/", {"post": "yes"})
    assert not Event.objects.exists()
    assert listed(ask(client, **LIST)) == ([(event.code, "deleted")] if published else [])


def test_a_withdrawn_event_is_its_code_and_its_moment_alone():
    assert [field.name for field in Withdrawn._meta.get_fields()] == ["code", "at", "harvested_at"]
