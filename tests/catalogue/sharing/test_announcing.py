"""What is said of an event: by state, in five languages; and what is not known."""

from datetime import date, time, timedelta

import pytest

from hrhub.catalogue.message import CHAT_LENGTH, SMS_PARTS
from hrhub.catalogue.sms import sms_parts
from tests import make
from tests.catalogue.sharing.scenes import (
    LANGUAGES,
    NOW,
    SCENES,
    SITE,
    UNKNOWN,
    read_links,
    share_of,
    webinar,
    words_in,
)


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


IN_ENGLISH = {
    "coming": [
        "*Webinar 24: Keeping midwives in rural posts*",
        "Thursday 11 March 2027, 14:00–15:00 Lusaka time (UTC+2) = 12:00–13:00 UTC, 60 min",
        "Online",
        "The page costs about 15 kB:",
    ],
    "changed": [
        "Updated. These are the current details.",
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
    lead_and_title, _bold, _below = "\n".join(IN_ENGLISH[scene]).rpartition("*")
    assert mail.split("\n\n")[0] == lead_and_title.replace("*", "")


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
        ("coming", "Thu 11 March 2027, 14:00 Lusaka time (12:00 UTC) – Webinar 24: Keeping midwives in rural posts"),
        (
            "postponed",
            "Postponed, day uncertain. Thu 11 March 2027, 14:00 Lusaka time (12:00 UTC) – "
            "Webinar 24: Keeping midwives in rural posts",
        ),
        (
            "cancelled",
            "Cancelled. Thu 11 March 2027, 14:00 Lusaka time (12:00 UTC) – Webinar 24: Keeping midwives in rural posts",
        ),
        ("past", "Fri 11 March 2011 – Webinar 24: Keeping midwives in rural posts"),
    ],
)
def test_the_subject_of_a_mail_begins_with_day_and_hour_unless_it_is_called_off(scene, subject):
    assert read_links(share_of(SCENES[scene]()))[3] == subject


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
@pytest.mark.parametrize(
    ("values", "subject"),
    [
        (UNKNOWN, "Webinar 24: Pay"),
        ({**UNKNOWN, "start": time(14)}, "Webinar 24: Pay"),
        ({**UNKNOWN, "date_words": "in the spring"}, "in the spring – Webinar 24: Pay"),
        ({"start": None, "end": None, "zone": ""}, "Thu 11 March 2027 – Webinar 24: Pay"),
        ({"zone": ""}, "Thu 11 March 2027, 14:00, time zone not stated – Webinar 24: Pay"),
        ({**UNKNOWN, "state": "cancelled"}, "Cancelled. Webinar 24: Pay"),
    ],
)
def test_a_subject_says_nothing_of_what_is_not_known(values, subject):
    assert read_links(share_of(webinar("Pay", **values)))[3] == subject


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
