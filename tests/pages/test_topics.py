from datetime import timedelta

import pytest

from tests.make import make_conference, make_event_topic, make_topic, make_webinar
from tests.pages.many import told_once
from tests.pages.reading import links, title, words

pytestmark = pytest.mark.django_db


def test_topics_stand_by_their_names_in_the_language_of_the_page_with_counts(client):
    work, care = make_topic("Workforce", names={"fr": "Effectifs"}), make_topic("Care", names={"fr": "Soins"})
    make_event_topic(make_webinar(), work)
    make_event_topic(make_webinar(), work)
    make_event_topic(make_webinar(), care)
    assert words(client.get("/topics/")).endswith("Care 1 Workforce 2")
    assert words(client.get("/fr/topics/")).endswith("Effectifs 2 Soins 1")


def test_a_name_that_nobody_translated_says_its_language(client):
    make_event_topic(make_webinar(), make_topic("Care"))
    assert '<a href="/fr/topics/care/" lang="en"><bdi>Care</bdi></a>' in client.get("/fr/topics/").content.decode()


def test_only_topics_of_something_visible_are_listed_and_have_a_page(client):
    hidden, unused, of_conference = make_topic("Hidden"), make_topic("Unused"), make_topic("Of a conference")
    make_event_topic(make_webinar(published_at=None), hidden)
    make_conference(topics=[hidden], published_at=None)
    make_conference(topics=[of_conference])
    assert links(client.get("/topics/")) == [of_conference.path]
    assert [client.get(topic.path).status_code for topic in (hidden, unused, of_conference)] == [404, 404, 200]


def test_a_page_shows_what_comes_then_what_was_and_conferences(client):
    topic = make_topic("Care")
    make_event_topic(make_webinar("Past one"), topic)
    make_event_topic(make_webinar("Coming one", starts_in=timedelta(days=3)), topic)
    make_event_topic(make_webinar("Secret one", published_at=None), topic)
    make_conference("Forum", topics=[topic])
    page = client.get(topic.path)
    parts = ["Care", "2 events", "Coming one", "Past one", "Conferences", "Forum"]
    assert sorted(parts, key=words(page).index) == parts
    assert "Secret" not in words(page)
    assert f"/events/?topic={topic.slug}" in links(page)


def test_topics_that_often_stand_beside_it_come_first(client):
    care, often, seldom, secret = (make_topic(name) for name in ("Care", "Training", "Advocacy", "Secret"))
    for beside in ([often], [often, seldom]):
        webinar = make_webinar()
        for topic in [care, *beside]:
            make_event_topic(webinar, topic)
    draft = make_webinar(published_at=None)
    for topic in (care, secret):
        make_event_topic(draft, topic)
    text = words(client.get(care.path))
    assert "Often together with: Training Advocacy" in text
    assert "Secret" not in text


def test_further_pages_have_their_own_title(client):
    topic = make_topic("Care")
    with told_once():
        for _n in range(21):
            make_event_topic(make_webinar(), topic)
    assert title(client.get(f"{topic.path}?page=2")) == "Care, page 2 · HRHub"


@pytest.mark.parametrize("how_many", [1, 50])
def test_pages_cost_the_same_for_any_number(client, django_assert_num_queries, how_many):
    topic = make_topic()
    with told_once():
        for _n in range(how_many):
            webinar = make_webinar()
            make_event_topic(webinar, topic)
            make_event_topic(webinar)
            make_conference(topics=[topic])
    with django_assert_num_queries(6):
        client.get(topic.path)
    with django_assert_num_queries(2):
        client.get("/topics/")
