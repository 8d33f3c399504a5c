"""One passage of a transcript, passed on with its words, its speaker and its second."""

import pytest

from tests import make
from tests.catalogue.event_page.pages import read, words_of
from tests.catalogue.event_page.test_transcript import spoken
from tests.catalogue.sharing.scenes import SITE, webinar


@pytest.mark.django_db
def test_a_passage_is_quoted_with_its_speaker_and_second(client, django_assert_num_queries):
    event = webinar(series=make.make_series(letter="w"))
    spoken(
        event,
        (1920, "Ana", "Well."),
        (1930, "Ben", "We paid"),
        (1934, "Ben", "the rent."),
        (1940, "Ana", "So."),
        (1944, "Ben", "Yes."),
    )
    text = '*Webinar 24: Keeping midwives in rural posts*\n"We paid the rent."\nBen, 32:10\n' + f"{SITE}/w24?t=1930"
    for second in ("1930", "1933", "32:10"):
        page = read(client, f"{event.path}transcript/?t={second}")
        assert next(page.root.iter("textarea")).text == text
    block = page.part("passing")
    assert (block.get("lang"), words_of(page.part("share"))) == ("en", "Pass this passage on: WhatsApp SMS E-mail")
    for second in ("1930", "32:10"):
        assert client.get(f"/w24?t={second}").headers["Location"] == f"{event.path}transcript/?t=1930#t1930"


@pytest.mark.django_db
@pytest.mark.parametrize("second", ["", "x", "-1", "1.5", "٣", "9" * 400, "%00", "%FF", "1&t=x"])
def test_an_odd_second_asks_for_nothing(client, second):
    event = webinar()
    spoken(event, (3, "Ana", "Well."))
    answer = client.get(f"{event.path}transcript/?t={second}")
    assert answer.status_code == (400 if second == "%00" else 200)
    assert b"<textarea" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("second", ["0", "3", "999999"])
def test_a_second_before_the_first_word_or_after_the_last_has_the_nearest(client, second):
    event = webinar()
    spoken(event, (3, "", "Well."))
    text = f'*Webinar 24: Keeping midwives in rural posts*\n"Well."\n0:03\n{SITE}/e/{event.code}?t=3'
    assert next(read(client, f"{event.path}transcript/?t={second}").root.iter("textarea")).text == text


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["", "?t=3"])
def test_a_passage_is_read_with_the_transcript(client, django_assert_num_queries, asked):
    event = webinar()
    spoken(event, (3, "Ana", "Well."))
    with django_assert_num_queries(4):  # the event, its transcripts, chapters and cues
        client.get(f"{event.path}transcript/{asked}")
