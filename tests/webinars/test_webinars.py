"""The face of webinars: where its pages are, and what is not one."""

import pytest

from tests.catalogue.event_page.pages import read
from tests.make import make_series, make_session, make_webinar

pytestmark = pytest.mark.django_db


def test_the_list_has_webinars_alone(client):
    make_webinar("A webinar")
    make_session("A session")
    words = read(client, "/webinars/").words
    assert "A webinar" in words
    assert "A session" not in words


def test_crumbs_lead_by_the_series(client):
    series = make_series("Retention", names={"fr": "Fidélisation"})
    event = make_webinar("Pay", series=series)
    assert read(client, event.path).said("crumbs") == "Home Webinars Retention Pay"
    assert read(client, f"/fr{event.path}").links["Fidélisation"] == f"/fr{series.path}"


def test_a_session_has_no_page_among_the_webinars(client):
    session = make_session(slug="shared-slug")
    assert client.get("/webinars/shared-slug/").status_code == 404
    assert client.get(session.path).status_code == 200


def test_a_session_is_found_in_its_own_conference_alone(client):
    session, other = make_session(slug="opening"), make_session(slug="closing")
    assert client.get(f"{other.conference.path}{session.slug}/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/webinars/nothing/", "/webinars/nothing/transcript/", "/conferences/no/", "/conferences/no/no/"]
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404
