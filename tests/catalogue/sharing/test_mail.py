"""The mail: what a chat has no room for, in a link that programs for mail still take."""

from datetime import date

import pytest

from hrhub.catalogue.mailto import LINK_LENGTH, mailto
from hrhub.catalogue.message import Message
from tests import make
from tests.catalogue.sharing.scenes import LANGUAGES, SITE, mail_of, read_links, recorded, share_of, webinar

TEASER = "What keeps midwives in rural posts, and what it costs: three districts tell what they paid."


@pytest.mark.django_db
def test_an_invitation_says_why_when_where_and_in_which_languages():
    event = webinar(interpretation=["fr"], city="Lusaka")
    make.make_text(event, TEASER, part="teaser")
    assert read_links(share_of(make.told(event)))[2] == (
        f"Webinar 24: Keeping midwives in rural posts\n\n{TEASER}\n\n"
        "Thursday 11 March 2027\n14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC, 60 min\nOnline, Lusaka\n"
        f"Language: English, interpreted into French\n\nThe page costs about 15 kB:\n{SITE}/e/{event.code}"
    )


@pytest.mark.django_db
def test_afterwards_it_says_all_that_there_is_with_sizes():
    event = recorded()
    assert read_links(share_of(event))[2] == (
        "Webinar 24: Keeping midwives in rural posts\n\n"
        "Thursday 5 November 2026\n14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC, 60 min\nOnline\n"
        "Language: English\nRead the summary (5 minutes)\nRead the transcript (about 5,000 words, English)\n"
        "Listen (52 min, 9.4 MB)\nWatch (52 min, 310 MB)\n\n"
        f"The page costs about 15 kB:\n{SITE}/e/{event.code}"
    )


@pytest.mark.django_db
def test_a_teaser_in_another_language_is_left_out():
    event = webinar()
    make.make_text(event, TEASER, part="teaser")
    assert TEASER not in read_links(share_of(make.told(event), "fr"))[2]


WIDE = {
    "ordinary": (
        "استبقاء القابلات في المراكز الريفية",
        "ما الذي يبقي القابلات في المراكز الريفية؟ ثلاث مناطق تروي. " * 4,
    ),
    "long": ("استبقاء " * 37, "ما الذي " * 36),
    "without spaces": ("ت" * 300, "ذ" * 290),
    "two units a letter": ("😀" * 300, "😀" * 290),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("title", "teaser"), WIDE.values(), ids=WIDE)
def test_in_every_language_the_link_is_short_enough_for_programs_for_mail(title, teaser):
    event = webinar(title, language="ar", date=date(2026, 11, 5), state="held", venue="ن" * 300)
    make.make_text(event, "كلمة " * 900, language="ar")
    make.make_recording(event, form="audio", duration_s=3120, size_bytes=9_400_000, language="ar")
    for language in LANGUAGES:
        make.make_text(event, teaser, part="teaser", language=language)
    make.told(event)
    for language in LANGUAGES:
        share = share_of(event, language)
        assert len(share.mail) <= LINK_LENGTH
        mail, subject = read_links(share)[2:]
        assert ("2026" in mail, "14:00" in mail, f"/e/{event.code}" in mail) == (True, True, True)
        assert subject.startswith(("Thu", "jeu", "Jue", "jue", "Qui", "qui", "الخميس", "5"))


def test_the_end_of_the_teaser_goes_before_all_else_and_then_the_last_details():
    message = Message("ت" * 60, f"{SITE}/w24", day="11 March", cost="It costs 15 kB:", teaser="كلمة " * 60)
    message.details = ["م" * 50, "ن" * 20]
    text, _subject = mail_of(message)
    assert (text.count("كلمة"), text.count("م" * 50), text.count("ن" * 20), text.count("15 kB")) == (15, 1, 1, 1)
    message.details = ["م" * 50, "ن" * 150]
    title, below, last = mail_of(message)[0].split("\n\n")
    assert (title, below) == ("ت" * 60, "11 March\n" + "م" * 50)
    assert last == f"It costs 15 kB:\n{SITE}/w24"
    assert len(mailto(message)) <= LINK_LENGTH


def test_the_teaser_is_one_line_without_what_turns():
    message = Message("Pay", f"{SITE}/w24", teaser="One\u202e\n\ntwo\r\nBcc: all@example.org&bcc=x")
    assert mail_of(message)[0] == f"Pay\n\nOne two Bcc: all@example.org&bcc=x\n\n{SITE}/w24"


def test_a_long_title_is_shortened_in_the_subject_alone():
    message = Message("word " * 50, f"{SITE}/w24", subject_when="Thu 11 March")
    text, subject = mail_of(message)
    assert text.startswith(("word " * 50).strip())
    assert subject == "Thu 11 March – " + "word " * 14 + "word..."
