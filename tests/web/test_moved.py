import pytest

from hrhub.web.models import Moved
from tests.make import make_webinar

pytestmark = pytest.mark.django_db


def test_an_old_address_leads_to_the_new_one_for_good_and_in_the_same_language(client):
    make_webinar("Lessons")
    Moved.objects.move("/node/123", "/webinars/lessons/")
    answer = client.get("/fr/node/123")
    assert (answer.status_code, answer["Location"]) == (301, "/fr/webinars/lessons/")


def test_chains_are_shortened_and_rings_are_not_made():
    Moved.objects.move("/a/", "/b/")
    Moved.objects.move("/b/", "/c/")
    assert dict(Moved.objects.values_list("old_path", "new_path")) == {"/a/": "/c/", "/b/": "/c/"}
    Moved.objects.move("/c/", "/a/")
    assert dict(Moved.objects.values_list("old_path", "new_path")) == {"/b/": "/a/", "/c/": "/a/"}


def test_a_page_that_is_there_is_never_led_away_from(client):
    make_webinar()
    Moved.objects.move("/events/", "/elsewhere/")
    assert client.get("/events/").status_code == 200
