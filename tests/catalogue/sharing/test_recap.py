"""What was said, in a few lines with its seconds: after an event."""

from datetime import date

import pytest

from hrhub.catalogue.event_page.share import MOMENTS
from hrhub.catalogue.message import CHAT_LENGTH, Message
from tests import make
from tests.catalogue.event_page.test_transcript import spoken
from tests.catalogue.sharing.scenes import LANGUAGES, SITE, read_links, recorded, share_of, webinar

CHAPTERS = [(0, "Welcome"), (750, "How midwives are paid"), (1930, "Housing before pay"), (2400, "Questions")]
PAST = {"date": date(2026, 11, 5), "state": "held"}


def chaptered(event, chapters=CHAPTERS):
    for second, label in chapters:
        make.make_chapter(event, label, start_ms=second * 1000)
    return make.told(event)


@pytest.mark.django_db
def test_after_the_event_the_chat_says_what_was_said_and_when():
    event = chaptered(recorded())
    chat, sms, _mail, _subject = read_links(share_of(event))
    assert chat == (
        "*Webinar 24: Keeping midwives in rural posts*\n"
        "Thu 5 November 2026, 14:00 Lusaka time (12:00 UTC), 60 min\n"
        "0:00 Welcome\n12:30 How midwives are paid\n32:10 Housing before pay\n40:00 Questions\n"
        "Read the summary (5 minutes)\nListen (52 min, 9.4 MB)\nWatch (52 min, 310 MB)\n"
        f"The page costs about 15 kB:\n{SITE}/e/{event.code}"
    )
    assert "How midwives are paid" not in sms


@pytest.mark.django_db
def test_the_mail_says_how_to_get_there_where_there_is_a_transcript(client):
    event = chaptered(webinar(**PAST))
    assert read_links(share_of(event))[2].split("\n\n")[2] == (
        "0:00 Welcome\n12:30 How midwives are paid\n32:10 Housing before pay\n40:00 Questions"
    )
    spoken(event, (750, "Ana", "We paid the rent."))
    hint = read_links(share_of(make.told(event), "fr"))[2].split("\n\n")[2].split("\n")[-1]
    address = f"{SITE}/e/{event.code}?fr&t=0:00"
    assert hint.endswith(address)
    answer = client.get(address.removeprefix(SITE).replace("0:00", "12:30"))
    assert answer.headers["Location"] == f"/fr{event.path}transcript/?t=750#t750"


@pytest.mark.django_db
def test_of_many_chapters_five_are_told_spread_over_all():
    event = chaptered(webinar(**PAST), [(60 * n, f"Part {n}") for n in range(13)])
    lines = share_of(event).text.split("\n")
    assert lines[2 : 2 + MOMENTS] == ["0:00 Part 0", "2:00 Part 2", "5:00 Part 5", "7:00 Part 7", "10:00 Part 10"]


@pytest.mark.django_db
def test_without_chapters_it_says_what_was_quoted():
    event = webinar(**PAST)
    make.make_quotation(event, "We paid the rent.", by="Ana Banda")
    assert share_of(make.told(event)).text.split("\n")[2] == '"We paid the rent.", Ana Banda'


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{}, {"state": "cancelled"}, {**PAST, "state": "unknown"}])
def test_of_what_was_not_held_nothing_was_said(values):
    event = webinar(**values)
    make.make_quotation(event, "We paid the rent.")
    text = share_of(chaptered(event)).text
    assert ("Welcome" in text, "rent" in text) == (False, False)


@pytest.mark.django_db
def test_chapters_ask_the_database_nothing_more(client, django_assert_num_queries):
    event = chaptered(webinar(**PAST))
    with django_assert_num_queries(3):  # the event, its chapters, and who was counted
        client.get(event.path)


@pytest.mark.django_db
@pytest.mark.parametrize("label", ["L" * 200, "ت" * 200, "*bold* _so_\u202e", "😀" * 100])
def test_long_and_odd_chapters_fit(label):
    event = chaptered(recorded(), [(3600 + 60 * n, label) for n in range(9)])
    for language in LANGUAGES:
        chat = share_of(event, language).text
        assert len(chat) <= CHAT_LENGTH
        assert len([line for line in chat.split("\n") if line.startswith("1:0")]) >= 3
        assert "\u202e" not in chat


def test_where_all_does_not_fit_moments_beyond_three_go_and_then_the_lines():
    message = Message("t" * 180, f"{SITE}/w24", brief_when="11 March", cost="It costs 15 kB:")
    message.moments = [f"{n}:00 " + "m" * 35 for n in range(1, 6)]
    message.lines = ["Read (5 min)", "Listen (9.4 MB)"]
    told = [line[:4] for line in message.chat.split("\n")[2:-2]]
    assert told == ["1:00", "2:00", "4:00", "Read", "List"]
    message.title = "t" * 200
    assert [line[:4] for line in message.chat.split("\n")[2:-2]] == ["1:00", "2:00", "4:00", "Read"]
    message.title = "t" * 240
    assert [line[:4] for line in message.chat.split("\n")[2:-2]] == ["1:00", "3:00"]
