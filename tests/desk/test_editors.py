"""Who may come to the desk, and what they may do there."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from hrhub.catalogue.models import Conference, Series, Topic, Transcript
from hrhub.people.models import Organisation, Person
from hrhub.web.models import Moved
from sessions_app.models import ConferenceSession
from tests.desk.pages import page_of, save
from tests.make import (
    make_appearance,
    make_conference,
    make_country,
    make_event_topic,
    make_involvement,
    make_organisation,
    make_person,
    make_session,
    make_topic,
    make_transcript,
    make_webinar,
)
from webinars.models import Webinar

SEEN = {"Country", "Job", "Mail", "Moved", "SiteIdentity"}
EDITED = [Webinar, ConferenceSession, Conference, Series, Topic, Transcript, Person, Organisation]


def test_the_index_shows_what_editors_work_on_and_nothing_else(desk):
    page = desk.get("/admin/")
    shown = {model["object_name"] for app in page.context["app_list"] for model in app["models"]}
    taking_part = {"Attendance", "Registration", "RosterAccess", "Tally", "Team"}
    assert shown == {model.__name__ for model in EDITED} | SEEN | taking_part


@pytest.mark.parametrize("model", EDITED)
def test_editors_add_and_list_everything(desk, model):
    assert desk.get(page_of(model, "changelist")).status_code == 200
    assert desk.get(page_of(model, "add")).status_code == 200


def test_countries_are_looked_at(desk):
    page = desk.get("/admin/countries/country/", {"q": "ZAMBIA"})
    assert [country.code for country in page.context["cl"].result_list] == ["ZM"]
    assert desk.get("/admin/countries/country/ZM/change/").status_code == 200
    assert desk.post("/admin/countries/country/ZM/change/", {"code": "ZZ"}).status_code == 403


def test_countries_are_found_in_the_language_of_the_browser(desk):
    asked = {"app_label": "catalogue", "model_name": "appearance", "field_name": "country", "term": "egypte"}
    found = desk.get("/admin/autocomplete/", asked, headers={"accept-language": "fr"})
    assert found.json()["results"] == [{"id": "EG", "text": "Égypte"}]


def test_editors_are_no_superusers(editor):
    granted = {name.partition(".")[0] for name in editor.get_all_permissions()}
    assert granted == {"catalogue", "countries", "mail", "participation", "people", "sessions_app", "web", "webinars"}
    assert not editor.has_perm("web.delete_moved")
    assert not editor.has_perm("catalogue.change_event")


def test_the_group_is_brought_back_to_what_the_apps_grant(db):
    group = Group.objects.get(name="Editors")
    granted = set(group.permissions.values_list("codename", flat=True))
    group.permissions.clear()
    call_command("migrate", verbosity=0)
    assert set(group.permissions.values_list("codename", flat=True)) == granted != set()


@pytest.mark.parametrize("path", ["/admin/", "/admin/webinars/webinar/", "/admin/login/"])
def test_visitors_are_led_to_the_one_door(client, db, path):
    answer = client.get(path, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/?next=")


def test_whoever_is_not_staff_is_refused(client, db):
    client.force_login(User.objects.create_user("nobody"))
    assert client.get("/admin/", follow=True).status_code == 403


def test_drafts_of_conferences_are_on_the_desk(desk):
    make_conference("Draft", published_at=None)
    assert [one.name for one in desk.get(page_of(Conference, "changelist")).context["cl"].result_list] == ["Draft"]


def test_names_in_languages_are_written_line_by_line(desk):
    topic = make_topic("Training")
    save(desk, topic, names="fr: Formation\nar: تدريب")
    topic.refresh_from_db()
    assert topic.names == {"fr": "Formation", "ar": "تدريب"}
    refused = save(desk, topic, names="Formation")
    assert "“Formation” is not clear" in refused.content.decode()


def test_a_person_with_appearances_is_not_deleted(desk):
    person = make_person()
    make_appearance(make_webinar(), person)
    desk.post(page_of(person, "delete"), {"post": "yes"})
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_deleted_topic_leaves_the_facets(desk):
    webinar, topic = make_webinar(), make_topic()
    make_event_topic(webinar, topic)
    desk.post(page_of(topic, "delete"), {"post": "yes"})
    assert not webinar.facets.filter(kind="topic").exists()


def test_topics_deleted_from_the_list_leave_the_facets(desk):
    webinar, topic = make_webinar(), make_topic()
    make_event_topic(webinar, topic)
    chosen = {"action": "delete_selected", "_selected_action": [topic.pk], "post": "yes"}
    desk.post(page_of(Topic, "changelist"), chosen)
    assert not webinar.facets.filter(kind="topic").exists()


def test_a_transcript_withdrawn_is_no_longer_offered(desk):
    webinar = make_webinar()
    transcript = make_transcript(webinar)
    page = desk.get(page_of(transcript))
    assert page.context["adminform"].form.instance.cue_count == 2
    sent = {"event": webinar.pk, "language": "en", "version": 1, "origin": "human"}
    desk.post(page_of(transcript), sent)
    webinar.refresh_from_db()
    assert "transcripts" not in webinar.parts


def test_an_address_of_before_leads_on_in_one_step(desk):
    Moved.objects.move("/node/7", "/webinars/one/")
    desk.post("/admin/web/moved/add/", {"old_path": "/node/8", "new_path": "/node/7"})
    assert Moved.objects.get(old_path="/node/8").new_path == "/webinars/one/"
    assert Moved.objects.get(old_path="/node/7").new_path == "/webinars/one/"


def test_what_led_to_an_address_of_before_comes_along(desk):
    Moved.objects.move("/node/7", "/webinars/one/")
    desk.post("/admin/web/moved/add/", {"old_path": "/webinars/one/", "new_path": "/webinars/two/"})
    assert Moved.objects.get(old_path="/node/7").new_path == "/webinars/two/"


@pytest.mark.parametrize(
    ("make", "hang"),
    [
        (make_person, lambda event, person: make_appearance(event, person)),
        (make_topic, make_event_topic),
        (make_organisation, make_involvement),
    ],
)
def test_a_list_says_how_often_each_has_a_part(desk, make, hang):
    twice, never = make("Twice"), make("Never")
    for event in (make_webinar(), make_session()):
        hang(event, twice)
    rows = desk.get(page_of(never, "changelist")).context["cl"]
    assert [(row.name, rows.model_admin.how_many(row)) for row in rows.result_list] == [("Never", 0), ("Twice", 2)]


def make_conference_somewhere():
    return make_conference(country=make_country())


@pytest.mark.parametrize("how_many", [1, 50])
@pytest.mark.parametrize(("make", "queries"), [(make_person, 8), (make_topic, 7), (make_conference_somewhere, 11)])
def test_every_list_costs_the_same_for_any_number(desk, django_assert_num_queries, make, queries, how_many):
    for _ in range(how_many):
        thing = make()
    desk.get(page_of(thing, "changelist"))
    with django_assert_num_queries(queries):
        desk.get(page_of(thing, "changelist"))
