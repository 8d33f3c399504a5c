"""How a message is fitted: whatever people wrote, in three lengths."""

from datetime import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hrhub.catalogue.message import CHAT_LENGTH, SMS_PARTS, Message
from hrhub.catalogue.sms import sms_parts
from tests.catalogue.event_page.pages import read
from tests.catalogue.sharing.scenes import LANGUAGES, SITE, UNKNOWN, mail_of, read_links, share_of, webinar

HOSTILE = {
    "a * b *c* d": "a  b c d",
    "_a_ __b__ snake_case _": "a b snake_case ",
    "~a~ `b` ```c```": "a b c",
    "one\ntwo\r\nthree\tfour\u2028five": "one two three four five",
    "a\u202eevil\u202c\u2066b\u2069": "aevilb",
    "nul\0bell\x07": "nulbell",
    "https://evil.example/": "https://evil.example/",
    "50% & more? #1 = <b>": "50% & more? #1 = <b>",
    "'\"</textarea><script>": "'\"</textarea><script>",
}


@pytest.mark.parametrize(("title", "bold"), HOSTILE.items())
def test_an_odd_title_breaks_neither_the_bold_nor_the_lines(title, bold):
    message = Message(title, f"{SITE}/w24", day="Thursday")
    assert message.chat == f"*{bold}*\nThursday\n{SITE}/w24"
    assert mail_of(message)[0] == f"{' '.join(title_without_turns(title).split())}\n\nThursday\n\n{SITE}/w24"


def title_without_turns(title):
    return "".join(letter for letter in title if letter not in "\u202e\u202c\u2066\u2069\0\x07")


@pytest.mark.django_db
@pytest.mark.parametrize("title", [title for title in HOSTILE if "\0" not in title])
def test_an_odd_title_survives_every_link_and_the_page(client, title):
    event = webinar(title)
    share, page = share_of(event), read(client, event.path)
    assert read_links(share)[0] == share.text
    assert next(page.root.iter("textarea")).text == share.text
    assert [page.links[name] for name in ("WhatsApp", "SMS", "E-mail")] == [share.whatsapp, share.sms, share.mail]


def test_a_no_break_space_stays_but_in_an_sms_where_it_would_halve_the_room():
    message = Message("Séance 4\xa0: payer", f"{SITE}/w24", subject_when="jeu")
    assert message.chat == f"*Séance 4\xa0: payer*\n{SITE}/w24"
    assert mail_of(message) == (f"Séance 4\xa0: payer\n\n{SITE}/w24", "jeu – Séance 4\xa0: payer")
    assert message.sms == f"Séance 4 : payer\n{SITE}/w24"
    assert sms_parts(message.sms) == (1, "GSM-7")


TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
WHEN = "Thu 11 March 2027, 14:00 Lusaka time (12:00 UTC)"


@given(
    TITLES,
    st.sampled_from(["", "Cancelled.", "أُعلن عنها؛ لا نعلم هل عُقدت."]),
    st.sampled_from([WHEN, "الخميس 11 مارس 2027، 14:00 بتوقيت Lusaka (12:00 UTC)"]),
)
@example("[" * 300, "", WHEN)
@example("😀" * 300, "Cancelled.", WHEN)
@example("ê" + "a" * 299, "", WHEN)
def test_every_title_fits_and_day_hour_and_address_are_whole(title, lead, when):
    message = Message(title, f"{SITE}/e/7kq2mx?ar&v=2", lead, lead, day=when, brief_when=when, minutes="60 min")
    message.lines, message.cost = ["Online, Lusaka"], "The page costs about 15 kB:"
    assert sms_parts(message.sms).parts <= SMS_PARTS
    assert len(message.chat) <= CHAT_LENGTH
    for text in (message.sms, message.chat, mail_of(message)[0]):
        *above, address = text.split("\n")
        assert address == message.address
        assert [line for line in above if line.startswith(when)]
        assert not lead or above[0] == lead


@given(TITLES)
def test_a_title_is_shortened_only_where_it_has_to_be(title):
    message = Message(title, f"{SITE}/w24", brief_when=WHEN)
    whole = message.version("", WHEN)(title).replace("\xa0", " ").replace("\u202f", " ")
    assert (message.sms == whole) == (sms_parts(whole).parts <= SMS_PARTS)


@pytest.mark.parametrize(
    ("length", "below"),
    [
        (100, "11 March, 14:00, 60 min|Online|Read (5 min)|It costs 15 kB:"),
        (235, "11 March, 14:00, 60 min|Online|It costs 15 kB:"),
        (248, "11 March, 14:00, 60 min|It costs 15 kB:"),
        (255, "11 March, 14:00, 60 min"),
        (270, "11 March, 14:00"),
    ],
)
def test_before_the_end_of_the_title_the_lines_go_then_the_cost_then_the_minutes(length, below):
    message = Message("t" * length, "https://h.org/w", day="11 March", hours="14:00", minutes="60 min")
    message.brief_when, message.lines, message.cost = "11 March, 14:00", ["Online", "Read (5 min)"], "It costs 15 kB:"
    assert message.sms.split("\n") == [message.title, *below.split("|"), message.address]
    message.title = "t" * (length + 92)  # a chat takes 400, an SMS 306; two more make it bold
    assert message.chat.split("\n") == [f"*{message.title}*", *below.split("|"), message.address]


def test_the_end_of_the_title_goes_last():
    message = Message("word " * 60, "https://h.org/w", brief_when="11 March", cost="It costs 15 kB:")
    title, *below = message.sms.split("\n")
    assert (len(title) > 270, title.endswith("word..."), below) == (True, True, ["11 March", "https://h.org/w"])


@pytest.mark.django_db
def test_the_longest_words_of_people_fit():
    event = webinar(
        "ت" * 300, **{**UNKNOWN, "date_words": "ذ" * 300, "start": time(9), "zone_words": "م" * 50}, venue="ن" * 300
    )
    for language in LANGUAGES:
        chat, sms, _mail, _subject = read_links(share_of(event, language))
        assert (len(chat) <= CHAT_LENGTH, sms_parts(sms).parts <= SMS_PARTS) == (True, True)
        assert chat.endswith(f"/e/{event.code}" + ("" if language == "en" else f"?{language}"))
