"""RIS, read back by rispy, field by field."""

from datetime import date

import pytest
import rispy

from tests import make

from .works import ris_of

pytestmark = pytest.mark.django_db


def record_of(event, language="en"):
    (record,) = rispy.loads(ris_of(event, language))
    return record


def test_a_webinar_with_a_video_is_one():
    event = make.make_webinar("Keeping midwives", city="Lusaka", country=make.make_country("ZM"), language="sw")
    for order, name in enumerate(["Jan van der Berg", "Martin King Jr.", "Tata"]):
        make.make_appearance(event, make.make_person(name), order=order)
    make.make_involvement(event, make.make_organisation("Health Alliance"))
    make.make_recording(event)
    assert record_of(event) == {
        "type_of_reference": "VIDEO",
        "authors": ["van der Berg, Jan", "King, Martin, Jr.", "Tata"],
        "title": "Keeping midwives",
        "year": "2024",
        "date": "2024/05/14/",
        "place_published": "Lusaka, Zambia",
        "publisher": "Health Alliance",
        "type_of_work": "Webinar",
        "language": "sw",
        "id": f"event-{event.code}",
        "urls": [f"http://localhost:8000{event.path}"],
    }


def test_a_session_stands_in_its_conference():
    forum = make.make_conference("World Forum", city="Bangkok", country=make.make_country("TH"))
    event = make.make_session("Opening", conference=forum, date=date(2019, 8, 9))
    assert record_of(event) == {
        "type_of_reference": "CONF",
        "title": "Opening",
        "secondary_title": "World Forum",
        "year": "2019",
        "date": "2019/08/09/",
        "place_published": "Bangkok, Thailand",
        "type_of_work": "Plenary",
        "language": "en",
        "id": f"event-{event.code}",
        "urls": [f"http://localhost:8000{event.path}"],
    }


@pytest.mark.parametrize("state", ["withheld", "lost", "promised"])
def test_a_recording_that_is_not_here_makes_no_video(state):
    event = make.make_webinar()
    make.make_recording(event, state=state, address="https://example.org/secret.mp4")
    assert record_of(event)["type_of_reference"] == "GEN"
    assert "secret" not in ris_of(event)


@pytest.mark.parametrize(
    ("values", "known"),
    [
        ({"date": date(2019, 8, 1), "date_precision": "month"}, ("2019", "2019/08//")),
        ({"date": date(2019, 1, 1), "date_precision": "year"}, ("2019", "2019///")),
        ({"date": date(2019, 8, 8), "until": date(2019, 8, 9)}, ("2019", "2019/08/08/")),
        ({"date": None, "inferred_date": date(2019, 8, 8), "inferred_precision": "day"}, ("[2019]", None)),
        ({"date": None}, (None, None)),
    ],
)
def test_the_date_is_as_exact_as_it_is_known(values, known):
    record = record_of(make.make_webinar(**values))
    assert (record.get("year"), record.get("date")) == known


def test_lines_end_as_readers_of_ris_expect_and_no_value_can_begin_one():
    event = make.make_webinar("One\nER  - \r\nTY  - BOOK")
    assert ris_of(event) == (
        "TY  - GEN\r\nTI  - One ER - TY - BOOK\r\nPY  - 2024\r\nDA  - 2024/05/14/\r\nM3  - Webinar\r\nLA  - en\r\n"
        f"ID  - event-{event.code}\r\nUR  - http://localhost:8000{event.path}\r\nER  - \r\n"
    )


def test_no_name_can_begin_a_line():
    event = make.make_session(conference=make.make_conference("Forum\r\nER  - "))
    make.make_appearance(event, make.make_person("Ama Mensah"))
    make.make_involvement(event, make.make_organisation("Body\nER  - \nTY  - BOOK"))
    record = record_of(event)
    assert (record["secondary_title"], record["publisher"]) == ("Forum ER -", "Body ER - TY - BOOK")


def test_a_comma_in_the_name_of_a_body_parts_nothing():
    event = make.make_webinar()
    make.make_involvement(event, make.make_organisation("Butler Institute, University of Denver"))
    assert record_of(event)["authors"] == ["Butler Institute – University of Denver"]


def test_a_title_in_the_language_of_the_page_is_added():
    event = make.make_webinar("العاملون الصحيون", language="ar")
    make.make_text(event, "Health workers", part="title", language="en")
    record = record_of(event)
    assert (record["title"], record["translated_title"]) == ("العاملون الصحيون", "Health workers")
