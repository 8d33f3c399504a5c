"""What a record of a dump may say beyond one of a corpus: where it goes, and what is refused in it."""

from contextlib import suppress

import pytest

from hrhub.catalogue.models import Claim, Conference, Event, EventCountry, EventText, Involvement, Point, Transcript
from hrhub.exchange.corpus import CorpusRefused, load
from tests.exchange import corpora

pytestmark = pytest.mark.django_db

ONLY_NAMED = corpora.conference("forum", corpora.session(), name="Forum", slug="forum", only_named=True)


def loaded(folder, **fields):
    """Load a webinar with these fields, and return it."""
    load(corpora.corpus(folder, webinars=[corpora.webinar(**fields)]))
    return Event.objects.get(corpus_id="w-1")


def refused(folder, **files):
    with pytest.raises(CorpusRefused) as caught:
        load(corpora.corpus(folder, **files))
    return [str(defect) for defect in caught.value.defects]


def test_the_state_is_taken_as_it_is_told(tmp_path):
    assert loaded(tmp_path, state="announced", status="past", date="2014-03-18").state == "announced"


def test_a_zone_and_its_words_stand_side_by_side(tmp_path):
    event = loaded(tmp_path, zone="Europe/Paris", zone_words="CET")
    assert (event.zone, event.zone_words) == ("Europe/Paris", "CET")


def test_words_that_look_like_a_zone_stay_words(tmp_path):
    event = loaded(tmp_path, zone_words="UTC")
    assert (event.zone, event.zone_words) == ("", "UTC")


def test_of_namesakes_the_one_with_the_id_is_meant(tmp_path):
    people = [corpora.person(id, "Ama Mensah") for id in ("ama", "ama-two")]
    record = corpora.webinar(people=[corpora.named("Ama Mensah", person="ama-two")])
    load(corpora.corpus(tmp_path, webinars=[record], people=people))
    appearance = Event.objects.get().appearances.get()
    assert (appearance.person.corpus_id, appearance.name_as_written) == ("ama-two", "")


def test_an_organisation_takes_part_by_its_id_with_its_line(tmp_path):
    organisations = [{"id": id, "name": "Ministry"} for id in ("one", "two")]
    part = {"organisation": "two", "relation": "funder", "line": "Paid by two."}
    record = corpora.webinar(hosts=["Nobody else"], organisations=[part])
    load(corpora.corpus(tmp_path, webinars=[record], organisations=organisations))
    found = Involvement.objects.values_list("organisation__corpus_id", "relation", "line")
    assert list(found) == [("two", "funder", "Paid by two.")]


def test_a_webinar_belongs_to_a_conference_by_its_id(tmp_path):
    record = corpora.webinar(conference="c-1")
    load(corpora.corpus(tmp_path, webinars=[record], conferences=[corpora.conference()]))
    assert Event.objects.get().conference.corpus_id == "c-1"


def test_countries_say_what_they_are_to_the_event(tmp_path):
    loaded(tmp_path, countries=["ZM", {"country": "GH", "relation": "attended"}, {"words": "The Gold Coast"}])
    found = EventCountry.objects.order_by("pk").values_list("country", "relation", "words")
    assert list(found) == [("ZM", "about", ""), ("GH", "attended", ""), (None, "about", "The Gold Coast")]


def test_a_sentence_may_have_a_language_a_detail_and_an_order(tmp_path):
    loaded(tmp_path, objectives=["First", {"words": "Ensuite", "language": "fr", "detail": "Atteint", "order": 1}])
    found = Point.objects.order_by("pk").values_list("order", "language", "words", "detail")
    assert list(found) == [(1, "en", "First", ""), (1, "fr", "Ensuite", "Atteint")]


def test_viewing_groups_are_what_the_record_says(tmp_path):
    claim = {"measure": "attended", "viewing_groups": 15, "viewing_groups_text": "in 15 countries"}
    loaded(tmp_path, attendance=[{**claim, "viewing_groups_unit": "viewing_groups"}])
    assert Claim.objects.get().unit == "viewing_groups"


def test_a_transcript_keeps_its_version(tmp_path):
    loaded(tmp_path, transcripts=[{"language": "en", "version": 3}])
    assert Transcript.objects.get().version == 3


def test_what_was_said_in_a_presentation_may_be_in_another_language(tmp_path):
    said = {"language": "fr", "part": "said", "presentation": 2, "body": "Dit."}
    loaded(tmp_path, presentations=[{"order": 2}], texts=[said])
    assert EventText.objects.values_list("language", "presentation__order").get() == ("fr", 2)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"series_id": "none"}, 'series_id: "none" is no series that we know'),
        ({"conference": "none"}, 'conference: "none" is no conference that we know'),
        (
            {"people": [{"person": "none"}, {"organisation": "none"}]},
            'people[1].organisation: "none" is no organisation that we know\n'
            'people[0].person: "none" is no person that we know',
        ),
        (
            {"organisations": [{"organisation": "none", "relation": "host"}]},
            'organisations[0].organisation: "none" is no organisation that we know',
        ),
        (
            {"countries": [{"relation": "about"}]},
            "countries[0]: names neither a country nor the words that were printed",
        ),
        (
            {"texts": [{"language": "en", "part": "said", "body": "x"}]},
            "texts[0].presentation: is missing: what was said belongs to a presentation",
        ),
        (
            {"texts": [{"language": "en", "part": "summary", "body": "x", "presentation": 4}]},
            "texts[0].presentation: there is no presentation 4",
        ),
        (
            {
                "key_questions": [{"words": "?", "order": 7}],
                "texts": [{"language": "en", "part": "summary", "body": "x", "key_question": 1}],
            },
            "texts[0].key_question: there is no key question 1",
        ),
        ({"zone": "EST"}, 'zone: "EST" is no zone, as Africa/Lusaka or UTC'),
    ],
)
def test_a_reference_to_what_is_not_there_is_refused(tmp_path, fields, sentence):
    place = 'webinars.json[0] (id "w-1"), '
    found = refused(tmp_path, webinars=[corpora.webinar(**fields)])
    assert "\n".join(found) == "\n".join(place + line for line in sentence.splitlines())


@pytest.mark.parametrize("odd", [7, "x", [], {}, [7], [[]], [None], [{}], [{"words": []}], {"words": "x"}, True])
@pytest.mark.parametrize("key", ["organisations", "people", "countries", "objectives", "key_questions", "series_id"])
def test_a_value_of_another_type_is_a_defect_and_no_failure(tmp_path, key, odd):
    folder = corpora.corpus(tmp_path, webinars=[corpora.webinar(**{key: odd})])
    with suppress(CorpusRefused):
        load(folder)


def test_a_conference_of_which_there_is_but_the_name_becomes_a_draft(tmp_path):
    load(corpora.corpus(tmp_path, conferences=[ONLY_NAMED]))
    made = Conference.objects.get()
    assert (made.name, made.slug, made.published_at) == ("Forum", "forum", None)
    assert Event.objects.published().get().conference == made


@pytest.mark.parametrize("corpus_id", ["forum", None])
def test_one_that_is_there_keeps_all_that_such_a_record_does_not_say(tmp_path, corpus_id):
    load(corpora.corpus(tmp_path, conferences=[{**ONLY_NAMED, "only_named": False, "theme": "Pay", "venue": "Hall"}]))
    Conference.objects.update(corpus_id=corpus_id, **({} if corpus_id else {"loaded": {}}))
    load(corpora.corpus(tmp_path, conferences=[ONLY_NAMED]))
    there = Conference.objects.get()
    assert (there.corpus_id, there.theme, there.venue, there.is_published) == ("forum", "Pay", "Hall", True)
