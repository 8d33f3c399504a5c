"""Loading again: a changed file updates, and what an editor changed since wins and is told, field by field."""

import pytest

from hrhub.catalogue.models import Appearance, Event, Point, Series
from hrhub.people.models import Organisation, Person
from hrhub.web.models import Moved
from tests.make import make_organisation, make_person

from .corpora import change, conference, corpus, counts, load, named, person, session, webinar, writes_of

pytestmark = pytest.mark.django_db


def loaded(tmp_path, **fields):
    """Return a folder with one webinar, loaded, and its event."""
    folder = corpus(tmp_path / "corpus", webinars=[webinar(**fields)])
    load(folder)
    return folder, Event.objects.get()


def words_of(event, kind):
    return list(event.points.filter(kind=kind).values_list("words", flat=True))


def test_a_changed_file_changes_the_field_and_tells_the_hub(tmp_path):
    folder, event = loaded(tmp_path, city="Lusaka")
    change(folder, "webinars", "w-1", city="Ndola")
    assert counts(load(folder))["webinars"] == (0, 1, 0, 0)
    after = Event.objects.get()
    assert (after.city, after.revision, after.sequence) == ("Ndola", event.revision + 1, event.sequence + 1)


def test_an_editors_value_wins_over_a_changed_file_and_is_told(tmp_path):
    folder, event = loaded(tmp_path, city="Lusaka", room="Hall A")
    event.city = "Livingstone"
    event.save()
    change(folder, "webinars", "w-1", city="Ndola", room="Hall B")
    lines = load(folder)
    after = Event.objects.get()
    assert (after.city, after.room) == ("Livingstone", "Hall B")
    assert "w-1: city was edited here; kept, and the file's new value was not taken" in lines
    assert counts(lines)["webinars"] == (0, 1, 0, 0)
    assert counts(load(folder))["webinars"] == (0, 0, 0, 1)


def test_where_only_editors_values_stand_nothing_is_written(tmp_path):
    folder, event = loaded(tmp_path, city="Lusaka")
    Event.objects.update(city="Livingstone")
    change(folder, "webinars", "w-1", city="Ndola")
    assert writes_of(folder) == []
    assert Event.objects.get().revision == event.revision


def test_an_editor_and_a_file_that_agree_are_the_same(tmp_path):
    folder, event = loaded(tmp_path, city="Lusaka")
    Event.objects.update(city="Ndola")
    change(folder, "webinars", "w-1", city="Ndola")
    assert counts(load(folder))["webinars"] == (0, 0, 1, 0)
    change(folder, "webinars", "w-1", city="Kitwe")
    load(folder)
    assert Event.objects.get().city == "Kitwe"


def test_an_edited_value_stays_where_the_file_is_as_it_was(tmp_path):
    folder, event = loaded(tmp_path, city="Lusaka", objectives=["To listen"])
    Event.objects.update(city="Livingstone")
    Point.objects.update(words="To hear")
    assert counts(load(folder))["webinars"] == (0, 0, 1, 0)
    assert (Event.objects.get().city, words_of(event, "objective")) == ("Livingstone", ["To hear"])


def test_a_list_is_kept_or_replaced_as_a_whole(tmp_path):
    folder, event = loaded(tmp_path, objectives=["To listen", "To ask"], key_questions=["Who?"])
    event.points.filter(words="To ask").update(words="To ask better")
    change(folder, "webinars", "w-1", objectives=["To speak"], key_questions=["Who?", "Why?"])
    lines = load(folder)
    assert words_of(event, "objective") == ["To listen", "To ask better"]
    assert words_of(event, "key_question") == ["Who?", "Why?"]
    assert "w-1: objectives was edited here; kept, and the file's new value was not taken" in lines


def test_people_who_stay_in_a_list_keep_their_rows(tmp_path):
    folder, event = loaded(tmp_path, people=[named("Ama Mensah"), named("Joy Banda")])
    joy = Appearance.objects.get(person__name="Joy Banda")
    change(folder, "webinars", "w-1", people=[named("Chidi Obi"), named("Joy Banda", title="Director")])
    load(folder)
    assert list(event.appearances.values_list("person__name", flat=True)) == ["Chidi Obi", "Joy Banda"]
    joy.refresh_from_db()
    assert (joy.title, joy.order) == ("Director", 2)


def test_what_was_said_stays_when_its_presentation_gets_another_title(tmp_path):
    talk = {"order": 1, "title": "First", "key_questions": [1], "said": "It works."}
    folder, event = loaded(
        tmp_path, presentations=[talk], key_questions=["How?"], people=[named("Ama Mensah", presentation=1)]
    )
    change(folder, "webinars", "w-1", presentations=[{**talk, "title": "Second"}])
    load(folder)
    presentation = event.presentations.get()
    assert (presentation.title, presentation.texts.get().body) == ("Second", "It works.")
    assert presentation.appearances.count() == presentation.key_questions.count() == 1


def test_a_claim_keeps_its_source_when_sources_are_added(tmp_path):
    claim = {"measure": "attended", "participants": 75, "source_url": "https://b.example.org/"}
    folder, event = loaded(tmp_path, attendance=[claim], source_url="https://a.example.org/")
    change(
        folder, "webinars", "w-1", other_sources=[{"url": "https://c.example.org/", "kind": "news", "adds": "names"}]
    )
    load(folder)
    assert event.claims.get().source.address == "https://b.example.org/"
    assert event.sources.count() == 3


def test_a_new_address_leads_on_from_the_old_one(tmp_path):
    folder, event = loaded(tmp_path, slug="first")
    change(folder, "webinars", "w-1", slug="second")
    load(folder)
    assert Event.objects.get().path == "/webinars/second/"
    assert Moved.objects.get().new_path == "/webinars/second/"


def test_sessions_follow_the_day_of_their_conference(tmp_path):
    folder = corpus(tmp_path, conferences=[conference("c-1", session(), date_start="2011-01-25")])
    load(folder)
    change(folder, "conferences", "c-1", date_start="2012-02-26")
    assert counts(load(folder))["conferences"] == (0, 1, 0, 0)
    assert Event.objects.get().sort_on.date().isoformat() == "2012-02-26"


def test_a_person_with_a_new_spelling_brings_the_events_up_to_date(tmp_path):
    folder = corpus(tmp_path, webinars=[webinar(people=[named("Ama Mensah")])], people=[person()])
    load(folder)
    before = Event.objects.get()
    change(folder, "people", "ama-mensah", name="Ama Mensah-Owusu", name_variants=["Ama Mensah"])
    summary = counts(load(folder))
    after = Event.objects.get()
    assert (summary["people"], summary["webinars"]) == ((0, 1, 0, 0), (0, 0, 1, 0))
    assert (after.card["people"], after.revision) == (["Ama Mensah-Owusu"], before.revision + 1)


def test_a_renamed_organisation_and_person_are_still_found(tmp_path):
    folder = corpus(tmp_path, webinars=[webinar(hosts=["PEPFAR"], series="Talks", people=[named("A. Mensah")])])
    load(folder)
    for model, name in [
        (Organisation, "President's Emergency Plan"),
        (Person, "Ama Mensah"),
        (Series, "Conversations"),
    ]:
        row = model.objects.get()
        row.name = name
        row.save()
    summary = counts(load(folder))
    assert summary["organisations"] == summary["people"] == summary["series"] == summary["webinars"] == (0, 0, 1, 0)


def test_rows_that_editors_made_are_found_by_name_and_keep_what_they_say(tmp_path):
    host = make_organisation("World Health Organization", name_variants=["WHO"])
    ama = make_person("Ama Mensah", honorific="Dr")
    people = [person(honorifics=["Prof."], degrees=["PhD", "MSW"])]
    lines = load(corpus(tmp_path, webinars=[webinar(hosts=["WHO"], people=[named("Ama Mensah")])], people=people))
    event = Event.objects.get()
    assert event.involvements.get().organisation == host
    assert event.appearances.get().person == ama
    ama.refresh_from_db()
    assert (ama.corpus_id, ama.honorific, ama.degrees) == ("ama-mensah", "Dr", "PhD, MSW")
    assert "ama-mensah: honorific was edited here; kept, and the file's new value was not taken" in lines


def test_an_organisation_that_gets_a_record_of_its_own_stays_the_same_row(tmp_path):
    folder = corpus(tmp_path, webinars=[webinar(hosts=["Office of HIV/AIDS"])])
    load(folder)
    before = Organisation.objects.get()
    records = [{"id": "usaid", "name": "USAID"}, {"id": "oha", "name": "Office of HIV/AIDS", "part_of": "usaid"}]
    names = [{"name": "Office of AIDS", "from": "1990", "until": None, "note": None}]
    records[1]["names"] = names
    load(corpus(folder, organisations=records))
    after = Organisation.objects.get(corpus_id="oha")
    assert (after.pk, after.part_of.name, after.folded) == (before.pk, "USAID", "office of hiv aids | office of aids")
    assert Organisation.objects.count() == 2


def test_an_address_that_a_file_gives_later_replaces_the_one_we_made(tmp_path):
    folder, event = loaded(tmp_path)
    change(folder, "webinars", "w-1", slug="better", code="abcdef", published_at="2020-01-02T03:04:05Z")
    assert counts(load(folder))["webinars"] == (0, 1, 0, 0)
    after = Event.objects.get()
    assert (after.path, after.code, after.published_at.year) == ("/webinars/better/", "abcdef", 2020)
    assert Moved.objects.get().old_path == event.path.rstrip("/")


def test_a_row_that_was_renamed_here_is_still_the_one_a_later_record_describes(tmp_path):
    folder = corpus(tmp_path, webinars=[webinar(hosts=["OHA"])])
    load(folder)
    row = Organisation.objects.get()
    row.name = "Office of HIV and AIDS"
    row.save()
    load(corpus(folder, organisations=[{"id": "oha", "name": "OHA"}]))
    assert [(each.pk, each.name) for each in Organisation.objects.all()] == [(row.pk, "Office of HIV and AIDS")]


def test_a_series_with_another_name_brings_its_events_up_to_date(tmp_path):
    records = [{"id": "talks", "name": "Talks"}]
    folder = corpus(tmp_path, webinars=[webinar(series="Talks")], series=records)
    load(folder)
    change(folder, "series", "talks", name="Conversations")
    change(folder, "webinars", "w-1", series="Conversations")
    summary = counts(load(folder))
    assert (summary["series"], summary["webinars"]) == ((0, 1, 0, 0), (0, 0, 1, 0))
    assert Event.objects.get().revision == 2
