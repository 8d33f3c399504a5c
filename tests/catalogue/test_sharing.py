"""What a message says of a page: by state, in five languages and three lengths; and the links that open one."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
from django.conf import settings as site_settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from hrhub.catalogue.announcing import CHAT_LENGTH, PAGE_BYTES, SMS_PARTS, Message
from hrhub.catalogue.event_page import event_page
from hrhub.catalogue.models import Event
from hrhub.catalogue.sms import sms_parts
from tests import make
from tests.catalogue.event_page.pages import content_loaded, read, words_of
from tests.catalogue.event_page.test_transcript import spoken

LANGUAGES = [code for code, _name in site_settings.LANGUAGES]
SITE = "https://hub.example.org"
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
LUSAKA = {
    "date": date(2027, 3, 11),
    "date_precision": "day",
    "start": time(14),
    "end": time(15),
    "zone": "Africa/Lusaka",
    "state": "announced",
}


@pytest.fixture(autouse=True)
def on_a_day_in_march(settings, time_machine):
    settings.SITE_URL = SITE
    time_machine.move_to(NOW, tick=False)


def share_of(event, language="en"):
    """Return what the block of the event's page shows."""
    with translation.override(language):
        found = Event.objects.for_page().get(pk=event.pk)
        return event_page(found, AnonymousUser())["share"]


def webinar(title="Keeping midwives in rural posts", **values):
    return make.make_webinar(title, **{"number": 24, "number_words": "Webinar 24", **LUSAKA, **values})


def recorded():
    event = webinar(date=date(2026, 11, 5), state="held")
    make.make_text(event, "word " * 900)
    make.make_recording(event, form="audio", duration_s=3120, size_bytes=9_400_000, language="en")
    make.make_recording(event, form="video", duration_s=3120, size_bytes=310_000_000, language="en")
    make.make_transcript(event, ["word " * 300] * 20)
    return make.told(event)


def changed():
    event = webinar()
    event.start, event.end = time(13), time(14, 30)
    event.save()
    return make.told(event)


SCENES = {
    "coming": webinar,
    "changed": changed,
    "live": lambda: webinar(date=date(2027, 3, 1), start=time(10, 30), end=time(12)),
    "postponed": lambda: webinar(state="postponed"),
    "cancelled": lambda: webinar(state="cancelled"),
    "recorded": recorded,
    "past": lambda: webinar(date=date(2011, 3, 11), state="held", start=None, end=None, zone=""),
    "unknown": lambda: webinar(date=date(2011, 3, 11), state="unknown", end=None),
}


def read_links(share):
    """Return what a telephone makes of the links: the texts for chat, SMS and mail, and the subject."""
    whatsapp, sms, mail = urlsplit(share.whatsapp), urlsplit(share.sms), urlsplit(share.mail)
    assert (whatsapp.scheme, whatsapp.netloc, sms.scheme, mail.scheme) == ("https", "wa.me", "sms", "mailto")
    queries = [parse_qs(link.query, strict_parsing=True) for link in (whatsapp, mail)]
    body = parse_qs(sms.query.removeprefix("&"), strict_parsing=True)
    assert queries[1]["body"][0].count("\n") == queries[1]["body"][0].count("\r\n")  # RFC 6068
    texts = queries[0]["text"][0], body["body"][0], queries[1]["body"][0].replace("\r\n", "\n")
    return (*texts, queries[1]["subject"][0])


@pytest.mark.django_db
@pytest.mark.parametrize("scene", SCENES)
def test_each_state_in_each_language_fits_and_says_day_hour_zone_and_address(scene):
    event = SCENES[scene]()
    for language in LANGUAGES:
        share = share_of(event, language)
        chat, sms, mail, subject = read_links(share)
        assert chat == share.text
        assert len(chat) <= CHAT_LENGTH
        assert sms_parts(sms).parts <= SMS_PARTS
        version = "v=2" if scene == "changed" else ""
        query = "&".join(part for part in ("" if language == "en" else language, version) if part)
        address = f"{SITE}/e/{event.code}" + (f"?{query}" if query else "")
        assert {text.rpartition("\n")[2] for text in (chat, sms, mail)} == {address}
        for text in (chat, sms, mail, subject):
            assert str(event.date.year) in text
            assert f" {event.date.day} " in text
            assert not event.start or {f"{event.start:%H:%M}", "Lusaka", "UTC"} <= words_in(text)


def words_in(text):
    return set(re.findall(r"\d\d:\d\d|\w+", text))


IN_ENGLISH = {
    "coming": [
        "*Webinar 24: Keeping midwives in rural posts*",
        "Thursday 11 March 2027, 14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC, 60 min",
        "Online",
        "The page costs about 15 kB:",
    ],
    "changed": [
        "Updated: this holds now.",
        "*Webinar 24: Keeping midwives in rural posts*",
        "Thursday 11 March 2027, 13:00–14:30 Lusaka time (UTC+2) = 11:00–12:30 UTC, 90 min",
        "Online",
        "The page costs about 15 kB:",
    ],
    "live": [
        "Live now.",
        "*Webinar 24: Keeping midwives in rural posts*",
        "Monday 1 March 2027, 10:30–12:00 Lusaka time (UTC+2) = 08:30–10:00 UTC, 90 min",
        "Online",
        "The page costs about 15 kB:",
    ],
    "postponed": [
        "Postponed. This day may not be valid.",
        "*Webinar 24: Keeping midwives in rural posts*",
        "Thursday 11 March 2027, 14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC, 60 min",
        "Online",
        "The page costs about 15 kB:",
    ],
    "cancelled": [
        "Cancelled.",
        "*Webinar 24: Keeping midwives in rural posts*",
        "Thursday 11 March 2027, 14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC, 60 min",
        "Online",
        "The page costs about 15 kB:",
    ],
    "recorded": [
        "*Webinar 24: Keeping midwives in rural posts*",
        "Thursday 5 November 2026, 14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC, 60 min",
        "Read the summary (5 minutes)",
        "Listen (52 min, 9.4 MB)",
        "Watch (52 min, 310 MB)",
        "The page costs about 15 kB:",
    ],
    "past": [
        "*Webinar 24: Keeping midwives in rural posts*",
        "Friday 11 March 2011",
        "The page costs about 15 kB:",
    ],
    "unknown": [
        "Announced; we do not know whether it took place.",
        "*Webinar 24: Keeping midwives in rural posts*",
        "Friday 11 March 2011, 14:00 Lusaka time (UTC+2) = 12:00 UTC",
        "The page costs about 15 kB:",
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize("scene", SCENES)
def test_the_chat_and_the_mail_say_how_it_stands(scene):
    chat, _sms, mail, _subject = read_links(share_of(SCENES[scene]()))
    assert chat.split("\n")[:-1] == IN_ENGLISH[scene]
    assert mail.split("\n")[:-1] == [line.strip("*") for line in IN_ENGLISH[scene]]


@pytest.mark.django_db
def test_the_sms_is_as_short_as_it_can_be_said():
    event = webinar()
    assert read_links(share_of(event))[1] == (
        "Webinar 24: Keeping midwives in rural posts\nThu 11 March 2027, 14:00 Lusaka time (12:00 UTC), 60 min\n"
        f"Online\nThe page costs about 15 kB:\n{SITE}/e/{event.code}"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("scene", "subject"),
    [
        ("coming", "Thu 11 March 2027, 14:00 Lusaka time (12:00 UTC): Webinar 24: Keeping midwives in rural posts"),
        (
            "postponed",
            "Postponed, day uncertain. Thu 11 March 2027, 14:00 Lusaka time (12:00 UTC): "
            "Webinar 24: Keeping midwives in rural posts",
        ),
        (
            "cancelled",
            "Cancelled. Thu 11 March 2027, 14:00 Lusaka time (12:00 UTC): Webinar 24: Keeping midwives in rural posts",
        ),
        ("past", "Fri 11 March 2011: Webinar 24: Keeping midwives in rural posts"),
    ],
)
def test_the_subject_of_a_mail_begins_with_day_and_hour_unless_it_is_called_off(scene, subject):
    assert read_links(share_of(SCENES[scene]()))[3] == subject


UNKNOWN = {"date": None, "date_precision": "none", "start": None, "end": None, "zone": ""}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "when", "brief"),
    [
        ({"zone": ""}, "Thursday 11 March 2027, 14:00–15:00, time zone not stated, 60 min", None),
        ({"zone": "", "zone_words": "EST"}, "Thursday 11 March 2027, 14:00–15:00 EST (zone as printed), 60 min", None),
        ({"zone": "", "start": None, "end": None}, "Thursday 11 March 2027, hour not known", None),
        ({"zone": "UTC"}, "Thursday 11 March 2027, 14:00–15:00 UTC, 60 min", None),
        (
            {"start": time(1), "end": None},
            "Thursday 11 March 2027, 01:00 Lusaka time (UTC+2) = Wednesday 23:00 UTC",
            "Thu 11 March 2027, 01:00 Lusaka time (Wed 23:00 UTC)",
        ),
        (
            {"start": time(23), "end": time(1)},
            "Thursday 11 March 2027, 23:00–01:00 Lusaka time (UTC+2) = 21:00–23:00 UTC, 120 min",
            None,
        ),
        (
            {"zone": "Asia/Kathmandu"},
            "Thursday 11 March 2027, 14:00–15:00 Kathmandu time (UTC+5:45) = 08:15–09:15 UTC, 60 min",
            "Thu 11 March 2027, 14:00 Kathmandu time (08:15 UTC), 60 min",
        ),
        ({**UNKNOWN, "date": date(2027, 3, 1), "date_precision": "month"}, "March 2027, hour not known", None),
        ({**UNKNOWN, "date_words": "in the spring"}, "in the spring", None),
        (UNKNOWN, "Date not known", None),
        (
            {**UNKNOWN, "inferred_date": date(2027, 4, 2), "inferred_precision": "day", "inferred_ground": "So."},
            "probably Friday 2 April 2027, hour not known",
            None,
        ),
        (
            {"until": date(2027, 3, 12), "start": None, "end": None, "zone": ""},
            "Thursday 11 March – Friday 12 March 2027, hour not known",
            "Thursday 11 March - Friday 12 March 2027, hour not known",
        ),
    ],
)
def test_what_is_not_known_of_the_day_and_hour_is_said_and_nothing_is_invented(values, when, brief):
    chat, sms, _mail, _subject = read_links(share_of(webinar(**values)))
    assert chat.split("\n")[1] == when
    assert brief in (None, sms.split("\n")[1])


@pytest.mark.django_db
def test_a_guide_has_no_day_to_tell():
    event = webinar("How to ask", form="guide", number_words="", **UNKNOWN)
    chat, _sms, _mail, subject = read_links(share_of(event))
    assert chat == f"*How to ask*\nThe page costs about 15 kB:\n{SITE}/e/{event.code}"
    assert subject == "How to ask"


@pytest.mark.django_db
def test_a_practice_event_says_so_first():
    assert share_of(webinar(practice=True)).text.startswith("For practising.\n*Webinar 24")


@pytest.mark.django_db
def test_what_changed_as_a_draft_is_no_news(time_machine):
    event = webinar(published_at=None)
    event.start = time(15)
    event.save()
    make.told(event)
    event.published_at = NOW + timedelta(minutes=5)
    event.save()
    time_machine.move_to(NOW + timedelta(minutes=10), tick=False)
    assert (event.sequence, share_of(event).text.split("\n")[0]) == (1, "*Webinar 24: Keeping midwives in rural posts*")


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["lost", "promised", "withheld"])
def test_a_recording_that_is_not_here_is_not_offered(state):
    event = webinar(date=date(2020, 3, 11), state="held")
    make.make_recording(event, state=state, address="https://example.org/secret.mp4", size_bytes=9_400_000)
    assert len(share_of(make.told(event)).text.split("\n")) == 4


@pytest.mark.django_db
def test_the_only_text_is_offered_too():
    event = webinar(date=date(2020, 3, 11), state="held")
    make.make_text(event, "word " * 900)
    assert share_of(make.told(event)).text.split("\n")[2] == "Read the summary (5 minutes)"


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
    message = Message(title, f"{SITE}/w24", when="Thursday")
    assert message.chat == f"*{bold}*\nThursday\n{SITE}/w24"
    assert message.mail == f"{' '.join(title_without_turns(title).split())}\nThursday\n{SITE}/w24"


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
    message = Message(title, f"{SITE}/e/7kq2mx?ar&v=2", lead, lead, when=when, brief_when=when, minutes="60 min")
    message.lines, message.cost = ["Online, Lusaka"], "The page costs about 15 kB:"
    assert sms_parts(message.sms).parts <= SMS_PARTS
    assert len(message.chat) <= CHAT_LENGTH
    for text in (message.sms, message.chat, message.mail):
        *above, address = text.split("\n")
        assert address == message.address
        assert [line for line in above if line.startswith(when)]
        assert not lead or above[0] == lead


@given(TITLES)
def test_a_title_is_shortened_only_where_it_has_to_be(title):
    message = Message(title, f"{SITE}/w24", brief_when=WHEN)
    whole = message.version("", WHEN)(title)
    assert (message.sms == whole) == (sms_parts(whole).parts <= SMS_PARTS)


@pytest.mark.django_db
def test_the_longest_words_of_people_fit():
    event = webinar(
        "ت" * 300, **{**UNKNOWN, "date_words": "ذ" * 300, "start": time(9), "zone_words": "م" * 50}, venue="ن" * 300
    )
    for language in LANGUAGES:
        chat, sms, _mail, _subject = read_links(share_of(event, language))
        assert (len(chat) <= CHAT_LENGTH, sms_parts(sms).parts <= SMS_PARTS) == (True, True)
        assert chat.endswith(f"/e/{event.code}" + ("" if language == "en" else f"?{language}"))


# The block on pages


@pytest.mark.django_db
def test_person_country_and_all_else_can_be_passed_on(client):
    event = make.make_session(series=make.make_series("Pay"))
    appearance = make.make_appearance(event, make.make_person("Ana Banda"))
    country = make.make_event_country(event, "ZM").country
    topic, host = make.make_event_topic(event).topic, make.make_involvement(event).organisation
    for thing in (appearance.person, country, event.series, topic, host):
        name = getattr(thing, "label", thing.name)
        assert next(read(client, f"/fr{thing.path}").root.iter("textarea")).text.endswith(f"{SITE}/fr{thing.path}")
        page = read(client, thing.path)
        assert next(page.root.iter("textarea")).text == f"*{name}*\nHRHub\n{SITE}{thing.path}"
        assert page.said("address") == f"{SITE}{thing.path}"
    conference = event.conference
    text = f"*{conference.name}*\nTuesday 14 May 2024\nHRHub\n{SITE}{conference.path}"
    assert next(read(client, conference.path).root.iter("textarea")).text == text


@pytest.mark.django_db
def test_the_block_works_without_a_script_and_asks_nobody_before_a_click(client):
    page = read(client, webinar().path)
    field = next(page.root.iter("textarea"))
    assert ("readonly" in field.attrib, field.get("aria-label")) == (True, "Text to copy")
    elsewhere = [e.get("src") for e in page.root.iter() if (e.get("src") or "").startswith("http")]
    assert elsewhere == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_block_costs_at_most_seven_hundred_bytes(client, language):
    with content_loaded():
        prefix = "" if language == "en" else f"/{language}"
        html = client.get(prefix + founding().path).content.decode()
    without = (
        html[: html.index('<section class="passing"')]
        + html.partition('<section class="passing"')[2].partition("</section>")[2]
    )
    assert weight(html) - weight(without) <= 700


def founding():
    return Event.objects.get(slug="webinar-1-lessons-learned-from-the-global-healthcare-workforce")


def weight(text):
    return len(brotli.compress(text.encode(), quality=5))


@pytest.mark.django_db
def test_the_cost_that_is_told_is_what_the_founding_page_costs(client):
    files = [
        Path(site_settings.BASE_DIR, "static", name).read_text() for name in ("site.css", "times.js", "favicon.svg")
    ]
    with content_loaded():
        sizes = [weight(client.get(f"{prefix}{founding().path}").content.decode()) for prefix in ("", "/fr", "/ar")]
    visit = max(sizes) + sum(weight(text) for text in files)
    assert PAGE_BYTES * 0.7 <= visit <= PAGE_BYTES


# Short addresses on the page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("letter", "number", "others", "path"),
    [
        ("w", 24, [23], "/w24"),
        ("W", 24, [23], "/w24"),
        ("w", 24, [24], None),
        ("w", None, [], None),
        (None, 24, [], None),
        ("é", 24, [], None),
        ("7", 24, [], None),
    ],
)
def test_the_address_is_by_number_where_that_is_the_series_own(letter, number, others, path):
    event = webinar(series=make.make_series(letter=letter), number=number)
    for other in others:
        make.make_webinar(series=event.series, number=other)
    make.make_webinar(series=event.series, number=number, published_at=None)
    assert share_of(event).address == SITE + (path or f"/e/{event.code}")


@pytest.mark.django_db
def test_the_block_asks_the_database_nothing(client, django_assert_num_queries):
    event = webinar(series=make.make_series(letter="w"))
    with django_assert_num_queries(2):  # the event, and its neighbours
        client.get(event.path)


# Passages


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
    for second in (1930, 1933):
        page = read(client, f"{event.path}transcript/?t={second}")
        assert next(page.root.iter("textarea")).text == text
    block = page.part("passing")
    assert (block.get("lang"), words_of(page.part("share"))) == ("en", "Pass this passage on: WhatsApp SMS E-mail")
    assert client.get("/w24?t=1930").headers["Location"] == f"{event.path}transcript/?t=1930#t1930"


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
def test_table(capsys):
    """Print what four events say in five languages: `pytest tests/catalogue/test_sharing.py -k table -s`."""
    rows = []
    for scene in ("coming", "changed", "recorded", "unknown"):
        event = SCENES[scene]()
        for language in LANGUAGES:
            chat, sms, mail, subject = read_links(share_of(event, language))
            counted = sms_parts(sms)
            lengths = f"chat {len(chat)}, SMS {len(sms)} in {counted.parts} x {counted.encoding}, mail {len(mail)}"
            rows.append(f"== {scene}, {language}: {lengths}")
            rows += [chat, "-- SMS", sms, "-- subject", subject, ""]
    print("\n" + "\n".join(rows))
    assert len([row for row in rows if row.startswith("== ")]) == 20
