"""Webinars and sessions on the editors' desk."""

from datetime import time

import pytest
from django.utils import timezone

from hrhub.catalogue.models import Facet, KeyQuestion
from hrhub.web.models import Moved
from sessions_app.models import ConferenceSession
from tests.desk.pages import errors_of, filled, page_of, row, save
from tests.make import (
    make_appearance,
    make_claim,
    make_conference,
    make_country,
    make_person,
    make_point,
    make_presentation,
    make_series,
    make_session,
    make_source,
    make_topic,
    make_webinar,
)
from webinars.models import Webinar


def test_an_editor_adds_a_webinar(desk):
    answer = save(desk, Webinar, "add", title="Keeping midwives in rural posts", form="webinar", date="2024-03-05")
    webinar = Webinar.objects.get()
    assert answer.status_code == 302
    assert (webinar.face, webinar.path) == ("webinar", "/webinars/keeping-midwives-in-rural-posts/")
    assert (webinar.date_precision, webinar.is_published) == ("day", False)
    assert Facet.objects.filter(event=webinar, kind="year", value="2024").exists()


def test_a_session_asks_for_its_conference(desk):
    answer = save(desk, ConferenceSession, "add", title="Plenary", form="plenary")
    assert errors_of(answer) == ["This field is required."]
    assert not ConferenceSession.objects.exists()


def test_an_editor_adds_a_session(desk):
    conference = make_conference("Fourth Forum")
    save(desk, ConferenceSession, "add", title="Opening", form="plenary", conference=conference.pk)
    assert ConferenceSession.objects.get().path == "/conferences/fourth-forum/opening/"


def test_saving_an_untouched_page_loses_nothing(desk):
    webinar = make_webinar(
        languages_offered=["en", "fr"],
        title_variants=["One", "Two"],
        start=time(14),
        zone="Africa/Lusaka",
        published_at=timezone.now(),
    )
    source = make_source(webinar)
    question = KeyQuestion.objects.get(pk=make_point(webinar, "What works?").pk)
    presentation = make_presentation(webinar, key_questions=[question], said="We did it.")
    make_claim(webinar, source=source)
    make_appearance(webinar, presentation=presentation, country=make_country("ZM"))
    before = Webinar.objects.values().get()
    assert save(desk, webinar).status_code == 302
    after = Webinar.objects.values().get()
    assert after.pop("revision") == before.pop("revision") + 1
    assert after.pop("changed_at") > before.pop("changed_at")
    assert after == before
    assert list(presentation.key_questions.all()) == [question]
    assert webinar.claims.get().source == source
    assert webinar.appearances.get().presentation == presentation


def test_lists_are_written_by_lines_and_commas(desk):
    webinar = make_webinar()
    save(desk, webinar, languages_offered="en, fr;es", title_variants="One\r\n\r\n Two ")
    webinar.refresh_from_db()
    assert webinar.languages_offered == ["en", "fr", "es"]
    assert webinar.title_variants == ["One", "Two"]


def test_what_is_no_language_is_told(desk):
    answer = save(desk, make_webinar(), languages_offered="en, French")
    assert errors_of(answer) == ["“French” is no code of a language; write “en, fr”."]


def test_rows_on_the_page_reach_cards_and_facets(desk):
    webinar, topic, person = make_webinar(), make_topic("Retention"), make_person("Ana Pérez")
    people = row("appearances", 0, person=person.pk, role="presenter", order=0)
    save(desk, webinar, **people, **row("event_topics", 0, topic=topic.pk))
    webinar.refresh_from_db()
    assert webinar.card["people"] == ["Ana Pérez"]
    assert {("topic", "retention"), ("person", "ana-perez")} <= set(webinar.facets.values_list("kind", "value"))


def test_each_kind_of_sentence_has_its_table(desk):
    webinar = make_webinar()
    sentence = {"order": 1, "language": "en", "words": "What works?"}
    assert save(desk, webinar, **row("points", 0, **sentence)).status_code == 302
    assert webinar.points.get().kind == "key_question"
    answer = save(desk, webinar, **row("points-4", 0, kind="quotation", **sentence))
    assert errors_of(answer) == ["Select a valid choice. quotation is not one of the available choices."]


def test_a_text_is_made_safe_html(desk):
    webinar = make_webinar()
    text = row("eventtexts", 0, language="en", part="summary", order=1, origin="human", body="*Well* <script>")
    save(desk, webinar, **text)
    assert webinar.eventtexts.get().html == "<p><em>Well</em> &lt;script&gt;</p>"


def test_what_was_said_needs_its_presentation(desk):
    text = row("eventtexts", 0, language="en", part="said", order=1, origin="human", body="Yes.")
    answer = save(desk, make_webinar(), **text)
    assert errors_of(answer) == ["What was said belongs to a presentation: choose which."]


def test_rows_point_to_what_hangs_on_the_same_event(desk):
    webinar, elsewhere = make_webinar(), make_source(make_webinar())
    claim = row("claims", 0, measure="attended", unit="people", number=9, source=elsewhere.pk, order=0)
    answer = save(desk, webinar, **claim)
    assert errors_of(answer) == ["Select a valid choice. That choice is not one of the available choices."]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("zone", "Lusaka", "“Lusaka” is no time zone; write it as “Africa/Lusaka” or “UTC”."),
        ("zone", "../../etc/passwd", "“../../etc/passwd” is no time zone; write it as “Africa/Lusaka” or “UTC”."),
        ("date", "0001-01-01", "This year is too far back."),
        ("until", "9999-12-31", "This year is too far ahead."),
        ("slug", "archive", "“archive” is an address of the site itself; choose another."),
        ("title", "", "This field is required."),
        ("title", "NUL\0", "Null characters are not allowed."),
        ("languages_offered", "en\0", "Null characters are not allowed."),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(desk, field, value, sentence):
    webinar = make_webinar(start=time(14), zone="Africa/Lusaka")
    before = Webinar.objects.values().get()
    assert errors_of(save(desk, webinar, **{field: value})) == [sentence]
    assert Webinar.objects.values().get() == before


def test_a_new_address_keeps_the_old_one(desk):
    webinar = make_webinar("Keeping midwives")
    save(desk, webinar, slug="midwives")
    webinar.refresh_from_db()
    assert webinar.path == "/webinars/midwives/"
    assert Moved.objects.get().new_path == "/webinars/midwives/"
    assert Moved.objects.get().old_path == "/webinars/keeping-midwives"


def test_nobody_saves_over_a_colleague_unawares(desk):
    webinar = make_webinar("Before")
    opened = page_of(webinar)
    mine = desk.get(opened)
    save(desk, webinar, title="Theirs")
    refused = desk.post(opened, filled(mine) | {"title": "Mine"})
    webinar.refresh_from_db()
    assert webinar.title == "Theirs"
    assert errors_of(refused)[0].startswith("Somebody changed this event while you had it open.")
    assert filled(refused)["title"] == "Mine"
    assert desk.post(opened, filled(refused)).status_code == 302
    webinar.refresh_from_db()
    assert webinar.title == "Mine"


@pytest.mark.parametrize(("action", "is_published"), [("publish_these", True), ("unpublish_these", False)])
def test_editors_publish_and_take_back(desk, action, is_published):
    webinar = make_webinar(published_at=None if is_published else timezone.now())
    revision = webinar.revision
    answer = desk.post(
        page_of(Webinar, "changelist"), {"action": action, "_selected_action": [webinar.pk]}, follow=True
    )
    webinar.refresh_from_db()
    assert (webinar.is_published, webinar.revision) == (is_published, revision + 1)
    said = {True: "1 is published now.", False: "1 is a draft now."}
    assert [str(message) for message in answer.context["messages"]] == [said[is_published]]


def test_the_list_says_who_sees_what(desk):
    make_webinar("Shown")
    make_webinar("Draft", published_at=None)
    answer = desk.get(page_of(Webinar, "changelist"), {"seen_by": "editors"})
    assert [event.title for event in answer.context["cl"].result_list] == ["Draft"]
    assert "editors: a draft" in answer.content.decode()


@pytest.mark.parametrize("words", ["MIDWIVES", "المغرب", "sao paulo", '"keeping', "webinar 7"])
def test_the_list_finds_whatever_the_accents(desk, words):
    make_webinar("Keeping midwives: المَغرب, São Paulo", number_words="Webinar 7")
    make_webinar("Something else")
    found = desk.get(page_of(Webinar, "changelist"), {"q": words}).context["cl"].result_list
    assert [event.number_words for event in found] == ["Webinar 7"]


def test_a_search_of_ten_thousand_words_is_answered(desk):
    assert desk.get(page_of(Webinar, "changelist"), {"q": "a " * 10_000}).status_code == 200


@pytest.mark.parametrize("how_many", [1, 50])
@pytest.mark.parametrize("make", [make_webinar, make_session])
def test_the_list_costs_the_same_for_any_number(desk, django_assert_num_queries, make, how_many):
    series = make_series()
    for _ in range(how_many):
        event = make(series=series)
    desk.get(page_of(event, "changelist"))
    with django_assert_num_queries(13 if make is make_session else 12):
        desk.get(page_of(event, "changelist"))


@pytest.mark.parametrize("how_many", [1, 10])
def test_the_page_costs_the_same_for_any_number_of_rows(desk, django_assert_num_queries, how_many):
    webinar = make_webinar()
    for _ in range(how_many):
        presentation = make_presentation(webinar)
        make_appearance(webinar, presentation=presentation, country=make_country("ZM"))
        make_claim(webinar, source=make_source(webinar))
    desk.get(page_of(webinar))
    with django_assert_num_queries(31):
        desk.get(page_of(webinar))


def test_deleting_an_event_takes_it_from_the_lists(desk):
    webinar = make_webinar()
    desk.post(page_of(webinar, "delete"), {"post": "yes"})
    assert not Webinar.objects.exists()


def test_events_are_searched_for_but_not_changed_as_such(desk):
    webinar = make_webinar("Keeping midwives")
    found = desk.get(
        "/admin/autocomplete/",
        {"app_label": "catalogue", "model_name": "transcript", "field_name": "event", "term": "MIDWIVES"},
    )
    assert [one["id"] for one in found.json()["results"]] == [str(webinar.pk)]
    assert "/admin/catalogue/event/" not in desk.get("/admin/").content.decode()
    assert desk.post(f"/admin/catalogue/event/{webinar.pk}/change/", {"title": "X"}).status_code == 403


def test_the_way_to_the_page_is_on_the_page(desk):
    webinar = make_webinar("Keeping midwives")
    assert 'href="/webinars/keeping-midwives/"' in desk.get(page_of(webinar)).content.decode()
    french = desk.get(page_of(webinar), headers={"accept-language": "fr"}).content.decode()
    assert 'href="/fr/webinars/keeping-midwives/"' in french
